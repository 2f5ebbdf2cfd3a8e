import type { AttemptEntry } from '../../stores/learnerGame.ts';
import { say, showScreen } from '../../stores/uiActs.ts';
import { confirm } from '../calls.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import type { Program } from '../program.ts';
import { enterBench } from './enterBench.ts';

/** Every attempt at a scenario: go on with one, delete one, or begin another. */
export function chooseAttempt(program: Program, slug: string): void {
  const { game, ui } = program;
  const attempts = game.attempts(slug);
  const items = attempts.map((attempt): MenuItem => {
    return {
      id: attempt.file,
      title: began(attempt),
      note: reached(attempt),
      run: () => useAttempt(program, slug, attempt),
    };
  });
  const anew: MenuItem = {
    id: ' new',
    title: 'Begin a new attempt',
    run: () => {
      const problem = game.begin(slug);
      if (problem !== null) return say(ui, 'error', problem);
      enterBench(program);
      showScreen(ui, 'briefing');
    },
  };
  openMenu(ui, 'attempts', 'Attempts at this scenario', [...items, anew]);
}

function useAttempt(program: Program, slug: string, attempt: AttemptEntry): void {
  const { game, ui } = program;
  const goOn: MenuItem = {
    id: 'continue',
    title: 'Go on with it',
    run: () => {
      const problem = game.openAttempt(attempt.file);
      if (problem !== null) return say(ui, 'error', problem);
      enterBench(program);
      showScreen(ui, 'workbench');
    },
  };
  const remove: MenuItem = {
    id: 'delete',
    title: 'Delete it …',
    run: () => {
      const says = [`The attempt of ${began(attempt)} is removed from the disk. This cannot be undone.`];
      confirm(program, 'Delete this attempt?', says, 'Delete', () => {
        game.removeAttempt(attempt.file);
        say(ui, 'info', 'The attempt is gone.');
        chooseAttempt(program, slug);
      });
    },
  };
  openMenu(ui, 'attempt', began(attempt), [goOn, remove]);
}

function began({ started }: AttemptEntry): string {
  return `${started.slice(0, 10)} ${started.slice(11, 16)}`;
}

function reached({ best, steps, version }: AttemptEntry): string {
  if (best !== null) return `${best.points} of 100 points${best.passed ? ', passed' : ''} · version ${version}`;
  return steps === 1 ? '1 step' : `${steps} steps`;
}
