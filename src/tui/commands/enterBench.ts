import { forgetAttempt } from '../../stores/uiActs.ts';
import { attemptOf, type Program } from '../program.ts';

/** The screen's own state for an attempt that was just opened: nothing of the one before is left. */
export function enterBench(program: Program): void {
  forgetAttempt(program.ui);
  program.console.setEntries(attemptOf(program)?.transcript ?? []);
  program.ui.setState({ screens: ['home'], layers: [] });
}
