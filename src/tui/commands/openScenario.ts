import type { ScenarioEntry } from '../../stores/gameHome.ts';
import { say, showScreen } from '../../stores/uiActs.ts';
import { confirm } from '../calls.ts';
import type { Program } from '../program.ts';
import { enterBench } from './enterBench.ts';

interface Entrance {
  readonly open: () => string | null;
  readonly screen: 'workbench' | 'briefing';
  readonly welcome?: string;
}

/** Does what `open` does and shows its problem, or the bench. What was found wrong with the save is the last word. */
function enter(program: Program, { open, screen, welcome }: Entrance): void {
  const { ui, game } = program;
  const known = game.home.getState().notices.length;
  const problem = open();
  if (problem !== null) {
    say(ui, 'error', problem);
    return;
  }
  enterBench(program);
  showScreen(ui, screen);
  if (welcome !== undefined) say(ui, 'info', welcome);
  for (const notice of game.home.getState().notices.slice(known)) say(ui, 'warning', notice);
}

/** Begins a scenario afresh, such as for a review: the attempts before it stay. */
export function beginScenario(program: Program, slug: string, welcome?: string): void {
  const open = () => program.game.begin(slug);
  enter(program, { open, screen: 'briefing', ...(welcome === undefined ? {} : { welcome }) });
}

function offerRestart(program: Program, { slug, title }: ScenarioEntry, version: string): void {
  const says = [
    `${title} is graded in a new way since your attempt with version ${version}.`,
    'That attempt and its result stay as they are; t lists them.',
  ];
  confirm(program, 'Start anew?', says, 'Start', () => beginScenario(program, slug));
}

/** Opens a scenario: its briefing at first, the bench where an attempt goes on, a fresh start where a review is due. */
export function openScenario(program: Program, slug: string): void {
  const { game } = program;
  const { scenarios, sandbox } = game.home.getState();
  const entry = scenarios.find((one) => one.slug === slug);
  if (entry !== undefined && entry.review !== null && entry.review <= 0) {
    beginScenario(program, slug, 'A fresh start, for review. Earlier attempts are kept: t lists them.');
    return;
  }
  if (entry !== undefined && entry.outdated !== null) {
    offerRestart(program, entry, entry.outdated);
    return;
  }
  const begun = slug === 'sandbox' ? sandbox.begun : entry?.begun === true;
  const open = () => game.open(slug);
  if (begun) {
    enter(program, { open, screen: 'workbench', welcome: 'You are where you left off. b shows the briefing again.' });
  } else enter(program, { open, screen: 'briefing' });
}
