import type { ReactNode } from 'react';
import { askProposals } from '../askProposals.ts';
import type { AskFields } from '../layers.ts';
import { blank, seg } from '../line.ts';
import { marked } from '../views/prose.ts';
import { questionOf } from '../views/questionRows.ts';
import { InputLine } from '../widgets/inputLine.tsx';
import { Lines } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { wrapLine } from '../wrap.ts';
import { frameFor } from './layerFrame.ts';
import type { LayerProps } from './layers.tsx';

const fields: readonly { readonly name: keyof AskFields; readonly label: string; readonly example: string }[] = [
  { name: 'as', label: 'Who       ', example: 'such as user/maya, role/deploy, root, an ARN' },
  { name: 'action', label: 'Does what ', example: 'such as s3:GetObject' },
  { name: 'on', label: 'On what   ', example: 'an ARN, an instance id, a bucket; empty for none' },
];

/** A request of the learner's own, to be decided. */
export function AskLayer({ view, layer }: LayerProps<'ask'>): ReactNode {
  const { attempt, theme } = view;
  const proposals = attempt === null ? [] : askProposals(attempt.sandbox, layer);
  const question = attempt && layer.question ? questionOf(attempt, layer.question) : undefined;
  const says = question?.ask ?? 'Decided by the policies in force now; nothing is called.';
  const head = wrapLine(marked(says, question ? 'text' : 'muted'), frameFor(view, 76, 11).width - 4);
  const frame = frameFor(view, 76, 10 + head.length);
  const width = frame.width - 4;
  const below = [
    [seg(layer.says, 'warning')],
    ...(proposals.length === 0 ? [] : [[seg('Proposals', 'muted')]]),
    ...proposals.map((text, index) => [seg(index === 0 ? `${theme.glyphs.cursor} ` : '  ', 'accent'), seg(text)]),
  ];
  return (
    <Overlay title={question ? 'Which request?' : 'Would this be allowed?'} {...frame} theme={theme}>
      <Lines lines={[...head, blank]} width={width} height={head.length + 1} theme={theme} />
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
      <Lines lines={below} width={width} height={Math.max(0, frame.height - 6 - head.length)} theme={theme} />
    </Overlay>
  );
}
