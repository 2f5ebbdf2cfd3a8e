import { resourceTypeOf, serviceOfArn } from '../../account/resourceType.ts';
import { findAction, findConditionKey } from '../../catalogue/authorization.ts';
import type { ActionEntry } from '../../catalogue/shapes.ts';
import { expandActions } from '../../policy/actions.ts';
import { isMapping } from '../overlay.ts';
import { namesAtStart } from '../startNames.ts';
import { type Found, found, type Linted, type LintRule } from './lintRule.ts';
import { type WrittenCheck, writtenChecks } from './writtenChecks.ts';

const SPELLING = 'check its spelling in the Service Authorization Reference';

/** Rules about the words of AWS that a scenario uses. */
export const catalogueRules: readonly LintRule[] = [
  {
    id: 'P-08',
    severity: 'error',
    says: 'actions, their resource types and condition keys are those of AWS',
    find: (linted) => [
      ...writtenChecks(linted.scenario).flatMap((written) => [
        ...actionFaults(written),
        ...resourceFaults(written, linted),
        ...keyFaults(written),
      ]),
      ...statementFaults(linted),
    ],
  },
];

function actionFaults({ check, path }: WrittenCheck): Found[] {
  if (check.kind === 'allow' || check.kind === 'deny') {
    const { action } = check.probe;
    return findAction(action)
      ? []
      : [found([...path, check.kind, 'action'], `AWS has no action \`${action}\``, SPELLING)];
  }
  return check.kind === 'never' ? patternFaults(check.actions, [...path, 'never', 'actions']) : [];
}

function patternFaults(patterns: readonly string[], path: Found['path']): Found[] {
  return patterns.flatMap((pattern, index) =>
    expandActions(pattern).length === 0
      ? [found([...path, index], `\`${pattern}\` matches no action of AWS`, SPELLING)]
      : [],
  );
}

function resourceFaults({ check, path }: WrittenCheck, linted: Linted): Found[] {
  if (check.kind !== 'allow' && check.kind !== 'deny') return [];
  const { action, on } = check.probe;
  const entry = findAction(action);
  if (!entry) return [];
  if (on === undefined || on === '*') {
    const types = entry.resources.filter(({ required }) => required).map(({ type }) => type);
    const message = `\`${action}\` asks for a resource: ${types.join(', ')}`;
    return types.length > 0 ? [found([...path, check.kind], message, 'add `on` with its ARN')] : [];
  }
  const place = [...path, check.kind, 'on'];
  if (!on.startsWith('arn:')) return shortNameFaults(on, place, linted);
  return arnFaults(entry, action, on, place);
}

function arnFaults(entry: ActionEntry, action: string, on: string, path: Found['path']): Found[] {
  if (entry.resources.length === 0) {
    return [found(path, `\`${action}\` takes no resource; AWS always asks for it on \`*\``, 'remove `on`')];
  }
  // S3 tells buckets and objects by the ARN alone; assuming is the one action of STS on what IAM holds.
  const type = resourceTypeOf(on);
  const fits =
    entry.resources.some((resource) => resource.type === type) ||
    (entry.service === 'sts' && serviceOfArn(on) === 'iam');
  const types = entry.resources.map((resource) => resource.type).join(', ');
  return fits ? [] : [found(path, `\`${on}\` is no resource of \`${action}\``, `give an ARN of ${types}`)];
}

/** A name that stands for an ARN is that of an instance or bucket of the start; entities are the work of NAME-01. */
function shortNameFaults(on: string, path: Found['path'], { scenario }: Linted): Found[] {
  if (/^(user|group|role|policy|instance-profile)\//.test(on)) return [];
  const known = namesAtStart(scenario);
  const bucket = on.split('/', 1)[0] ?? '';
  if (known.has(`instance/${on.toLowerCase()}`) || known.has(`bucket/${bucket}`)) return [];
  const message = `no instance or bucket of the start is called \`${on}\``;
  return [found(path, message, 'write the ARN, or create it at the start')];
}

function keyFaults({ check, path }: WrittenCheck): Found[] {
  if (check.kind !== 'allow' && check.kind !== 'deny') return [];
  const keys = [...Object.keys(check.probe.context ?? {}), ...(check.probe.without ?? [])];
  const unknown = keys.filter((key) => !findConditionKey(key));
  return unknown.map((key) => found([...path, check.kind], `AWS has no condition key \`${key}\``, SPELLING));
}

/** Actions of the statements that bound a task. */
function statementFaults({ scenario }: Linted): Found[] {
  return scenario.tasks.flatMap(({ needed, tolerated }, index) =>
    Object.entries({ needed, tolerated }).flatMap(([name, list]) =>
      list.flatMap((statement, at) => {
        const action = isMapping(statement) ? statement.Action : undefined;
        const patterns = [action].flat().filter((one) => typeof one === 'string');
        return patternFaults(patterns, ['tasks', index, name, at, 'Action']);
      }),
    ),
  );
}
