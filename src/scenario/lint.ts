import { resourceTypeOf, serviceOfArn } from '../account/resourceType.ts';
import { findAction, findConditionKey } from '../catalogue/authorization.ts';
import { expandActions } from '../policy/actions.ts';
import { closest } from '../policy/closest.ts';
import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import type { Check } from './check.ts';
import type { Scenario } from './scenario.ts';
import { namesAtStart } from './startNames.ts';
import { placeholdersIn } from './variants.ts';

type Warn = (code: string, path: JsonPath, message: string, advice: string) => void;

/**
 * Findings on a scenario that can be played but promises what it cannot keep: words that AWS does not know, principals
 * that neither exist nor are named, exercises without proof. Static: nothing is run.
 */
export function lintScenario(scenario: Scenario, locate: (path: JsonPath) => Place | null = () => null): Fault[] {
  const faults: Fault[] = [];
  const warn: Warn = (code, path, message, advice) => {
    faults.push({ code, severity: 'warning', message, advice, path, place: locate(path) });
  };
  for (const { check, path } of checksOf(scenario)) {
    checkActions(check, path, warn);
    checkResource(scenario, check, path, warn);
    checkContext(check, path, warn);
    checkPrincipal(scenario, check, path, warn);
  }
  checkIdentities(scenario, warn);
  checkCompleteness(scenario, warn);
  checkPlaceholders(scenario, warn);
  return faults;
}

function checksOf(scenario: Scenario): { check: Check; path: JsonPath }[] {
  return [
    ...scenario.tasks.flatMap((task, index) =>
      task.checks.map((check, position) => ({ check, path: ['tasks', index, 'checks', position] })),
    ),
    ...scenario.heldOut.map((check, position) => ({ check, path: ['held_out', position] })),
  ];
}

function checkActions(check: Check, path: JsonPath, warn: Warn): void {
  if ((check.kind === 'allow' || check.kind === 'deny') && !findAction(check.probe.action)) {
    warn(
      'LINT_ACTION',
      [...path, check.kind, 'action'],
      `AWS has no action \`${check.probe.action}\``,
      'check its spelling in the Service Authorization Reference',
    );
  }
  if (check.kind !== 'never') return;
  for (const [index, pattern] of check.actions.entries()) {
    if (expandActions(pattern).length === 0) {
      warn(
        'LINT_ACTION',
        [...path, 'never', 'actions', index],
        `\`${pattern}\` matches no action of AWS`,
        'check its spelling in the Service Authorization Reference',
      );
    }
  }
}

function checkResource(scenario: Scenario, check: Check, path: JsonPath, warn: Warn): void {
  if (check.kind !== 'allow' && check.kind !== 'deny') return;
  const { action, on } = check.probe;
  const entry = findAction(action);
  if (!entry || on === undefined || on === '*') {
    if (entry?.resources.some(({ required }) => required)) {
      const types = entry.resources.filter(({ required }) => required).map(({ type }) => type);
      warn(
        'LINT_RESOURCE',
        [...path, check.kind],
        `\`${action}\` asks for a resource: ${types.join(', ')}`,
        'add `on` with its ARN',
      );
    }
    return;
  }
  if (!on.startsWith('arn:')) {
    checkShortName(scenario, on, [...path, check.kind, 'on'], warn);
    return;
  }
  // S3 tells buckets and objects by the ARN alone; assuming is the one action of STS on what IAM holds.
  const type = resourceTypeOf(on);
  const fits =
    entry.resources.some((resource) => resource.type === type) ||
    (entry.service === 'sts' && serviceOfArn(on) === 'iam');
  if (entry.resources.length === 0) {
    warn(
      'LINT_RESOURCE',
      [...path, check.kind, 'on'],
      `\`${action}\` takes no resource; AWS always asks for it on \`*\``,
      'remove `on`',
    );
  } else if (!fits) {
    const types = entry.resources.map((resource) => resource.type).join(', ');
    warn(
      'LINT_RESOURCE',
      [...path, check.kind, 'on'],
      `\`${on}\` is no resource of \`${action}\``,
      `give an ARN of ${types}`,
    );
  }
}

