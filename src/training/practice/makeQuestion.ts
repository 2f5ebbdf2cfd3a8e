import { askedInstances, transferInstances } from './askAuthor.ts';
import { decisionInstances, type Instance } from './askDecision.ts';
import { holeInstances } from './askHole.ts';
import { decisionForms } from './decisionForms.ts';
import type { Form } from './practiceCard.ts';
import { seedOf } from './practiceDeck.ts';
import type { PracticeQuestion } from './practiceQuestion.ts';
import type { PracticeWorlds } from './practiceWorlds.ts';

const instances: Readonly<Record<Form, (worlds: PracticeWorlds) => readonly Instance[]>> = {
  predict: (worlds) => decisionInstances(worlds, 'predict', decisionForms.predict),
  mechanism: (worlds) => decisionInstances(worlds, 'mechanism', decisionForms.mechanism),
  statement: (worlds) => decisionInstances(worlds, 'statement', decisionForms.statement),
  hole: holeInstances,
  asked: askedInstances,
  transfer: transferInstances,
};

/** What a question should be like. */
export interface QuestionWish {
  readonly form: Form;
  readonly seed: number;
  /** Ids of questions asked before, oldest first: others go before them. */
  readonly seen: readonly string[];
  /** The very question; null where any will do. */
  readonly id: string | null;
  /** What the neighbour's answer is decided by: another cause goes before it. */
  readonly cause: string;
}

/** Questions that are tried before one with the same cause as its neighbour is taken. */
const mostTries = 16;

/** A question of the scenario in this form; null where there is none. The same seed makes the same question. */
export function makeQuestion(worlds: PracticeWorlds, wish: QuestionWish): PracticeQuestion | null {
  const all = instances[wish.form](worlds);
  if (wish.id !== null) return all.find(({ id }) => id === wish.id)?.make() ?? null;
  const age = ({ id }: Instance) => wish.seen.indexOf(id);
  const order = ({ id }: Instance) => seedOf(wish.seed, id);
  const sorted = [...all].sort((one, other) => age(one) - age(other) || order(one) - order(other));
  // Among what was never asked the verdict is drawn first, so that saying "denied" always is no way.
  const wanted = wish.seed % 2 === 0 ? 'allowed' : 'denied';
  let fallback: PracticeQuestion | null = null;
  let tries = 0;
  for (const instance of sorted) {
    const question = instance.make();
    if (question === null) continue;
    const fits = wish.form !== 'predict' || question.right.includes(wanted);
    if (fits && question.cause !== wish.cause) return question;
    fallback ??= question;
    tries += 1;
    if (tries >= mostTries) break;
  }
  return fallback;
}
