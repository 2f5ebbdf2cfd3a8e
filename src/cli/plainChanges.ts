import type { AttemptView } from '../stores/attemptView.ts';
import type { AccessChange, PartChange } from '../training/accessChange.ts';
import { dividedExcess } from '../training/excessReport.ts';
import type { CheckResult } from '../training/report.ts';
import type { Glyphs } from '../tui/glyphs.ts';
import { type Line, line } from '../tui/line.ts';
import { excessGroups } from '../tui/views/excessGroups.ts';
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

/** In which cases an action that was allowed and is still is allowed otherwise than before. */
function partText({ action, gained, lost }: PartChange): string {
  if (gained?.partly && lost?.partly && gained.on === lost.on) return `${action} in other cases on ${lost.on}`;
  const now = gained === null ? [] : [gained.partly ? `in more cases on ${gained.on}` : `now on ${gained.on}`];
  const gone = lost === null ? [] : [lost.partly ? `in fewer cases on ${lost.on}` : `no longer on ${lost.on}`];
  return `${action} ${[...now, ...gone].join(' and ')}`;
}

function partsTexts(parts: readonly PartChange[]): string[] {
  const more = parts.length > NAMED ? [`and ${parts.length - NAMED} more actions in other cases than before`] : [];
  return [...parts.slice(0, NAMED).map(partText), ...more];
}

function accessText({ principal, gained, lost, parts }: AccessChange): string {
  const all = [...actions('may now', gained), ...actions('may no longer', lost)];
  const changed = partsTexts(parts);
  return `${principal} ${[...all, ...(changed.length > 0 ? [`may ${changed.join('; ')}`] : [])].join('; ')}`;
}

function excessCount({ report }: AttemptView): number {
  return excessGroups(dividedExcess(report.excess).costly).reduce((sum, { entry }) => sum + entry.actionCount, 0);
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
      : [
          line(
            is === 0
              ? 'nothing too much any more'
              : `too much: ${is} ${is === 1 ? 'permission' : 'permissions'}, before ${was}`,
          ),
        ]),
    ...(after.report.passed && !before.report.passed ? [line('Everything asked for holds now: 7 hands it in.')] : []),
  ];
}