/** A name that stands for an ARN is that of an instance or bucket of the start, or of an entity that a text names. */
function checkShortName(scenario: Scenario, on: string, path: JsonPath, warn: Warn): void {
  const known = namesAtStart(scenario);
  if (/^(user|group|role|policy|instance-profile)\//.test(on)) {
    checkNamed(scenario, on, path, warn);
    return;
  }
  const bucket = on.split('/', 1)[0] ?? '';
  if (known.has(`instance/${on.toLowerCase()}`) || known.has(`bucket/${bucket}`)) return;
  warn(
    'LINT_RESOURCE',
    path,
    `no instance or bucket of the start is called \`${on}\``,
    'write the ARN, or create it at the start',
  );
}

function checkContext(check: Check, path: JsonPath, warn: Warn): void {
  if (check.kind !== 'allow' && check.kind !== 'deny') return;
  const keys = [...Object.keys(check.probe.context ?? {}), ...(check.probe.without ?? [])];
  for (const key of keys) {
    if (!findConditionKey(key)) {
      warn(
        'LINT_CONDITION_KEY',
        [...path, check.kind],
        `AWS has no condition key \`${key}\``,
        'check its spelling in the Service Authorization Reference',
      );
    }
  }
}

/** Everything a check depends on is there at the start or said in the text. */
function checkPrincipal(scenario: Scenario, check: Check, path: JsonPath, warn: Warn): void {
  const as = check.kind === 'allow' || check.kind === 'deny' ? check.probe.as : 'as' in check ? check.as : null;
  const excepted = check.kind === 'deny' ? (check.probe.except ?? []) : [];
  for (const principal of [as ?? '', ...excepted]) {
    if (/^(user|group|role|instance|key)\/./.test(principal)) checkNamed(scenario, principal, path, warn);
  }
}

function checkNamed(scenario: Scenario, entity: string, path: JsonPath, warn: Warn): void {
  const [kind = '', name = ''] = entity.split('/', 2);
  const known = namesAtStart(scenario);
  if (known.has(`${kind}/${name.toLowerCase()}`)) return;
  const text = [scenario.briefing, ...scenario.tasks.map((task) => task.text)].join('\n');
  if (text.toLowerCase().includes(name.toLowerCase())) return;
  const near = closest(`${kind}/${name}`, [...known]);
  const advice = near ? `did you mean \`${near}\`?` : 'name it in a task, or create it at the start';
  warn('LINT_UNNAMED', path, `no text names \`${entity}\`, and it does not exist at the start`, advice);
}

function checkIdentities(scenario: Scenario, warn: Warn): void {
  const known = namesAtStart(scenario);
  for (const [name, identity] of Object.entries(scenario.identities)) {
    const as = identity.as.replace(/^\d{12}:/, '').toLowerCase();
    if (as === 'root' || as.startsWith('identitycenter/') || identity.credentials === 'console' || known.has(as))
      continue;
    warn(
      'LINT_IDENTITY',
      ['identities', name],
      `\`${identity.as}\` does not exist at the start`,
      'create it, or use `credentials: console`',
    );
  }
}

function checkCompleteness(scenario: Scenario, warn: Warn): void {
  if (!scenario.solutions?.length) {
    warn('LINT_NO_SOLUTION', [], 'no solution shows that the scenario can be solved', 'add `solutions`');
  }
  if (!scenario.mistakes?.length) {
    warn('LINT_NO_MISTAKE', [], 'no mistake shows that the checks catch anything', 'add `mistakes`');
  }
  if (!scenario.debrief) warn('LINT_NO_DEBRIEF', [], 'nothing is said afterwards', 'add `debrief`');
  for (const [index, task] of scenario.tasks.entries()) {
    if (task.checks.length === 0)
      warn('LINT_NO_CHECK', ['tasks', index], `nothing checks the task \`${task.id}\``, 'add `checks`');
  }
}

/** Placeholders that no variant fills. */
function checkPlaceholders(scenario: Scenario, warn: Warn): void {
  const texts = [
    scenario.briefing,
    ...scenario.tasks.map((task) => task.text),
    ...(scenario.solutions ?? []).map(({ commands }) => commands),
  ];
  const left = new Set(texts.flatMap(placeholdersIn).filter((name) => name.includes('_')));
  for (const name of left) {
    warn('LINT_PLACEHOLDER', [], `no variant fills \`{${name}}\``, `add \`${name}\` to \`variants\``);
  }
}
