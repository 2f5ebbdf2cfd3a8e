import type { WhyAnswer } from '../stores/game.ts';
import { foretold, predictionSays, recordSays, toAskAgain } from '../training/guidance/prediction.ts';
import { statementChoices } from '../training/statementChoices.ts';
import type { Talk } from './plainTalk.ts';

interface Request {
  readonly as: string;
  readonly action: string;
  readonly on: string;
}

/** Asks for a prediction before an answer is told; an empty line or anything else goes without. */
export async function foretell({ game, paper, ask }: Talk, answer: WhyAnswer, request: Request): Promise<void> {
  const line = await ask(
    'What does AWS say? a allowed, d denied, then how sure from 1 to 4, such as a3 (Enter to go without): ',
  );
  const [, letter, digit] = /^\s*([ad])\w*\s*([1-4])\s*$/i.exec(line ?? '') ?? [];
  if (letter === undefined || digit === undefined) return;
  const expected = letter.toLowerCase() === 'a' ? 'allowed' : 'denied';
  const right = foretold(answer, expected);
  game.foretell({ type: 'predict', ...request, expected, confidence: Number(digit), right });
  paper.say(predictionSays(game.attempt.getState()?.predictions ?? []));
}

/** Lets the person point at the statement that decides, before it is told. */
export async function pointAt({ game, paper, ask }: Talk, { asked, decision }: WhyAnswer): Promise<void> {
  const { choices, deciding } = statementChoices(decision);
  if (choices.length < 2) return;
  paper.say('Which statement decides?');
  for (const [index, { text }] of choices.entries()) paper.say(`${index + 1}. ${text}`);
  const chosen = choices[Number((await ask('a number (Enter to go without): '))?.trim() || '0') - 1];
  if (chosen === undefined) return;
  const right = deciding.includes(chosen.id);
  game.foretell({ type: 'point', asked, statement: chosen.id, right });
  paper.say(right ? 'Yes, that one decides.' : 'Not that one.');
}

/** After handing in: how the predictions went, and once more each that was wrong with certainty. */
export async function askAgain(talk: Talk): Promise<void> {
  const predictions = talk.game.attempt.getState()?.predictions ?? [];
  const record = recordSays(predictions);
  if (record !== '') talk.paper.say(record);
  for (const { as, action, on } of toAskAgain(predictions)) {
    const answer = talk.game.why({ as, action, on });
    if (typeof answer === 'string') continue;
    talk.paper.say(`Once more: ${answer.asked}`);
    await foretell(talk, answer, { as, action, on });
  }
}
