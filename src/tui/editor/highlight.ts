import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';

/** What a piece of JSON text is, for the theme. */
export type TokenKind = 'property' | 'string' | 'number' | 'literal' | 'punctuation' | 'allow' | 'deny';

/** UTF-16 offsets in the whole text. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: TokenKind;
}

const highlighter = tagHighlighter([
  { tag: tags.propertyName, class: 'property' },
  { tag: tags.string, class: 'string' },
  { tag: tags.number, class: 'number' },
  { tag: tags.bool, class: 'literal' },
  { tag: tags.null, class: 'literal' },
  { tag: tags.separator, class: 'punctuation' },
  { tag: tags.squareBracket, class: 'punctuation' },
  { tag: tags.brace, class: 'punctuation' },
]);

const kinds: readonly TokenKind[] = ['property', 'string', 'number', 'literal', 'punctuation'];
const effects: Readonly<Record<string, TokenKind>> = { '"Allow"': 'allow', '"Deny"': 'deny' };

/** The coloured pieces between two offsets, in order; text between them has no colour of its own. */
export function spansBetween(state: EditorState, from: number, to: number): Span[] {
  const spans: Span[] = [];
  highlightTree(
    syntaxTree(state),
    highlighter,
    (start, end, name) => {
      const kind = kinds.find((entry) => entry === name);
      if (kind === undefined) return;
      const effect = kind === 'string' && end - start < 8 ? effects[state.sliceDoc(start, end)] : undefined;
      spans.push({ from: start, to: end, kind: effect ?? kind });
    },
    from,
    to,
  );
  return spans;
}
