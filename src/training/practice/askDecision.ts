import type { Decision } from '../../policy/decision.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { AsksDecision } from './decisionForms.ts';
import type { Form } from './practiceCard.ts';
import type { PracticeQuestion, ShownPolicy } from './practiceQuestion.ts';
import { type AskedRequest, askedRequests, decisionIn, isShort, shownPolicies } from './practiceRequests.ts';
import type { PracticeWorlds } from './practiceWorlds.ts';

/** A question that can be made, by its id. */
export interface Instance {
  readonly id: string;
  /** Null where the accounts leave nothing to ask. */
  readonly make: () => PracticeQuestion | null;
}

/** Accounts that a request is asked in, the learner's own among them. */
const worldIds = ['solved', 'own', 'start'] as const;

/** A question about each request in each account. */
export function decisionInstances(worlds: PracticeWorlds, form: Form, asks: AsksDecision): readonly Instance[] {
  const { scenario } = worlds;
  const requests = askedRequests(scenario);
  return worldIds.flatMap((world) =>
    requests.map((asked) => {
      const id = `${scenario.id} ${form} ${world} ${asked.id}`;
      return { id, make: () => made(worlds, { id, form, world, asked, asks }) };
    }),
  );
}

interface Wish {
  readonly id: string;
  readonly form: Form;
  readonly world: string;
  readonly asked: AskedRequest;
  readonly asks: AsksDecision;
}

function made(worlds: PracticeWorlds, { id, form, world, asked, asks }: Wish): PracticeQuestion | null {
  const account = worlds.world(world);
  const decision = account && decisionIn(account, asked);
  const policies = decision && shownPolicies(decision);
  if (!account || !decision || !policies || !isShort(policies)) return null;
  // Where no policy speaks of it there is nothing to read.
  if (policies.length === 0 || (asked.crossed && !decision.statements.some((one) => one.actionMatches))) return null;
  const question = asks(decision, policies);
  return question && { id, form, ...aboutDecision(worlds.scenario, account.says, decision), ...question, takes: 'one' };
}

/** What every question about a decision carries. */
export function aboutDecision(scenario: Scenario, setting: string, decision: Decision) {
  const { principal, action, resource } = decision.request;
  return {
    scenario: { id: scenario.id, title: scenario.title, track: scenario.track },
    setting,
    request: decision.request,
    carries: carriesOf(decision, shownPolicies(decision) ?? []),
    cause: `${decision.decidedBy ?? 'nobody'} ${decision.decision}`,
    why: { asked: `may ${principal} call ${action}${resource === '*' ? '' : ` on ${resource}`}?`, decision },
    explain: '',
  };
}

/** The keys that conditions and variables of the policies ask for, as the request carries them. */
function carriesOf({ request: { context } }: Decision, policies: readonly ShownPolicy[]): PracticeQuestion['carries'] {
  const statements = policies.flatMap(({ attached }) => attached.policy.statements);
  const asked = statements.flatMap(({ conditions, resource }) => [
    ...conditions.map(({ key }) => key),
    ...[...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)].flatMap(variablesIn),
  ]);
  const keys = new Map(asked.map((key) => [key.toLowerCase(), key]));
  const given = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return [...keys].map(([name, key]) => {
    const value = given.get(name);
    return { key, value: value === undefined ? null : typeof value === 'string' ? value : `[${value.join(', ')}]` };
  });
}

/** `aws:username` of `${aws:username}`. */
function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([^},]+)/g)].flatMap(([, key]) => (key?.includes(':') ? [key] : []));
}
