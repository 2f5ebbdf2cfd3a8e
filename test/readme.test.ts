import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/cli/commands.ts';
import { scenarioLibrary } from '../src/stores/scenarioLibrary.ts';
import { keyTable } from '../src/tui/keyTable.ts';

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('the readme', () => {
  it('shows the keys as the keymap has them (scripts/readmeKeys.ts writes them)', () => {
    expect(/<!-- keys:start -->\n([\s\S]*)<!-- keys:end -->/.exec(readme)?.[1]).toBe(`${keyTable()}\n`);
  });

  it('names every scenario and every command', () => {
    for (const { slug } of scenarioLibrary(root).listings) expect(readme).toContain(`\`${slug}\``);
    for (const { name } of commands) expect(readme).toContain(`iam-dojo${name === '' ? '' : ` ${name}`}`);
  });
});
