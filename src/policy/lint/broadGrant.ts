import { actionMatches } from '../actions.ts';
import { accountOfArn, isAccountId, parseArn } from '../arn.ts';
import type { Severity } from '../fault.ts';
import { resourceMatches } from '../resources.ts';
import { eachStatement } from './eachStatement.ts';
import { deniedElsewhere } from './elsewhere.ts';
import { allows, type Entry, entriesOf, has } from './entries.ts';
import type { Hit, LintCheck, LintSubject, RawStatement } from './lintCheck.ts';
import { identityKinds } from './policyKinds.ts';
import { conditionsOn, holdsWithoutKey } from './writtenConditions.ts';

/** An action that is dangerous on resources that nobody named. */
export interface GuardedAction {
  readonly action: string;
  /** Start of the issue codes. */
  readonly codes: string;
  readonly severity: Severity;
  /** The condition key that makes a wide resource bearable, and a value for it. */
  readonly guard: string;
  /** Resources that only a wide pattern meets: their names are made up. */
  readonly strangers: readonly string[];
  readonly risk: string;
}

type Half = (statement: RawStatement, guarded: GuardedAction) => Entry | null;

const isWild = (text: string) => /[*?]/.test(text);

/** The action by its name. */
const named: Half = (statement, { action }) => {
  return entriesOf(statement, 'Action').find(({ text }) => !isWild(text) && actionMatches(text, action)) ?? null;
};

/** A pattern that covers the action. */
const starred: Half = (statement, { action }) => {
  return entriesOf(statement, 'Action').find(({ text }) => isWild(text) && actionMatches(text, action)) ?? null;
};

/** A `NotAction` that leaves the action out. */
const notNamed: Half = (statement, { action }) => {
  const entries = entriesOf(statement, 'NotAction');
  if (entries.length === 0 || entries.some(({ text }) => actionMatches(text, action))) return null;
  return { text: 'NotAction', path: [...statement.path, 'NotAction'] };
};

/** A resource pattern that reaches what nobody named, unless a condition names the service. */
const wide: Half = (statement, guarded) => {
  if (isGuarded(statement, guarded)) return null;
  return entriesOf(statement, 'Resource').find(({ text }) => meetsStrangers(text, guarded)) ?? null;
};

const notResource: Half = (statement) => {
  const entries = entriesOf(statement, 'NotResource');
  if (!has(statement, 'NotResource') || entries.some(({ text }) => /^\*+$/.test(text))) return null;
  return { text: 'NotResource', path: [...statement.path, 'NotResource'] };
};

function meetsStrangers(pattern: string, { strangers }: GuardedAction): boolean {
  if (!isWild(pattern)) return false;
  const arn = parseArn(pattern);
  if (arn !== null && arn.service !== 'iam' && !isWild(arn.service)) return false;
  const account = accountOfArn(pattern) ?? '';
  const partition = arn === null || isWild(arn.partition) ? 'aws' : arn.partition;
  const owner = isAccountId(account) ? account : '111122223333';
  return strangers.some((stranger) => resourceMatches(pattern, `arn:${partition}:iam::${owner}:${stranger}`));
}

/** `IfExists`, negated operators and a value `*` let any service pass. */
function isGuarded(statement: RawStatement, { guard }: GuardedAction): boolean {
  return conditionsOn(statement, guard).some((condition) => {
    if (condition.family === 'Null' || holdsWithoutKey(condition)) return false;
    return condition.use !== null && condition.values.every(({ text }) => !/^\*+$/.test(text));
  });
}

interface Shape {
  readonly suffix: string;
  readonly actions: Half;
  readonly resources: Half;
  /** Which of the two the finding points at. */
  readonly at: 'actions' | 'resources';
}

const shapes: readonly Shape[] = [
  { suffix: 'WITH_NOT_RESOURCE', actions: named, resources: notResource, at: 'resources' },
  { suffix: 'WITH_STAR_IN_ACTION_AND_NOT_RESOURCE', actions: starred, resources: notResource, at: 'actions' },
  { suffix: 'WITH_NOT_ACTION_AND_NOT_RESOURCE', actions: notNamed, resources: notResource, at: 'actions' },
  { suffix: 'WITH_STAR_IN_RESOURCE', actions: named, resources: wide, at: 'resources' },
  { suffix: 'WITH_STAR_IN_ACTION_AND_RESOURCE', actions: starred, resources: wide, at: 'actions' },
  { suffix: 'WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', actions: notNamed, resources: wide, at: 'actions' },
];

/** The six checks of one action: named, covered or not left out, on a wide resource or all but some. */
export function broadGrantChecks(guarded: GuardedAction): LintCheck[] {
  return shapes.map((shape) => ({
    code: `${guarded.codes}_${shape.suffix}`,
    severity: guarded.severity,
    kinds: identityKinds,
    check: eachStatement((statement, subject) => hitOf(shape, guarded, statement, subject)),
  }));
}

function hitOf(shape: Shape, guarded: GuardedAction, statement: RawStatement, subject: LintSubject): Hit | null {
  if (!allows(statement)) return null;
  const actions = shape.actions(statement, guarded);
  const resources = actions && shape.resources(statement, guarded);
  if (!actions || !resources) return null;
  const { action, guard, risk } = guarded;
  const guardable = resources.text === 'NotResource' ? '' : `, or name the service with \`${guard}\``;
  return {
    path: shape.at === 'actions' ? actions.path : resources.path,
    message: `\`${actions.text}\` with \`${resources.text}\` allows \`${action}\` on roles that nobody named: ${risk}`,
    advice: `name the roles in \`Resource\`${guardable}${deniedElsewhere(subject, action)}`,
  };
}
