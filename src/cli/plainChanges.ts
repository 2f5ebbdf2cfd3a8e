import type { AttemptView } from '../stores/attemptView.ts';
import type { AccessChange } from '../training/accessChange.ts';
import type { CheckResult } from '../training/report.ts';
import type { Glyphs } from '../tui/glyphs.ts';
import { type Line, line } from '../tui/line.ts';
import { checkLine } from '../tui/views/taskRows.ts';
import { wrapLine } from '../tui/wrap.ts';

/** Actions that are named before "and more". */
const NAMED = 5;

function visibleChecks({ report }: AttemptView): CheckResult[] {
  return report.tasks.flatMap(({ checks }) => checks).filter(({ visibility }) => visibility === 'visible');
}

function actions(verb: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return [`${verb} ${names.slice(0, NAMED).join(', ')}${more}`];
}

function accessText({ principal, gained, lost }: AccessChange): string {
  return `${principal} ${[...actions('may now', gained), ...actions('may no longer', lost)].join('; ')}`;
}

function excessCount({ report }: AttemptView): number {
  return report.excess.reduce((sum, { actionCount }) => sum + actionCount, 0);
}

/** What a step changed: who may do what, checks that turned or say something else, permissions too many. */
export function changeLines(before: AttemptView, after: AttemptView, width: number, glyphs: Glyphs): readonly Line[] {
  const told = ({ status, message }: CheckResult) => `${status} ${message}`;
  const old = new Map(visibleChecks(before).map((check) => [check.id, told(check)]));
  const turned = visibleChecks(after).filter((check) => old.get(check.id) !== told(check));
  const access = after.lastChange === before.lastChange ? [] : (after.lastChange ?? []);
  const [was, is] = [excessCount(before), excessCount(after)];
  return [
    ...access.flatMap((change) => wrapLine(line(accessText(change)), width, 2)),
    ...turned.flatMap((check) => wrapLine(checkLine(check, 0, glyphs), width, 2)),
    ...(was === is
      ? []
      : [line(is === 0 ? 'nothing too much any more' : `too much: ${is} permissions, before ${was}`)]),
    ...(after.report.passed && !before.report.passed ? [line('Everything asked for holds now: 7 hands it in.')] : []),
  ];
}
