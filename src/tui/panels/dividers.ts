import type { MouseReport } from '../mouseReports.ts';
import type { Program } from '../program.ts';
import type { Region, RegionOf } from '../regions.ts';
import type { Rect } from '../workbenchLayout.ts';
import { keepArrangement } from './benchSize.ts';
import { type Measure, resized } from './resizing.ts';

function panelPlaces(program: Program): Readonly<Partial<Record<string, Rect>>> {
  const isPanel = (region: Region): region is RegionOf<'panel'> => region.type === 'panel';
  return Object.fromEntries([...program.regions.values()].filter(isPanel).map(({ panel, place }) => [panel, place]));
}

/** The two borders that meet at `edge`, where both sides are there. */
const meets = (at: number, edge: number): boolean => at === edge || at === edge - 1;

const spans = (at: number, from: number, length: number): boolean => at >= from && at < from + length;

/** The divider at a cell: what it measures; null where none is. */
export function dividerAt(program: Program, { x, y }: MouseReport): Measure | null {
  const { account, detail, tasks, console: typed, events } = panelPlaces(program);
  const below = typed ?? events;
  if (tasks && tasks.x > 0 && meets(x, tasks.x) && spans(y, tasks.y, tasks.height)) return 'tasks';
  if (account && detail && meets(x, detail.x) && spans(y, detail.y, detail.height)) return 'account';
  if (typed && events && meets(x, events.x) && spans(y, events.y, events.height)) return 'events';
  const above = account ?? detail;
  return above && below && meets(y, below.y) && x < (tasks?.x ?? Number.POSITIVE_INFINITY) ? 'lower' : null;
}

/** The size that puts the divider under the pointer. */
function sizeAt(program: Program, measure: Measure, { x, y }: MouseReport): number {
  const { account, tasks, console: typed, events } = panelPlaces(program);
  const below = typed ?? events;
  const sizes: Readonly<Record<Measure, number>> = {
    account: x - (account?.x ?? 0) + 1,
    tasks: (tasks ? tasks.x + tasks.width : 0) - x,
    events: (events ? events.x + events.width : 0) - x,
    lower: (below ? below.y + below.height : 0) - y,
  };
  return sizes[measure];
}

/** Moves the divider that is held to the pointer. */
export function drag(program: Program, measure: Measure, report: MouseReport): void {
  const next = resized(program, measure, () => sizeAt(program, measure, report));
  if (next !== null) program.ui.setState({ dragged: next });
}

/** Lets the divider go where it is: only now the arrangement is kept. */
export function drop(program: Program): void {
  const { dragged } = program.ui.getState();
  if (dragged === null) return;
  keepArrangement(program, dragged);
  program.ui.setState({ dragged: null });
}
