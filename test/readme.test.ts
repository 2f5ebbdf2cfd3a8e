import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/cli/commands.ts';
import { tracks } from '../src/scenario/tracks.ts';
import { keyTable } from '../src/tui/keyTable.ts';
import { trackSays } from '../src/tui/views/trackSays.ts';

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('the readme', () => {
  it('shows the keys as the keymap has them (scripts/readmeKeys.ts writes them)', () => {
    expect(/<!-- keys:start -->\n([\s\S]*)<!-- keys:end -->/.exec(readme)?.[1]).toBe(`${keyTable()}\n`);
  });

  it('names every track and every command', () => {
    for (const track of tracks) expect(readme).toContain(`| ${track} | ${trackSays(track)} |`);
    for (const { name } of commands) expect(readme).toContain(`iam-dojo${name === '' ? '' : ` ${name}`}`);
  });
});
