import type { Decision } from '../../policy/decision.ts';
import type { Mistake } from '../../scenario/scenario.ts';
import { aboutDecision, type Instance } from './askDecision.ts';
import type { PracticeQuestion } from './practiceQuestion.ts';
import { type AskedRequest, accessChecks, besides, decisionIn, isShort, shownPolicies } from './practiceRequests.ts';
import type { PracticeWorlds } from './practiceWorlds.ts';

/** Choices in all, and mistakes of a scenario that are asked about. */
const mostChoices = 4;
const mostMistakes = 12;

/** For each mistake of the scenario: which request does it let through that must be denied? */
export function holeInstances(worlds: PracticeWorlds): readonly Instance[] {
  const { scenario } = worlds;
  return (scenario.mistakes ?? []).slice(0, mostMistakes).map((mistake) => {
    const id = `${scenario.id} hole ${mistake.name}`;
    return { id, make: () => hole(worlds, mistake, id) };
  });
}

interface Told {
  readonly asked: AskedRequest;
  readonly decision: Decision;
}

function hole(worlds: PracticeWorlds, mistake: Mistake, id: string): PracticeQuestion | null {
  const { scenario } = worlds;
  const world = worlds.mistaken(mistake);
  if (world === null) return null;
  const denials = accessChecks(scenario)
    .filter(({ kind }) => kind === 'deny')
    .flatMap((check): Told[] => {
      const asked = { id: check.id, check, crossed: false };
      const decision = decisionIn(world, asked);
      return decision === null ? [] : [{ asked, decision }];
    });
  const passing = denials.filter(({ decision }) => decision.decision === 'allowed');
  const first = passing[0];
  const policies = first && shownPolicies(first.decision);
  if (!first || !policies || !isShort(policies)) return null;
  // Only requests of one caller on what the same policies bear on can be told apart by reading these.
  const same = ({ decision }: Told) => namesOf(decision) === namesOf(first.decision);
  const wrong = denials.filter((one) => one.decision.decision !== 'allowed' && same(one));
  const right = passing.filter(same).slice(0, 1);
  if (wrong.length === 0) return null;
  const chosen = [...right, ...wrong.slice(0, mostChoices - 1)];
  const choices = denials
    .filter((one) => chosen.includes(one))
    .map(({ asked: { id: check, check: asked }, decision: { request } }) => ({
      id: check,
      text: `${request.action} on ${request.resource}${besides(asked)}`,
    }));
  const about = aboutDecision(scenario, world.says, first.decision);
  return {
    id,
    form: 'hole',
    ...about,
    request: null,
    ask: `All of these must be denied to ${first.decision.request.principal}, and one is not. Which?`,
    policies,
    choices,
    right: right.map(({ asked }) => asked.id),
    takes: 'one',
    cause: `hole ${about.cause}`,
    explain: mistake.says,
  };
}

function namesOf(decision: Decision): string {
  const names = (shownPolicies(decision) ?? []).map(({ type, attached }) => `${type} ${attached.name ?? attached.ref}`);
  return [decision.request.principal, ...names].join('\n');
}
