import type { AttemptView } from '../stores/attemptView.ts';
import type { WorkedStep } from '../training/guidance/fading.ts';
import type { Talk } from './plainTalk.ts';

/** Why help by the solution is not there; null where it is. */
function notOffered({ scenario, fresh }: AttemptView): string | null {
  if ((scenario.solutions ?? []).length === 0) return 'There is no solution to show.';
  return fresh ? null : 'You have begun; hints (3) help from here on.';
}

/** The reference solution command by command; each stop is answered, or 0 leaves. */
export async function seeExample(talk: Talk, attempt: AttemptView): Promise<void> {
  const { game, paper } = talk;
  const refused = notOffered(attempt);
  if (refused !== null) {
    paper.say(refused);
    return;
  }
  paper.say('A worked example. Whoever sees it earns two stars at most; starting anew forgets it.');
  for (const step of game.workedExample()) {
    paper.gap();
    paper.write(`$ ${step.command}\n`);
    if (!(await answered(talk, step))) return;
    if (step.output !== '') paper.write(step.output.endsWith('\n') ? step.output : `${step.output}\n`);
  }
  paper.gap();
  paper.say('That is all of it. Now do it yourself, without looking.');
}

/** False where the person leaves. */
async function answered({ paper, ask }: Talk, { choices, turned }: WorkedStep): Promise<boolean> {
  if (choices.length === 0) return true;
  paper.say('Which of these holds after the command?');
  for (const [index, { text }] of choices.entries()) paper.say(`${index + 1}. ${text}`);
  for (;;) {
    const text = (await ask('a number, or 0 to leave: '))?.trim();
    if (text === undefined || text === '0') return false;
    const chosen = choices[Number(text) - 1];
    if (chosen === undefined) continue;
    const isRight = turned.includes(chosen.id);
    paper.say(`${isRight ? 'Yes.' : 'No, that does not hold yet.'} Now it holds: ${turned.join(', ')}.`);
    return true;
  }
}

/** Begins with the first half of the solution done. */
export function beginHalf({ game, paper }: Talk, attempt: AttemptView): void {
  const refused = notOffered(attempt);
  if (refused === null) game.fillHalf();
  paper.say(refused ?? 'The first half is done. Two stars at most; starting anew begins blank.');
}
