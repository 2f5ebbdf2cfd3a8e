import { Box, type DOMElement } from 'ink';
import { type ReactNode, useRef, useSyncExternalStore } from 'react';
import { CompletionPopup, placePopup } from '../editor/completionPopup.tsx';
import { PolicyEditor } from '../editor/policyEditor.tsx';
import { TerminalCursor } from '../editor/terminalCursor.tsx';
import { slide } from '../editor/viewport.ts';
import { type Line, seg } from '../line.ts';
import type { Theme } from '../theme.ts';
import { Lines, LineText } from '../widgets/lineText.tsx';
import { wrapText } from '../wrap.ts';
import { formLine, labelColumn } from './formLine.ts';
import type { FormModel } from './formModel.ts';
import type { FormSnapshot } from './formSnapshot.ts';

export interface FormProps {
  readonly model: FormModel;
  readonly width: number;
  readonly height: number;
  /** True where the keys go. */
  readonly focused: boolean;
  readonly theme: Theme;
}

/** Below the rows: the whole complaint of the focused row and what AWS says about the member. */
function aboutLines({ rows, focus, documentation }: FormSnapshot, width: number, most: number): readonly Line[] {
  const error = rows[focus]?.error ?? null;
  const complaint = error === null ? [] : wrapText(error, width, 'error').slice(0, 2);
  const about = wrapText(documentation, width, 'muted');
  const lines = [...complaint, ...about];
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), [...(lines[most - 1] ?? []), seg(' …', 'muted')]];
}

/** A form in a box of `width` × `height` cells, or the editor over it while a document is under edit. */
export function Form({ model, width, height, focused, theme }: FormProps): ReactNode {
  const snapshot = useSyncExternalStore(model.subscribe, model.snapshot);
  if (snapshot.editing === null) return <FormRows {...{ snapshot, width, height, focused, theme }} />;
  const { label, buffer } = snapshot.editing;
  return (
    <Box flexDirection="column" width={width} height={height}>
      <LineText line={[seg(label, 'heading'), seg('  Esc: back to the form', 'muted')]} width={width} theme={theme} />
      <PolicyEditor buffer={buffer} width={width} height={Math.max(2, height - 1)} focused={focused} theme={theme} />
    </Box>
  );
}

type FormRowsProps = Omit<FormProps, 'model'> & { readonly snapshot: FormSnapshot };

function FormRows({ snapshot, width, height, focused, theme }: FormRowsProps): ReactNode {
  const box = useRef<DOMElement | null>(null);
  const scrolled = useRef(0);
  const top = snapshot.topError === null ? [] : wrapText(snapshot.topError, width, 'error').slice(0, 6);
  const about = aboutLines(snapshot, width, Math.max(0, Math.min(4, Math.floor(height / 4))));
  const rows = Math.max(1, height - top.length - about.length);
  const { focus } = snapshot;
  const start = Math.max(0, Math.min(slide(scrolled.current, rows, focus, 1), snapshot.rows.length - rows));
  scrolled.current = start;
  const labelWidth = labelColumn(snapshot.rows, width);
  const { side, choosable } = snapshot;
  const drawn = snapshot.rows.slice(start, start + rows).map((row, at) => {
    const here = focused && start + at === focus;
    return formLine(row, {
      width,
      labelWidth,
      focused: here,
      side,
      choosable: here && choosable,
      glyphs: theme.glyphs,
    });
  });
  const column = drawn[focus - start]?.cursor ?? null;
  const cursor = column === null ? null : { x: Math.min(column, width - 1), y: top.length + focus - start };
  const { popup } = snapshot;
  const place =
    focused && popup !== null && cursor !== null ? placePopup(popup.options, cursor, { width, height }) : null;
  return (
    <Box ref={box} flexDirection="column" width={width} height={height} overflow="hidden">
      <Lines lines={top} width={width} height={top.length} theme={theme} />
      <Lines lines={drawn.map(({ line }) => line)} width={width} height={rows} theme={theme} />
      <Lines lines={about} width={width} height={about.length} theme={theme} />
      {popup !== null && place !== null && <CompletionPopup popup={popup} place={place} theme={theme} />}
      {focused && cursor !== null && <TerminalCursor within={box} {...cursor} />}
    </Box>
  );
}
