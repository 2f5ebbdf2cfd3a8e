import type { PracticeView } from '../stores/practiceDesk.ts';
import type { PracticeQuestion } from '../training/practice/practiceQuestion.ts';
import { practiceLines } from '../tui/views/practiceLines.ts';
import { judgements, practiceAsk, practiceHow } from '../tui/views/practiceRows.ts';
import type { Talk } from './plainTalk.ts';

/** What one line answers: choices by their numbers, and how sure. */
interface Said {
  readonly chosen: readonly string[];
  readonly confidence: number;
}

/** Questions from what was passed, one after the other. */
export async function practise(talk: Talk): Promise<void> {
  const { game, paper } = talk;
  const problem = game.practice.begin();
  if (problem !== null) {
    paper.say(`${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`);
    return;
  }
  for (let view = game.practice.view.getState(); view !== null; view = game.practice.view.getState())
    if (!(await stage(talk, view))) game.practice.leave();
}

/** False where the person leaves, or the session is over. */
async function stage(talk: Talk, view: PracticeView): Promise<boolean> {
  const { game, paper } = talk;
  paper.gap();
  if (view.stage === 'asking' && view.question !== null) {
    paper.say(`Question ${view.number} of ${view.of}`);
    paper.lines(practiceLines(view, paper));
    const said = await answered(talk, view.question, view);
    if (said !== null) game.practice.answer(said.chosen, said.confidence);
    return said !== null;
  }
  paper.lines(practiceLines(view, paper));
  if (view.stage === 'done') return false;
  if (view.stage === 'judging') return judged(talk, view);
  const line = await talk.ask('Enter for the next question, 0 to leave: ');
  if (line === null || line.trim() === '0') return false;
  game.practice.next();
  return true;
}

async function judged({ game, paper, ask }: Talk, view: PracticeView): Promise<boolean> {
  paper.say(practiceAsk(view));
  for (const [index, { text }] of judgements.entries()) paper.say(`${index + 1}. ${text}`);
  for (;;) {
    const line = (await ask('a number, 0 to leave: '))?.trim();
    if (line === undefined || line === '0') return false;
    const judgement = judgements[Number(line) - 1];
    if (judgement === undefined) continue;
    game.practice.judge(judgement.id === 'had');
    return true;
  }
}

const sureWords = '1 guessed, 2 not sure, 3 fairly sure, 4 certain';

async function answered({ paper, ask }: Talk, question: PracticeQuestion, view: PracticeView): Promise<Said | null> {
  paper.gap();
  paper.say(practiceAsk(view));
  for (const [index, { text }] of question.choices.entries()) paper.say(`${index + 1}. ${text}`);
  const isOpen = question.choices.length === 0;
  const chosen = isOpen ? [] : await numbers(ask, question);
  if (chosen === null) return null;
  for (;;) {
    const line = (await ask(`${isOpen ? practiceHow(view) : 'How sure?'} ${sureWords}, 0 to leave: `))?.trim();
    if (line === undefined || line === '0') return null;
    if (/^[1-4]$/.test(line)) return { chosen, confidence: Number(line) };
  }
}

async function numbers(ask: Talk['ask'], { choices, takes }: PracticeQuestion): Promise<readonly string[] | null> {
  const how = takes === 'one' ? 'a number' : 'the numbers';
  for (;;) {
    const line = (await ask(`${how}, 0 to leave: `))?.trim();
    if (line === undefined || line === '0') return null;
    const ids = line.split(/[\s,]+/).map((word) => choices[Number(word) - 1]?.id);
    const known = ids.filter((id) => id !== undefined);
    if (known.length === ids.length && (takes !== 'one' || known.length === 1)) return known;
  }
}
