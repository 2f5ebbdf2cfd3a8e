import { keyLabel } from '../keyLabel.ts';
import { attemptOf, type Program, type State } from '../program.ts';
import { lessonEnd, lessonSteps } from './lessonSteps.ts';
import { lessonSlug } from './startFirstSteps.ts';

/** Goes on to the next step as soon as the present one is done, whatever did it. The result ends the watch. */
export function watchLesson(program: Program): () => void {
  const look = (): void => {
    const attempt = attemptOf(program);
    if (attempt?.scenario.slug !== lessonSlug) return;
    const state = program.ui.getState();
    const step = lessonSteps[state.lesson];
    if (step?.done({ state, attempt }) === true) program.ui.setState({ lesson: state.lesson + 1 });
  };
  const stops = [program.ui.subscribe(look), program.game.attempt.subscribe(look)];
  return () => {
    for (const stop of stops) stop();
  };
}

export interface LessonPage {
  readonly title: string;
  /** Marked text, as `marked` reads it. */
  readonly text: string;
}

/** The text with the person's own keys in place of the commands. */
function withKeys(program: Program, text: string): string {
  const { ascii } = program.ui.getState().settings;
  return text.replace(/\{([\w.]+)\}/g, (whole, command: string) => {
    const key = program.bindings.find((binding) => binding.command === command)?.keys[0];
    return key === undefined ? whole : `\`${keyLabel(key, ascii)}\``;
  });
}

/** What the lesson says now; null while another scenario is open. */
export function lessonPage(program: Program, state: State): LessonPage | null {
  const attempt = attemptOf(program);
  if (attempt?.scenario.slug !== lessonSlug) return null;
  const step = lessonSteps[state.lesson];
  const total = lessonSteps.length;
  if (step === undefined) return { title: 'First steps: done', text: withKeys(program, lessonEnd) };
  const text = withKeys(program, step.says({ state, attempt }));
  return { title: `First steps ${state.lesson + 1} of ${total}`, text };
}
