import type { AttemptView } from '../../stores/attemptView.ts';
import type { HomeView } from '../../stores/gameHome.ts';
import type { Program, State } from '../program.ts';
import type { Theme } from '../theme.ts';

/** What every screen is drawn from. */
export interface View {
  readonly program: Program;
  readonly state: State;
  readonly home: HomeView;
  readonly attempt: AttemptView | null;
  readonly theme: Theme;
  /** Cells that the screen may fill. */
  readonly columns: number;
  readonly rows: number;
}
