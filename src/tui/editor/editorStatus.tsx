import { Text } from 'ink';
import type { ReactNode } from 'react';
import type { Fault } from '../../policy/fault.ts';
import { keyLabel } from '../keyLabel.ts';
import { type Line, seg } from '../line.ts';
import type { Theme } from '../theme.ts';
import { LineText } from '../widgets/lineText.tsx';
import { wrapLine } from '../wrap.ts';
import { fitText, padText } from './displayText.ts';
import { editorBindings } from './editorKeys.ts';
import { faultSigns } from './editorRows.tsx';
import type { EditorSnapshot } from './editorSnapshot.ts';
import { fixOf, markAtCursor } from './quickFix.ts';

/** Rows of the status below the text; in low boxes there is room for one. */
export function statusRows(height: number): number {
  return height >= 16 ? 3 : height >= 12 ? 2 : 1;
}

interface StatusProps {
  readonly snapshot: EditorSnapshot;
  readonly width: number;
  readonly rows: number;
  readonly theme: Theme;
}

function count(snapshot: EditorSnapshot): string {
  const { length } = snapshot.marks;
  if (length === 0) return snapshot.checked ? '' : 'checking ';
  return `${length} ${length === 1 ? 'finding' : 'findings'} `;
}

const fixKey = editorBindings.find(({ act }) => 'buffer' in act && act.buffer === 'fix')?.keys[0] ?? '';

/** The finding, how it is called, and the key that repairs it. */
function faultLines(fault: Fault, { width, rows, theme }: StatusProps, place: string): readonly Line[] {
  const sign = faultSigns[fault.severity];
  const fix = fixOf(fault);
  const says = [fault.message, fault.advice].filter((part) => part !== '').join(': ');
  const text: Line = [seg(`${theme.glyphs[sign.glyph]} `, sign.token), seg(says, sign.token)];
  const repair: Line = fix === null ? [] : [seg(keyLabel(fixKey, false), 'key'), seg(` ${fix.title}  `)];
  const last: Line = [...repair, seg(fault.code, 'muted')];
  if (rows === 1) return [text];
  return [...wrapLine(text, width - place.length, 2).slice(0, rows - 1), last];
}

/** Where the cursor is and how many findings there are; above it the finding on the cursor's line, or the last message. */
export function EditorStatus(props: StatusProps): ReactNode {
  const { snapshot, width, rows, theme } = props;
  const { doc, selection } = snapshot.state;
  const line = doc.lineAt(selection.main.head);
  const place = ` ${count(snapshot)}${line.number}:${selection.main.head - line.from + 1}`;
  const fault = markAtCursor(snapshot)?.fault;
  const lines = fault === undefined ? [] : faultLines(fault, props, place);
  const shown = snapshot.message === '' ? lines : [[seg(snapshot.message, 'warning' as const)], ...lines.slice(1)];
  const first = shown[0] ?? [];
  const text = first.map((part) => part.text).join('');
  return (
    <>
      <Text wrap="truncate">
        <Text {...theme.styles[first.at(-1)?.token ?? 'muted']}>{padText(text, width - place.length)}</Text>
        <Text {...theme.styles.muted}>{fitText(place, width)}</Text>
      </Text>
      {Array.from({ length: rows - 1 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of cells have no identity but their place
        <LineText key={index} line={shown[index + 1] ?? []} width={width} theme={theme} />
      ))}
    </>
  );
}
