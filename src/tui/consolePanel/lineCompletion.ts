import type { Option } from '../editor/completion.ts';
import type { LineInput } from '../editor/lineInput.ts';

/** What may stand between `from` and `to` of a line. */
export interface LineCompletion {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Option[];
}

/** Completes a line at a cursor; null where nothing is known. */
export type LineCompleter = (line: string, cursor: number) => LineCompletion | null;

const textOf = ({ text, label }: Option): string => text ?? label;

/** What all texts begin with. */
export function commonStart(texts: readonly string[]): string {
  const [first = '', ...rest] = texts;
  let length = first.length;
  for (const text of rest) {
    let same = 0;
    while (same < length && text.charCodeAt(same) === first.charCodeAt(same)) same++;
    length = same;
  }
  return first.slice(0, length);
}

/** The line with `text` in place of what was completed. */
export function withText(input: LineInput, { from, to }: LineCompletion, text: string): LineInput {
  return { text: input.text.slice(0, from) + text + input.text.slice(to), cursor: from + text.length };
}

/** The line with an option written out; a space follows unless the option goes on (`open`) or stands before one. */
export function withOption(input: LineInput, completion: LineCompletion, option: Option): LineInput {
  const text = textOf(option);
  const closed = option.open === true || /[ =/:]$/.test(text) || input.text.charAt(completion.to) === ' ';
  return withText(input, completion, closed ? text : `${text} `);
}

/** The line as far as all options agree; null where they agree on no more than is there. */
export function withCommonStart(input: LineInput, completion: LineCompletion): LineInput | null {
  const start = commonStart(completion.options.map(textOf));
  const typed = input.text.slice(completion.from, input.cursor);
  return start.length > typed.length && start.startsWith(typed) ? withText(input, completion, start) : null;
}
