import { closest } from '../policy/closest.ts';
import type { JsonPath } from '../policy/fault.ts';
import type { Check } from './check.ts';
import { checkQuestions } from './questionReferences.ts';
import type { Report } from './readChecks.ts';
import type { ScenarioSource } from './scenario.ts';
import { startOf } from './startOf.ts';

interface Read {
  readonly source: ScenarioSource;
  readonly checks: readonly { readonly check: Check; readonly path: readonly (string | number)[] }[];
  /** Ids of all checks, also of those that could not be read. */
  readonly ids: readonly string[];
  readonly report: Report;
}

/** Faults in names that one part of a file uses for another part of it. */
export function checkReferences(read: Read): void {
  uniqueChecks(read);
  uniqueTasks(read);
  hints(read);
  noHints(read);
  mistakes(read);
  checkQuestions({ questions: read.source.questions ?? [], checks: read.checks, report: read.report });
  identities(read);
  accounts(read);
}

function uniqueChecks({ checks, report }: Read): void {
  const seen = new Set<string>();
  for (const { check, path } of checks) {
    if (seen.has(check.id))
      report('CHECK_ID', [...path, 'id'], `two checks are called \`${check.id}\``, 'give each check an id of its own');
    seen.add(check.id);
  }
}

function uniqueTasks({ source, report }: Read): void {
  const seen = new Set<string>();
  for (const [index, task] of source.tasks.entries()) {
    if (seen.has(task.id))
      report(
        'TASK_ID',
        ['tasks', index, 'id'],
        `two tasks are called \`${task.id}\``,
        'give each task an id of its own',
      );
    seen.add(task.id);
  }
}

function hints({ source, report }: Read): void {
  const tasks = source.tasks.map((task) => task.id);
  for (const [name, list] of Object.entries(source.hints ?? {})) {
    if (!tasks.includes(name))
      report('HINT_TASK', ['hints', name], `no task is called \`${name}\``, didYouMean(name, tasks));
    for (const [index, hint] of list.entries()) {
      if (!hint.text && !hint.actions && !hint.step) {
        report('HINT_EMPTY', ['hints', name, index], 'this hint says nothing', 'give it `text`, `actions` or `step`');
      }
    }
  }
}

function noHints({ source, report }: Read): void {
  const tasks = source.tasks.map((task) => task.id);
  for (const name of Object.keys(source.no_hints ?? {})) {
    if (!tasks.includes(name))
      report('HINT_TASK', ['no_hints', name], `no task is called \`${name}\``, didYouMean(name, tasks));
  }
}

function mistakes({ source, ids: names, report }: Read): void {
  for (const [index, mistake] of (source.mistakes ?? []).entries()) {
    for (const [position, id] of mistake.fails.entries()) {
      if (!names.includes(id)) {
        report(
          'MISTAKE_CHECK',
          ['mistakes', index, 'fails', position],
          `no check is called \`${id}\``,
          didYouMean(id, names),
        );
      }
    }
  }
}

function identities({ source, checks, report }: Read): void {
  const entries = Object.entries(source.identities ?? {});
  const chosen = entries.filter(([, identity]) => identity.default);
  if (chosen.length > 1) {
    report(
      'IDENTITY_DEFAULT',
      ['identities', chosen[1]?.[0] ?? ''],
      'two identities are the default',
      'keep `default: true` on one of them',
    );
  }
  for (const [name, identity] of entries) {
    if (identity.mfa && identity.credentials !== 'console') {
      report(
        'IDENTITY_MFA',
        ['identities', name, 'mfa'],
        'an access key carries no MFA',
        'use `credentials: console`, or let the learner call `GetSessionToken`',
      );
    }
  }
  const names = ['root', ...entries.map(([name]) => name)];
  for (const { check, path } of checks) {
    for (const { as, at } of sendersOf(check)) {
      if (as === null || names.includes(as)) continue;
      report('CHECK_IDENTITY', [...path, ...at, 'as'], `no identity is called \`${as}\``, didYouMean(as, names));
    }
  }
}

