import { showScreen } from '../../stores/uiActs.ts';
import { enterBench } from '../commands/enterBench.ts';
import type { Program } from '../program.ts';

export const lessonSlug = 'first-steps';

/** Begins the lesson about the program, or begins it again. What was open is saved and left. */
export function startFirstSteps(program: Program): void {
  const { game, ui } = program;
  game.leave();
  game.begin(lessonSlug);
  enterBench(program);
  ui.setState({ lesson: 0 });
  showScreen(ui, 'workbench');
}
