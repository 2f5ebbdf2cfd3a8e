import { closeBrackets } from '@codemirror/autocomplete';
import { history } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { indentOnInput, indentUnit } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';

const extensions: Extension = [history(), json(), indentUnit.of('  '), closeBrackets(), indentOnInput()];

/** Text as the buffer keeps it: lines end with `\n`, a tab is two spaces, other control characters are dropped. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      .replace(/\t/g, '  ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not enter
      .replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff]/g, '')
  );
}

/** An editor over JSON text with its own history. */
export function startState(text: string, startAt: (text: string) => number = () => 0): EditorState {
  const doc = cleanText(text);
  return EditorState.create({ doc, selection: { anchor: startAt(doc) }, extensions });
}
