/** One key as the dispatcher hands it on: a burst of input is split before. */
export interface KeyPress {
  /** Name of a special key, or `char` for text. */
  readonly name:
    | 'char'
    | 'enter'
    | 'escape'
    | 'tab'
    | 'backspace'
    | 'delete'
    | 'up'
    | 'down'
    | 'left'
    | 'right'
    | 'home'
    | 'end'
    | 'pageUp'
    | 'pageDown'
    | 'f1';
  /** One grapheme for `char`; with Ctrl or Alt the plain letter; empty otherwise. */
  readonly text: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}
