import type { ApiCall } from '../account/call.ts';

/**
 * What happens in an attempt, one line each in its file. The attempt is the fold of these: nothing else is saved.
 * Undo and redo move along the calls; a call after an undo drops what could be redone.
 */
export type AttemptEvent =
  | { readonly type: 'call'; readonly call: ApiCall; readonly via: 'console' | 'form' | 'editor' | 'file' }
  /** A console line as typed, with what it printed; its calls follow as events of their own. */
  | { readonly type: 'line'; readonly text: string; readonly exit: number }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'hint'; readonly task: string; readonly index: number }
  | {
      readonly type: 'answer';
      readonly question: string;
      readonly choices: readonly string[];
      readonly confidence: number | null;
    }
  /** Who acts from here on, by the name of one of the scenario's identities. */
  | { readonly type: 'profile'; readonly name: string }
  | { readonly type: 'submit'; readonly passed: boolean; readonly stars: number; readonly points: number };
