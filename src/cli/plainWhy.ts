import type { AttemptView } from '../stores/attemptView.ts';
import type { WhyAnswer } from '../stores/game.ts';
import type { CheckResult } from '../training/report.ts';
import { checkLine } from '../tui/views/taskRows.ts';
import { whyLines } from '../tui/views/whyLines.ts';
import { wrapLine } from '../tui/wrap.ts';
import { foretell, pointAt } from './plainForetell.ts';
import type { Talk } from './plainTalk.ts';

/** Checks that ask for one decision. */
function decided({ report }: AttemptView): CheckResult[] {
  const checks = report.tasks.flatMap((task) => task.checks);
  return checks.filter(({ kind, visibility }) => (kind === 'allow' || kind === 'deny') && visibility === 'visible');
}

/** Explains a check, the last denied call, or any request; asks which one where the line did not say. */
export async function explain(talk: Talk, attempt: AttemptView, words: string): Promise<void> {
  const { paper } = talk;
  const checks = decided(attempt);
  let named = words;
  if (named === '') {
    for (const [index, check] of checks.entries()) {
      paper.write(`${index + 1} `);
      paper.lines(wrapLine(checkLine(check, 0, paper.glyphs), paper.width - 4, 4));
    }
    if (attempt.lastDenied !== null) paper.say('0 the last call, which was denied');
    paper.say('Or ask about any request: WHO ACTION RESOURCE, such as user/maya s3:GetObject arn:aws:s3:::logs/a');
    named = (await talk.ask('why? '))?.trim() ?? '';
  }
  if (named === '') return;
  const answer = answerTo(talk, attempt, checks, named);
  if (typeof answer === 'string') paper.say(answer);
  else {
    // Words on the line are a shortcut, as in a script: the next line is the next command then.
    const asks = words === '';
    const request = requestIn(named);
    if (asks && request !== null) await foretell(talk, answer, request);
    paper.lines(whyLines(answer, 0, paper.width, paper.glyphs));
    if (asks) await pointAt(talk, answer);
    // Its first line is the verdict once more.
    paper.lines(whyLines(answer, 1, paper.width, paper.glyphs).slice(1));
  }
}

/** WHO ACTION RESOURCE; null for a check or the last call, whose answers have been seen. */
function requestIn(named: string): { readonly as: string; readonly action: string; readonly on: string } | null {
  const [as = '', action = '', ...on] = named.split(/\s+/);
  return action.includes(':') ? { as, action, on: on.join(' ') } : null;
}

function answerTo(
  { game }: Talk,
  attempt: AttemptView,
  checks: readonly CheckResult[],
  named: string,
): WhyAnswer | string {
  if (named === '0') return attempt.lastDenied ?? 'the last call was not denied';
  const check = checks.find(({ id }, index) => id === named || String(index + 1) === named);
  if (check !== undefined) return game.whyCheck(check.id) ?? 'this check is not about one decision';
  const [as = '', action = '', ...on] = named.split(/\s+/);
  if (!action.includes(':')) return 'there is no such check; write a number from the list, or WHO ACTION RESOURCE';
  return game.why({ as, action, on: on.join(' ') });
}
