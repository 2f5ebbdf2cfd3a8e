import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { placeFrame } from '../screens/layerFrame.ts';
import type { LayerProps } from '../screens/layers.tsx';
import type { View } from '../screens/view.ts';
import { nodeParts } from '../views/nodeId.ts';
import { subjectOf } from '../views/subject.ts';
import { subjectTitle } from '../views/subjectTitle.ts';
import { LineText } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { listPlace, RowList } from '../widgets/rowList.tsx';
import { inspectorRowsShown, inspectorTab, inspectorTabLine, meaningShown, policiesShown } from './inspectorState.ts';

/** Has the meaning worked out where there is none of the account as it stands. */
function useMeaning({ program, attempt }: View, node: string): void {
  const sandbox = attempt?.sandbox;
  useEffect(() => {
    if (sandbox === undefined || meaningShown(program) !== undefined) return;
    program.game.draw({ picture: 'meaning', of: nodeParts(node) });
  }, [program, node, sandbox]);
}

function emptyWord(view: View): string {
  const { program, state } = view;
  if ((state.filters.inspector ?? '') !== '') return 'nothing found';
  if (policiesShown(program).length === 0) return 'it has no policy: nothing is allowed by it';
  return 'working it out …';
}

/** One policy or one principal: what it means, what is in force, what is wrong with it, and the text. */
export function InspectorLayer({ view, layer }: LayerProps<'inspector'>): ReactNode {
  const { program, state, theme, attempt } = view;
  useMeaning(view, layer.node);
  useStore(program.game.picture);
  const frame = placeFrame(view);
  const [width, height] = [frame.width - 4, frame.height - 4];
  const tab = inspectorTab(state);
  const rows = inspectorRowsShown(program);
  const list = `inspector ${tab}`;
  const cursor = state.cursors[list];
  const subject = attempt === null ? undefined : subjectOf(attempt.sandbox, layer.node);
  const search = state.filters.inspector ?? '';
  return (
    <Overlay
      title={subject === undefined ? 'Inspector' : `Inspector: ${subjectTitle(subject)}`}
      note={listPlace(rows, cursor, height)}
      below={search === '' ? '' : `/${search}`}
      {...frame}
      theme={theme}
    >
      <LineText line={inspectorTabLine(tab)} width={width} theme={theme} />
      <LineText line={[]} width={width} theme={theme} />
      <RowList
        key={list}
        id={list}
        rows={rows}
        cursor={cursor}
        focused
        {...{ width, height, theme }}
        heights={program.heights}
        empty={emptyWord(view)}
      />
    </Overlay>
  );
}
