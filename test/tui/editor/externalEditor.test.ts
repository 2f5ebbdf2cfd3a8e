import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditorBuffer } from '../../../src/tui/editor/editorBuffer.ts';
import { editExternally, editorCommand } from '../../../src/tui/editor/externalEditor.ts';
import { press } from './typing.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-editor-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An editor that is a shell script; `$1` is the file. */
function script(name: string, body: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

const suspend = (callback: () => Promise<void>) => callback();

describe('the command of the own editor', () => {
  it.each([
    [{ VISUAL: 'nvim', EDITOR: 'nano' }, ['nvim']],
    [{ VISUAL: ' ', EDITOR: 'nano -w' }, ['nano', '-w']],
    [{ EDITOR: '"/my tools/ed" -x' }, ['/my tools/ed', '-x']],
    [{ EDITOR: 'code' }, ['code', '--wait']],
    [{ EDITOR: '/usr/bin/subl -w' }, ['/usr/bin/subl', '-w']],
    [{}, ['vi']],
  ])('%j is %j', (environment, expected) => {
    expect(editorCommand(environment, 'linux')).toEqual(expected);
  });

  it('is notepad on Windows where nothing is set', () => {
    expect(editorCommand({}, 'win32')).toEqual(['notepad']);
  });
});

describe('editing in the own editor', () => {
  it('gives back what was saved, from a file only its owner can read, and leaves nothing behind', async () => {
    const log = join(folder, 'log');
    const EDITOR = script('good', `stat -c '%a' "$(dirname "$1")" > ${log}; echo "$1" >> ${log}; printf 'new' > "$1"`);
    expect(await editExternally({ text: 'old', environment: { EDITOR }, suspend })).toEqual({ text: 'new' });
    const [mode, file = ''] = readFileSync(log, 'utf8').split('\n');
    expect(mode).toBe('700');
    expect(file).toMatch(/policy\.json$/);
    expect(existsSync(file)).toBe(false);
  });

  it('runs while the terminal is given away', async () => {
    const order: string[] = [];
    const EDITOR = script('quick', 'true');
    await editExternally({
      text: 'x',
      environment: { EDITOR },
      suspend: async (callback) => {
        order.push('away');
        await callback();
        order.push('back');
      },
    });
    expect(order).toEqual(['away', 'back']);
  });

  it('says so when the editor does not exist, and leaves nothing behind', async () => {
    const edited = await editExternally({ text: 'x', environment: { EDITOR: 'no-such-editor-here' }, suspend });
    expect(edited).toEqual({ message: '`no-such-editor-here` was not found: set EDITOR' });
  });

  it('keeps the old text when the editor fails', async () => {
    const EDITOR = script('bad', `printf 'new' > "$1"; exit 3`);
    const edited = await editExternally({ text: 'x', environment: { EDITOR }, suspend });
    expect(edited).toEqual({ message: expect.stringMatching(/ended with exit code 3: the text is unchanged$/) });
  });

  it('comes into the buffer as one step', async () => {
    const buffer = new EditorBuffer({ text: '{}' });
    const EDITOR = script('steps', `printf '{\\n  "a": 1\\n}' > "$1"`);
    const edited = await editExternally({ text: buffer.text(), environment: { EDITOR }, suspend });
    if ('text' in edited) buffer.setText(edited.text);
    expect(buffer.text()).toBe('{\n  "a": 1\n}');
    press(buffer, 'ctrl+z');
    expect(buffer.text()).toBe('{}');
  });
});
