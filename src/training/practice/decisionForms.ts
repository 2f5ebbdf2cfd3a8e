import type { Decision } from '../../policy/decision.ts';
import type { PolicyType } from '../../policy/request.ts';
import { typeNames, withArticle } from '../../policy/steps.ts';
import { statementChoices } from '../statementChoices.ts';
import type { PracticeQuestion, ShownPolicy } from './practiceQuestion.ts';

/** What a form asks about a decision; null where it has nothing to ask. */
export type AsksDecision = (
  decision: Decision,
  policies: readonly ShownPolicy[],
) => Pick<PracticeQuestion, 'ask' | 'choices' | 'right' | 'policies'> | null;

export const predictions = [
  { id: 'allowed', text: 'Allowed' },
  { id: 'denied', text: 'Denied' },
] as const;

const predict: AsksDecision = (decision, policies) => ({
  ask: 'Would this request be allowed?',
  choices: predictions,
  right: [decision.decision === 'allowed' ? 'allowed' : 'denied'],
  policies,
});

/** Statements to choose from, so that all are in sight. */
const mostChoices = 7;

const statement: AsksDecision = (decision, policies) => {
  const { choices, deciding } = statementChoices(decision);
  if (choices.length < 3 || choices.length > mostChoices) return null;
  return { ask: 'Which statement decides?', choices, right: deciding, policies };
};

type Mechanism = `${PolicyType} ${Decision['decision']}`;

const types: readonly PolicyType[] = ['identity', 'resource', 'boundary', 'session', 'scp', 'rcp', 'endpoint', 'trust'];

function typeOf(mechanism: Mechanism): PolicyType {
  return types.find((type) => mechanism.startsWith(`${type} `)) ?? 'identity';
}

function mechanismText(mechanism: Mechanism): string {
  const type = typeOf(mechanism);
  if (mechanism.endsWith(' explicitDeny')) return `Denied: ${withArticle(type)} denies it`;
  if (mechanism.endsWith(' implicitDeny')) return `Denied: no ${typeNames[type]} allows it`;
  return `Allowed: ${withArticle(type)} allows it, and nothing stands against it`;
}

/** Everything that is true of how the request was decided. */
function mechanismsOf({ decision, decidedBy, statements, steps }: Decision): readonly Mechanism[] {
  const effect = decision === 'allowed' ? 'Allow' : 'Deny';
  const applying = statements.filter((one) => one.applies && one.effect === effect).map(({ policyType }) => policyType);
  const granting = applying.filter((type) => type === 'identity' || type === 'resource' || type === 'trust');
  const lacking = steps.flatMap(({ check, outcome }) =>
    outcome === 'implicitDeny' ? types.filter((type) => type === check) : [],
  );
  const found = { allowed: granting, explicitDeny: applying, implicitDeny: lacking }[decision];
  const all = new Set([...found, ...(decidedBy === null ? [] : [decidedBy])]);
  return [...all].map((type): Mechanism => `${type} ${decision}`);
}

/** What could have been, the nearest to what people take for it first. */
const others: readonly Mechanism[] = [
  'identity allowed',
  'identity implicitDeny',
  'resource allowed',
  'identity explicitDeny',
  'scp implicitDeny',
  'boundary implicitDeny',
  'resource explicitDeny',
  'scp explicitDeny',
  'trust implicitDeny',
  'session implicitDeny',
];

const mechanism: AsksDecision = (decision, policies) => {
  const right = mechanismsOf(decision);
  if (decision.decidedBy === null || right.length > 2) return null;
  const present = new Set(policies.map(({ type }) => type));
  const could = others.filter((one) => !right.includes(one));
  const near = could.filter((one) => present.has(typeOf(one)));
  const wrong = [...near, ...could.filter((one) => !near.includes(one))].slice(0, 4 - right.length);
  const order = [...others, ...right];
  const choices = [...right, ...wrong].sort((one, other) => order.indexOf(one) - order.indexOf(other));
  return {
    ask: 'Is it allowed, and by what is that decided?',
    choices: choices.map((id) => ({ id, text: mechanismText(id) })),
    right,
    policies,
  };
};

/** Forms about one request, in the account as somebody left it. */
export const decisionForms = { predict, mechanism, statement } as const satisfies Readonly<
  Record<string, AsksDecision>
>;
