import type { ReactNode } from 'react';
import type { FinderEntry } from '../finder/finder.ts';
import { helpRowsShown } from '../helpState.ts';
import { blank, type Line, seg, spread } from '../line.ts';
import { menuRows } from '../views/menuRows.ts';
import { marked } from '../views/prose.ts';
import { InputLine } from '../widgets/inputLine.tsx';
import { Lines, LineText } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { listPlace, RowList } from '../widgets/rowList.tsx';
import { wrapLine } from '../wrap.ts';
import { frameFor } from './layerFrame.ts';
import type { LayerProps } from './layers.tsx';

export function MenuLayer({ view, layer }: LayerProps<'menu'>): ReactNode {
  const rows = menuRows(layer.items);
  const list = `menu ${layer.id}`;
  const frame = frameFor(view, 66, Math.max(1, rows.length));
  const cursor = view.state.cursors[list];
  const inside = { width: frame.width - 4, height: frame.height - 2 };
  return (
    <Overlay title={layer.title} note={listPlace(rows, cursor, inside.height)} {...frame} theme={view.theme}>
      <RowList
        id={list}
        rows={rows}
        cursor={cursor}
        focused
        {...inside}
        theme={view.theme}
        heights={view.program.heights}
      />
    </Overlay>
  );
}

export function ConfirmLayer({ view, layer }: LayerProps<'confirm'>): ReactNode {
  const wide = frameFor(view, 60, 0).width - 4;
  const says = layer.says.flatMap((text) => wrapLine(marked(text), wide));
  const frame = frameFor(view, 60, says.length + 3);
  const choice = (text: string, key: string, isChosen: boolean) => [
    seg(` ${text} `, isChosen ? 'selected' : 'text'),
    seg(` ${key}   `, 'key'),
  ];
  const buttons = [...choice(layer.no, 'n', !layer.chosen), ...choice(layer.yes, 'y', layer.chosen)];
  return (
    <Overlay title={layer.title} {...frame} theme={view.theme}>
      <Lines lines={[...says, blank, buttons]} width={wide} height={frame.height - 2} theme={view.theme} />
    </Overlay>
  );
}

function entryLine({ title, note, disabled }: FinderEntry, width: number): Line {
  if (disabled !== null) return [seg(title, 'muted'), seg(`  ${disabled}`, 'muted')];
  return spread([seg(title)], [seg(note, 'key')], width);
}

export function PaletteLayer({ view, layer }: LayerProps<'palette'>): ReactNode {
  const entries = layer.finder.entries(view.program, layer.input.text);
  const frame = frameFor(view, 66, Math.min(18, view.rows - 6) + 1);
  const width = frame.width - 4;
  const height = frame.height - 3;
  const top = Math.max(0, Math.min(layer.chosen - Math.floor(height / 2), entries.length - height));
  return (
    <Overlay title={layer.finder.title} note={`${entries.length}`} {...frame} theme={view.theme}>
      <InputLine
        input={layer.input}
        label=": "
        placeholder={layer.finder.placeholder}
        focused
        width={width}
        theme={view.theme}
      />
      {entries.slice(top, top + height).map((entry, index) => (
        <LineText
          key={entry.id}
          line={entryLine(entry, width)}
          width={width}
          theme={view.theme}
          over={top + index === layer.chosen ? 'selected' : undefined}
        />
      ))}
      {entries.length === 0 && <LineText line={[seg('nothing fits', 'muted')]} width={width} theme={view.theme} />}
    </Overlay>
  );
}

export function HelpLayer({ view }: LayerProps<'help'>): ReactNode {
  const rows = helpRowsShown(view.program);
  const frame = frameFor(view, 70, rows.length);
  const cursor = view.state.cursors.help;
  const inside = { width: frame.width - 4, height: frame.height - 2 };
  const search = view.state.filters.help ?? '';
  return (
    <Overlay
      title="Keys"
      note={listPlace(rows, cursor, inside.height)}
      below={search === '' ? '' : `/${search}`}
      {...frame}
      theme={view.theme}
    >
      <RowList
        id="help"
        rows={rows}
        cursor={cursor}
        focused
        {...inside}
        theme={view.theme}
        heights={view.program.heights}
        empty="no key does that"
      />
    </Overlay>
  );
}

export function PromptLayer({ view, layer }: LayerProps<'prompt'>): ReactNode {
  const columns = layer.complete === undefined ? 60 : 76;
  const width = frameFor(view, columns, 0).width - 4;
  const says = wrapLine([seg(layer.says, 'muted')], width).slice(0, 6);
  const frame = frameFor(view, columns, says.length + 2);
  return (
    <Overlay title={layer.title} {...frame} theme={view.theme}>
      <Lines lines={says} width={width} height={says.length} theme={view.theme} />
      <LineText line={blank} width={width} theme={view.theme} />
      <InputLine input={layer.input} label="> " focused width={width} theme={view.theme} />
    </Overlay>
  );
}