/** Who sends the commands of a check, with the place in the check. */
function sendersOf(check: Check): { readonly as: string | null; readonly at: JsonPath }[] {
  if (check.kind === 'call') return [{ as: check.as, at: ['call'] }];
  return check.kind === 'state' ? check.when.map(({ as }, index) => ({ as, at: ['when', index] })) : [];
}

/** Accounts that identities and checks speak of are there, and so are the roles that somebody acts as from the start. */
function accounts({ source, checks, report }: Read): void {
  const known = (startOf(source).accounts ?? []).map(({ id, roles, instances, resources }) => ({
    id: id ?? '',
    roles: roles ?? [],
    compute: [
      ...(instances ?? []).flatMap((instance) => (instance.id === undefined ? [] : [`instance/${instance.id}`])),
      ...(resources ?? []).flatMap(({ arn }) => /:(function):([\w-]+)$/.exec(arn)?.slice(1).join('/') ?? []),
    ],
  }));
  const ids = known.map(({ id }) => id);
  const home = ids[0] ?? '';
  for (const [name, { as }] of Object.entries(source.identities ?? {})) {
    const [, given, entity = ''] = /^(?:(\d{12}):)?(.*)$/.exec(as) ?? [];
    const account = known.find(({ id }) => id === (given ?? home));
    const path = ['identities', name, 'as'];
    if (!account)
      report('IDENTITY_ACCOUNT', path, `there is no account \`${given ?? ''}\``, didYouMean(given ?? '', ids));
    else if (entity.startsWith('role/') && !account.roles.some((role) => sameName(entity, role.name))) {
      const roles = account.roles.map((role) => `role/${role.name}`);
      report('IDENTITY_ROLE', path, `there is no \`${entity}\` at the start`, didYouMean(entity, roles));
    } else if (/^(instance|function)\//.test(entity) && !account.compute.includes(entity)) {
      const message = `there is no \`${entity}\` at the start`;
      report('IDENTITY_COMPUTE', path, message, didYouMean(entity, account.compute));
    } else if (entity.startsWith('identityCenter/')) {
      directory(source, entity, ({ message, known: names }, word) =>
        report('IDENTITY_CENTER', path, message, didYouMean(word, names)),
      );
    }
  }
  for (const { check, path } of checks) {
    if (check.kind !== 'state' || check.account === null || ids.includes(check.account)) continue;
    const message = `there is no account \`${check.account}\``;
    report('CHECK_ACCOUNT', [...path, 'account'], message, didYouMean(check.account, ids));
  }
}

/** User and permission set of a sign-in through IAM Identity Center stand in the directory of the start. */
function directory(
  source: Read['source'],
  entity: string,
  report: (fault: { readonly message: string; readonly known: readonly string[] }, word: string) => void,
): void {
  const [, user = '', set = ''] = entity.split('/');
  const center = source.account?.identityCenter;
  const users = (center?.users ?? []).map(({ userName }) => userName);
  const sets = (center?.permissionSets ?? []).map(({ name }) => name ?? '');
  if (!users.some((name) => name.toLowerCase() === user.toLowerCase()))
    report({ message: `IAM Identity Center has no user \`${user}\` at the start`, known: users }, user);
  else if (!sets.includes(set))
    report({ message: `IAM Identity Center has no permission set \`${set}\` at the start`, known: sets }, set);
}

function sameName(entity: string, name: string): boolean {
  return entity.slice(entity.lastIndexOf('/') + 1).toLowerCase() === name.toLowerCase();
}

function didYouMean(word: string, known: readonly string[]): string {
  const close = closest(word, known);
  if (close) return `did you mean \`${close}\`?`;
  return known.length > 0 ? `known are ${known.map((name) => `\`${name}\``).join(', ')}` : 'there is none';
}
