import { askedQuestion, type Question } from '../../scenario/questionSchema.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { authorSays, runOn } from '../authorSays.ts';
import { rightAnswer } from '../checks/answer.ts';
import { probe } from '../probe.ts';
import { choicesOf } from '../questions.ts';
import { aboutDecision, type Instance } from './askDecision.ts';
import type { PracticeQuestion, Takes } from './practiceQuestion.ts';
import { isShort, shownPolicies } from './practiceRequests.ts';
import type { PracticeWorlds } from './practiceWorlds.ts';

const plain = { after: 0, at: null, from: null, mfa: false };

/** Questions about what happened need the account's history to answer them. */
const needsHistory: ReadonlySet<Scenario['mode']> = new Set(['investigate', 'verify']);

const head = ({ id, title, track }: Scenario) => ({ scenario: { id, title, track } });

/** The questions of the scenario's author. */
export function askedInstances(worlds: PracticeWorlds): readonly Instance[] {
  const { scenario } = worlds;
  return scenario.questions
    .filter(({ find }) => find === undefined)
    .map((question) => {
      const id = `${scenario.id} asked ${question.id}`;
      return { id, make: () => asked(worlds, question, id) };
    });
}

function asked(worlds: PracticeWorlds, question: Question, id: string): PracticeQuestion | null {
  const { scenario, start } = worlds;
  const about = aboutRequest(worlds, question);
  if (about === null) return null;
  const choices = choicesOf(askedQuestion(question));
  const right = rightAnswer(start, askedQuestion(question));
  const isAny = question.decides !== undefined;
  const takes: Takes = question.order ? 'order' : right.length > 1 && !isAny ? 'all' : 'one';
  return {
    ...head(scenario),
    ...about,
    id,
    form: 'asked',
    ask: question.ask,
    choices: choices.map((one) => ({ id: one.id, text: one.text })),
    right,
    takes,
    explain: runOn(authorSays(question, isAny ? right.slice(0, 1) : right)),
  };
}

type About = Pick<PracticeQuestion, 'setting' | 'request' | 'carries' | 'policies' | 'cause' | 'why'>;

/** Of a question about one request what decides it; null where that cannot be shown in short. */
function aboutRequest({ scenario, start }: PracticeWorlds, question: Question): About | null {
  const request = question.predict ?? question.decides;
  if (request === undefined) {
    const none = { setting: `From ${scenario.title}.`, request: null, carries: [], policies: [], why: null };
    return needsHistory.has(scenario.mode) ? null : { ...none, cause: `asked ${scenario.id} ${question.id}` };
  }
  const decisions = probe(start.history.start, request, plain);
  const [decision] = 'code' in decisions ? [] : decisions;
  const policies = decision && shownPolicies(decision);
  if (!decision || !policies || !isShort(policies)) return null;
  return { ...aboutDecision(scenario, `As the account is at the start (${scenario.title}).`, decision), policies };
}

/** What the debrief asks, for the same idea in another place: thought, then compared. */
export function transferInstances({ scenario }: PracticeWorlds): readonly Instance[] {
  const transfer = scenario.debrief?.transfer;
  if (transfer === undefined || typeof transfer === 'string') return [];
  const id = `${scenario.id} transfer`;
  const question: PracticeQuestion = {
    ...head(scenario),
    id,
    form: 'transfer',
    setting: `What ${scenario.title} teaches, in another place.`,
    ask: transfer.ask,
    request: null,
    carries: [],
    policies: [],
    choices: [],
    right: [],
    takes: 'one',
    cause: `transfer ${scenario.id}`,
    why: null,
    explain: transfer.answer,
  };
  return [{ id, make: () => question }];
}
