import type { ApiCall, Caller } from '../account/call.ts';
import type { Prediction } from './guidance/prediction.ts';

/**
 * What happens in an attempt, one line each in its file. The attempt is the fold of these: nothing else is saved.
 * Undo and redo move along the calls; a call after an undo leaves what could be redone as a branch.
 */
export type AttemptEvent =
  | { readonly type: 'call'; readonly call: ApiCall; readonly via: 'console' | 'form' | 'editor' | 'file' }
  /** A console line as typed, with what it printed; its calls follow as events of their own. */
  | { readonly type: 'line'; readonly text: string; readonly exit: number }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Marks the place where the account stands. */
  | { readonly type: 'checkpoint'; readonly name: string }
  /** Back or forth to after that many calls. */
  | { readonly type: 'goTo'; readonly step: number }
  /** To a marked place. */
  | { readonly type: 'return'; readonly checkpoint: string }
  /** To the end of a line of calls that was left. */
  | { readonly type: 'branch'; readonly name: string }
  | { readonly type: 'hint'; readonly task: string; readonly index: number }
  | {
      readonly type: 'answer';
      readonly question: string;
      readonly choices: readonly string[];
      readonly confidence: number | null;
    }
  /** The solution was looked at, or its first half was filled in: two stars at most. */
  | { readonly type: 'guided'; readonly level: 'example' | 'half' }
  /** What was foretold of a request before its answer was shown. */
  | ({ readonly type: 'predict' } & Prediction)
  /** The statement that was pointed at as the one that decides, by its id. */
  | { readonly type: 'point'; readonly asked: string; readonly statement: string; readonly right: boolean }
  /** Who acts from here on, by the name of one of the scenario's identities. */
  | { readonly type: 'profile'; readonly name: string }
  /** Who acts from here on, under a name of their own: whoever signed in, or a session that a call gave. */
  | { readonly type: 'actAs'; readonly name: string; readonly caller: Caller }
  | { readonly type: 'submit'; readonly passed: boolean; readonly stars: number; readonly points: number };
