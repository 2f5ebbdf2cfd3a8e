import { stripVTControlCharacters } from 'node:util';
import { Box } from 'ink';
import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import { CompletionPopup, placePopup } from '../../../src/tui/editor/completionPopup.tsx';
import { themeOf } from '../../../src/tui/theme.ts';

const theme = themeOf('mono');
const name = 'DeclarativePoliciesEC2Report';
const options = [
  { label: 'read-reports', detail: 'arn:aws:iam::444455556666:policy/read-reports' },
  { label: name, detail: `arn:aws:iam::aws:policy/aws-service-role/${name}` },
];

function drawn(given: Parameters<typeof placePopup>[0]): string[] {
  const place = placePopup(given, { x: 0, y: 0 }, { width: 76, height: 12 });
  if (place === null) throw new Error('no room');
  const { lastFrame, unmount } = render(
    <Box width={76} height={12}>
      <CompletionPopup popup={{ options: given, selected: 1 }} place={place} theme={theme} />
    </Box>,
  );
  const frame = stripVTControlCharacters(lastFrame() ?? '');
  unmount();
  return frame.split('\n').filter((line) => line.trim() !== '');
}

describe('proposals', () => {
  it('show each name whole, and of its ARN what has room', () => {
    const lines = drawn(options);
    expect(lines[1]).toContain('arn:aws:iam::444455556666:policy/read-reports │');
    expect(lines[2]).toContain(` ${name} arn:aws:iam::aws:policy/`);
    for (const line of lines) expect(line.trim().length).toBe(72);
  });

  it('keep a row for descriptions only where there are any', () => {
    expect(drawn(options)).toHaveLength(4);
    expect(drawn(options.map((option) => ({ ...option, describe: () => 'what it is' })))).toHaveLength(5);
  });
});
