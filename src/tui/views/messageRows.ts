import type { Message, MessageKind } from '../../stores/uiStore.ts';
import type { Glyph, Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import type { State } from '../program.ts';
import { type Row, wrappedRow } from '../row.ts';
import type { Token } from '../theme.ts';
import { themeFor } from '../themeFor.ts';

const signs: Readonly<Record<MessageKind, { readonly glyph: Glyph; readonly token: Token }>> = {
  info: { glyph: 'info', token: 'info' },
  success: { glyph: 'passed', token: 'allowed' },
  warning: { glyph: 'warning', token: 'warning' },
  error: { glyph: 'failed', token: 'error' },
};

export function messageLine({ kind, text }: Message, glyphs: Glyphs): Line {
  const { glyph, token } = signs[kind];
  return [seg(`${glyphs[glyph]} `, token), seg(text, kind === 'error' ? 'error' : 'text')];
}

/** All that was said, newest first. */
export function messageRows(state: State): readonly Row<Message>[] {
  const { glyphs } = themeFor(state.settings);
  return [...state.messages]
    .reverse()
    .map((message) => wrappedRow(`message ${message.id}`, message, messageLine(message, glyphs), 2));
}
