import type { Check } from '../../scenario/check.ts';
import type { Mistake } from '../../scenario/scenario.ts';
import { type AttemptState, sandboxOf, startAttempt } from '../attemptState.ts';
import { evaluate } from '../checks/evaluators.ts';
import { ProvePlay, playIn } from '../provePlay.ts';
import { type Why, whyChecked } from '../why.ts';

/** A mistake of the scenario whose account behaves as the learner's does. */
export interface MistakeMade {
  readonly name: string;
  /** What its author says about it. */
  readonly says: string;
  /** Whether all checks agree, or only those that held at the start and were spoiled. */
  readonly likeness: 'whole' | 'harm';
  /** The check that shows it, by its id and in words. */
  readonly check: string;
  readonly shownBy: string;
  /** One request that proves it; null where it is no matter of one request. */
  readonly proof: { readonly asked: string; readonly allowed: boolean } | null;
}

/** Longest command text of a mistake that is played for this, in characters: files of strangers may hold any. */
const longest = 20_000;
/** Most mistakes that are played. */
const most = 30;

/**
 * Which mistake of the scenario the account as it stands was made by, told from what it allows and not from how it was
 * written; null where it behaves like none. Where several behave alike, the first one of the file.
 */
export function mistakeMade(state: AttemptState): MistakeMade | null {
  const { scenario } = state;
  const checks = [...scenario.tasks.flatMap((task) => task.checks), ...scenario.heldOut].sort(cheapFirst);
  const learner = new ProvePlay('learner', state);
  if (!checks.some((check) => learner.fails(check))) return null;
  const fresh = startAttempt(scenario, state.seed);
  const start = new ProvePlay('start', fresh);
  const mistakes = (scenario.mistakes ?? []).filter(({ commands }) => commands.length <= longest).slice(0, most);
  const alike: ProvePlay[] = [];
  let harmful: { readonly mistake: Mistake; readonly harm: number } | null = null;
  for (const mistake of mistakes) {
    const play = playIn(scenario, mistake.name, mistake.commands, fresh);
    if (checks.every((check) => play.fails(check) === learner.fails(check))) alike.push(play);
    const harm = sharedHarm(checks, { start, learner, play });
    if (harm > (harmful?.harm ?? 0)) harmful = { mistake, harm };
  }
  const nearest = nearestWay(state, alike, checks);
  const whole = mistakes.find(({ name }) => name === nearest?.name);
  if (whole !== undefined) return told(state, whole, 'whole');
  return harmful && told(state, harmful.mistake, 'harm');
}

/** Of accounts that behave alike, the one where the same kind of statements decide. */
function nearestWay(state: AttemptState, plays: readonly ProvePlay[], checks: readonly Check[]): ProvePlay | undefined {
  if (plays.length < 2) return plays[0];
  const way = (one: AttemptState) => checks.map(({ id }) => decidedHow(whyChecked(one, id)));
  const mine = way(state);
  const same = plays.map((play) => way(play.state).filter((how, at) => how === mine[at]).length);
  return plays[same.indexOf(Math.max(...same))];
}

/** Verdict, and of each statement that applies its effect, its policy's type and its condition operators. */
function decidedHow(why: Why | null): string {
  if (why === null) return '';
  const { decision, decidedBy, statements } = why.decision;
  const applying = statements.filter(({ applies }) => applies);
  const told = applying.map(({ effect, policy, conditions }) => {
    return `${effect} ${policy.replace(/\[.*/, '')} ${conditions.map(({ operator }) => operator).join()}`;
  });
  return [decision, decidedBy, ...told.sort()].join('; ');
}

interface Plays {
  readonly start: ProvePlay;
  readonly learner: ProvePlay;
  readonly play: ProvePlay;
}

/** How many checks the mistake spoiled that held at the start, all of which the learner spoiled too; else 0. */
function sharedHarm(checks: readonly Check[], { start, learner, play }: Plays): number {
  let count = 0;
  for (const check of checks) {
    // Where the learner's account is fine the mistake must be fine; where both fail it counts as harm unless it began so.
    if (!play.fails(check)) continue;
    if (!learner.fails(check)) return 0;
    if (!start.fails(check)) count += 1;
  }
  return count;
}

const exact: ReadonlySet<Check['kind']> = new Set(['never', 'atMost', 'noEscalation']);

/** Claims over all requests cost most and are asked only where all else agrees. */
function cheapFirst(one: Check, other: Check): number {
  return Number(exact.has(one.kind)) - Number(exact.has(other.kind));
}

function told(state: AttemptState, { name, says, fails }: Mistake, likeness: MistakeMade['likeness']): MistakeMade {
  const checks = [...state.scenario.tasks.flatMap((task) => task.checks), ...state.scenario.heldOut];
  const failing = checks.filter(({ id }) => fails.includes(id));
  // A request that the author thought of says more than the witness of a claim over all requests.
  const proofs = failing.sort(cheapFirst).map((check) => ({ check, why: whyChecked(state, check.id) }));
  const { check, why = null } = proofs.find((one) => one.why !== null) ?? proofs[0] ?? {};
  const shownBy = check === undefined ? '' : evaluate({ state, sandbox: sandboxOf(state), bounds: [] }, check).message;
  const proof = why && { asked: why.asked, allowed: why.decision.decision === 'allowed' };
  return { name, says, likeness, check: check?.id ?? '', shownBy, proof };
}
