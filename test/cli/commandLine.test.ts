import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';
import { run } from './run.ts';

describe('the command line', () => {
  it('names the command that a misspelt word most likely meant', async () => {
    expect(await run(['scenaros'])).toEqual({
      exit: 2,
      out: '',
      err: 'iam-dojo: unknown command `scenaros`; did you mean `scenarios`?\nsee `iam-dojo --help`\n',
    });
  });

  it('names the option that a misspelt one most likely meant', async () => {
    expect((await run(['scenarios', '--fromat', 'json'])).err).toContain(
      'unknown option `--fromat`; did you mean `--format`?',
    );
  });

  it.each([
    [['run', 'x'], '`--commands FILE` is missing'],
    [['run', '--commands', 'f'], 'SCENARIO is missing'],
    [['run', 'x', '--commands'], '`--commands` needs a value: FILE'],
    [['run', 'x', '--commands', 'f', '--seed', '-1'], '`--seed -1`: must be a whole number from 0 on'],
    [['run', 'x', '--commands', 'f', '--seed=1.5'], 'must be a whole number from 0 on'],
    [['scenarios', '--format', 'xml'], '`--format xml`: must be one of text, json'],
    [['scenarios', '--format=json', '--format=json'], '`--format` is given twice'],
    [['scenarios', 'extra'], 'unexpected argument `extra`'],
    [['scenarios', '--help=yes'], '`--help` takes no value'],
  ])('refuses %j with a reason and exit code 2', async (argv, reason) => {
    const { exit, err, out } = await run(argv);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(reason);
  });

  it('has help for the program and for every command', async () => {
    const { exit, out } = await run(['--help']);
    expect(exit).toBe(0);
    for (const name of ['play', 'scenarios', 'run', 'simulate']) {
      expect(out).toContain(`iam-dojo ${name}`);
      expect((await run([name, '--help'])).out).toMatch(new RegExp(`^usage: iam-dojo ${name}`));
    }
  });

  it('prints its version', async () => {
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('says what it is, lists the scenarios and exits with 0 when there is no terminal', async () => {
    const { exit, out } = await run([]);
    expect(exit).toBe(0);
    expect(out).toMatch(/^iam-dojo: learn AWS Identity and Access Management/);
    expect(out).toContain('developer-ec2-access');
    expect(out).toContain('Next steps');
  });

  it('shows the briefing and exits with 2 when play has no terminal', async () => {
    const { exit, out, err } = await run(['play', 'developer-ec2-access']);
    expect(exit).toBe(2);
    expect(out).toContain('iam-dojo run developer-ec2-access --commands FILE');
    expect(err).toContain('no terminal');
  });

  it('names the scenario that a misspelt one most likely meant', async () => {
    expect(await run(['play', 'developer-ec2-acces'])).toMatchObject({
      exit: 2,
      err: 'iam-dojo: there is no scenario or file `developer-ec2-acces`; did you mean `developer-ec2-access`?\n',
    });
  });
});

describe('the list of scenarios', () => {
  it('is JSON with exactly the promised members', async () => {
    const { exit, out } = await run(['scenarios', '--format', 'json']);
    expect(exit).toBe(0);
    const rows: unknown = JSON.parse(out);
    expect(rows).toHaveLength(scenarioLibrary(resolve(import.meta.dirname, '../..')).listings.length);
    for (const row of rows as object[]) {
      expect(Object.keys(row)).toEqual(['id', 'slug', 'title', 'track', 'difficulty', 'minutes', 'file']);
    }
  });
});
