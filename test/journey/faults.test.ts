import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { built } from './built.ts';
import { closeTerminals, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

/** Something that goes wrong inside the program once the settings are drawn, loaded in front of it. */
function faulty(fault: string): Readonly<Record<string, string>> {
  const file = join(mkdtempSync(join(tmpdir(), 'iam-dojo-fault-')), 'fault.mjs');
  const text = `
const set = Map.prototype.set;
Map.prototype.set = function (key, value) {
  if (key === 'settings' && typeof value === 'number') { ${fault} }
  return set.call(this, key, value);
};
`;
  writeFileSync(file, text);
  return { NODE_OPTIONS: `--import ${pathToFileURL(file).href}` };
}

const boom = "throw new TypeError('something of ours is null')";

/** The last word on a mode of the terminal. */
function lastMode(raw: string, mode: string): string | undefined {
  return raw
    .match(new RegExp(`\\u001b\\[\\?${mode}[hl]`, 'g'))
    ?.at(-1)
    ?.at(-1);
}

describe('a fault of ours', () => {
  test.each([
    ['in a component', boom],
    ['in a timer', `setTimeout(() => { ${boom} })`],
    ['in a promise', `Promise.reject(new TypeError('something of ours is null'))`],
  ])('%s gives back the terminal, says that the work is saved, and ends with 70', async (_, fault) => {
    const terminal = new Terminal({ args: ['play', 'developer-ec2-access'], env: faulty(fault), shell: true });
    await terminal.sees('page 1 of');
    await terminal.press('s');
    await terminal.sees('1 Account');
    await terminal.press('4');
    await terminal.type('aws iam create-group --group-name Night\r');
    await terminal.sees('"GroupName": "Night"');
    await terminal.press('esc', ',');
    await terminal.sees(/exit code 70[\s\S]*extproc/);
    const text = terminal.frame().replaceAll(/\s+/g, ' ');
    expect(text).toContain('What you did is saved: start it again to go on.');
    expect(text).toContain('a fault of the program, please report it: TypeError: something of ours is null');
    expect(lastMode(terminal.raw, '1049')).toBe('l');
    expect(lastMode(terminal.raw, '25')).toBe('h');
    expect(lastMode(terminal.raw, '2004')).toBe('l');
    expect(lastMode(terminal.raw, '1002')).toBe('l');
    const modes = terminal.raw.slice(terminal.raw.lastIndexOf('exit code'));
    expect(modes).toMatch(/ icanon .* echo /s);
    const kept = join(terminal.saves, 'learners/learner/attempts/developer-ec2-access-1.jsonl');
    expect(readFileSync(kept, 'utf8')).toContain('"GroupName":"Night"');
  });
});
