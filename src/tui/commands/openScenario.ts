import type { ScenarioEntry } from '../../stores/gameHome.ts';
import { say, showScreen } from '../../stores/uiActs.ts';
import { confirm } from '../calls.ts';
import type { Program } from '../program.ts';
import { enterBench } from './enterBench.ts';

/** Does what `open` does and shows its problem, or the bench with what the home screen had to say of it. */
function enter(program: Program, open: () => string | null, screen: 'workbench' | 'briefing'): boolean {
  const { ui, game } = program;
  const known = game.home.getState().notices.length;
  const problem = open();
  if (problem !== null) {
    say(ui, 'error', problem);
    return false;
  }
  enterBench(program);
  showScreen(ui, screen);
  for (const notice of game.home.getState().notices.slice(known)) say(ui, 'warning', notice);
  return true;
}

/** Begins a scenario afresh, such as for a review: the attempts before it stay. */
export function beginScenario(program: Program, slug: string): void {
  enter(program, () => program.game.begin(slug), 'briefing');
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
  const { ui, game } = program;
  const { scenarios, sandbox } = game.home.getState();
  const entry = scenarios.find((one) => one.slug === slug);
  if (entry !== undefined && entry.review !== null && entry.review <= 0) {
    beginScenario(program, slug);
    say(ui, 'info', 'A fresh start, for review. Earlier attempts are kept: t lists them.');
    return;
  }
  if (entry !== undefined && entry.outdated !== null) {
    offerRestart(program, entry, entry.outdated);
    return;
  }
  const begun = slug === 'sandbox' ? sandbox.begun : entry?.begun === true;
  const opened = enter(program, () => game.open(slug), begun ? 'workbench' : 'briefing');
  if (opened && begun) say(ui, 'info', 'You are where you left off. b shows the briefing again.');
}
