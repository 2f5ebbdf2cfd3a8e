import type { ReactNode } from 'react';
import { askProposals } from '../askProposals.ts';
import type { AskFields } from '../layers.ts';
import { blank, seg } from '../line.ts';
import { InputLine } from '../widgets/inputLine.tsx';
import { Lines, LineText } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { frameFor } from './layerFrame.ts';
import type { LayerProps } from './layers.tsx';

const fields: readonly { readonly name: keyof AskFields; readonly label: string; readonly example: string }[] = [
  { name: 'as', label: 'Who       ', example: 'user/maya, role/deploy, root, an ARN' },
  { name: 'action', label: 'Does what ', example: 's3:GetObject' },
  { name: 'on', label: 'On what   ', example: 'an ARN, an instance id, a bucket; empty for none' },
];

/** A request of the learner's own, to be decided. */
export function AskLayer({ view, layer }: LayerProps<'ask'>): ReactNode {
  const { attempt, theme } = view;
  const proposals = attempt === null ? [] : askProposals(attempt.sandbox, layer);
  const frame = frameFor(view, 76, 11);
  const width = frame.width - 4;
  const below = [
    [seg(layer.says, 'warning')],
    ...(proposals.length === 0 ? [] : [[seg('Proposals', 'muted')]]),
    ...proposals.map((text, index) => [seg(index === 0 ? `${theme.glyphs.cursor} ` : '  ', 'accent'), seg(text)]),
  ];
  return (
    <Overlay title="Would this be allowed?" {...frame} theme={theme}>
      <LineText
        line={[seg('Decided by the policies in force now; nothing is called.', 'muted')]}
        width={width}
        theme={theme}
      />
      <LineText line={blank} width={width} theme={theme} />
      {fields.map(({ name, label, example }) => (
        <InputLine
          key={name}
          input={layer.fields[name]}
          label={label}
          placeholder={example}
          focused={layer.field === name}
          width={width}
          theme={theme}
        />
      ))}
      <Lines lines={below} width={width} height={Math.max(0, frame.height - 7)} theme={theme} />
    </Overlay>
  );
}
