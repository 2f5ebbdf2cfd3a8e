import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLines, needsMore } from '../../../src/doors/console/commandLines.ts';
import { complete } from '../../../src/doors/console/complete.ts';
import { openSession } from '../../../src/doors/console/session.ts';
import { fakePort, run, yes } from './fakePort.ts';

const pieces = [
  'aws iam ',
  'create-user ',
  'list-users ',
  '--user-name ',
  '--tags ',
  '--query ',
  '--cli-input-json ',
  '--output ',
  '--max-items ',
  '--starting-token ',
  'Key=a,Value=b ',
  'table ',
  'text ',
  '{"a":',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '`',
  '\\',
  '\n',
  '$',
  '$(',
  ')',
  '${A}',
  '|',
  '||',
  '&&',
  ';',
  '>',
  '>>',
  '2>&1',
  '<<EOF\n',
  'EOF\n',
  '#',
  '=',
  ',',
  '@',
  '*',
  '.',
  '?',
  ' ',
  'é',
  '😀',
  '\u001b[2J',
  '\u0000',
  'A=1 ',
  'export ',
  'cat ',
  'echo ',
  'base64 -d ',
  'aws s3 cp ',
  's3://b ',
  'aws configure set ',
  '__proto__',
  'constructor',
];
const anyLine = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 14 })
  .map((parts) => parts.join(''));
const port = fakePort(() => yes({ Users: [{ UserName: 'a\u001b[31m' }], IsTruncated: false }), { f: 'x' });

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be absent
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

describe('any text at all', () => {
  it('is run or refused, and what is printed steers no terminal', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const { stdout, stderr, exit } = run(line, port);
        expect(Number.isInteger(exit)).toBe(true);
        expect(steering.test(stdout + stderr)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is split into commands that together are the whole file, or has a fault', () => {
    fc.assert(
      fc.property(anyLine, (file) => {
        const { lines, faults } = commandLines(file);
        for (const { text, line } of lines) {
          expect(file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')).toContain(text);
          expect(line).toBeGreaterThan(0);
        }
        if (faults.length === 0) for (const { text } of lines) expect(needsMore(`${text}\n`)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('can be completed at any cursor', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(200), (line, at) => {
        const cursor = Math.min(at, line.length);
        const { from, to } = complete(line, cursor, openSession('admin'), port);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBe(cursor);
      }),
      { numRuns: 500 },
    );
  });

  it('that is huge is still read', () => {
    const long = 'x'.repeat(300_000);
    expect(run(`echo ${long}`).stdout).toHaveLength(300_001);
    expect(run(`aws iam get-user --user-name ${long}`).exit).toBe(0);
    expect(run(`aws iam create-user --user-name b --tags ${'Key=a,Value=b '.repeat(20_000)}`).exit).toBe(0);
  });

  it.each([
    ['quoted', `echo "${'a'.repeat(9_000_000)}"`],
    ['escaped', `echo ${'\\a'.repeat(4_500_000)}`],
    ['beside a here-document', `cat "${'\\a'.repeat(4_500_000)}" <<EOF`],
  ])('that no shell would pass on is refused with its place: %s', (_, line) => {
    const { faults } = commandLines(`# users\n${line}\nEOF\n`);
    expect(faults).toMatchObject([{ code: 'SHELL_TOO_LONG', place: { line: 2, column: 1 } }]);
    expect(run(line)).toMatchObject({ exit: 2, stderr: expect.stringContaining('longer than 1000000 characters') });
    expect(needsMore(line)).toBe(false);
  });

  it('cannot make a line call without end', () => {
    let page = 0;
    const endless = fakePort(() => yes({ Users: [], IsTruncated: true, Marker: String(page++) }));
    const { calls, stderr } = run('aws iam list-users', endless);
    expect(calls).toHaveLength(20_000);
    expect(stderr).toContain('a line may make 20000 calls');
  });
});
