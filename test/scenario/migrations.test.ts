import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/loadScenario.ts';
import { type Migrations, migrated } from '../../src/scenario/migrations.ts';

const small = readFileSync(resolve(import.meta.dirname, 'small.yaml'), 'utf8');
const written = (schema: string) => small.replace('iam-scenario/1', schema);

describe('the version of the format that a file is written in', () => {
  it('is told when only a newer program reads it, and nothing else is', () => {
    const { scenario, faults } = loadScenario(
      written('iam-scenario/2').replace('mode: build', 'mood: build'),
      'x.yaml',
    );
    expect(scenario).toBeNull();
    expect(faults).toMatchObject([
      {
        code: 'SCENARIO_NEWER',
        message: 'this file is written for a newer program: `iam-scenario/2`',
        advice: 'update iam-dojo; this one reads up to `iam-scenario/1`',
        place: { line: 1, column: 9 },
      },
    ]);
  });

  it('is told when no program ever read it', () => {
    expect(loadScenario(written('iam-scenario/0'), 'x.yaml').faults).toMatchObject([
      {
        code: 'SCENARIO_SCHEMA',
        advice: 'write `schema: iam-scenario/1`, and mend what is told then',
        place: { line: 1, column: 9 },
      },
    ]);
  });

  it('is told in one sentence where the file is a world and no scenario', () => {
    expect(loadScenario(written('iam-world/1'), 'x.yaml').faults).toMatchObject([
      { message: 'this is a world file and no scenario', place: { line: 1, column: 9 } },
    ]);
  });

  it.each(['iam-scenaro/1', 'iam-scenario', '1', 'iam-scenario/99999'])('is corrected where it is %s', (schema) => {
    expect(loadScenario(written(schema), 'x.yaml').faults).toMatchObject([
      { path: ['schema'], advice: 'write `iam-scenario/1`', place: { line: 1 } },
    ]);
  });
});

describe('steps from version to version', () => {
  const steps: Migrations = {
    1: ({ mood, ...rest }) => ({ ...rest, mode: mood }),
    2: (value) => ({ ...value, minutes: Number(value.hours) * 60 }),
  };

  it('are taken one after the other, from the version of the file to the present one', () => {
    expect(migrated({ schema: 'iam-scenario/1', mood: 'fix', hours: 2 }, steps, 3)).toEqual({
      value: { schema: 'iam-scenario/3', mode: 'fix', hours: 2, minutes: 120 },
    });
    expect(migrated({ schema: 'iam-scenario/2', mode: 'fix', hours: 1 }, steps, 3)).toEqual({
      value: { schema: 'iam-scenario/3', mode: 'fix', hours: 1, minutes: 60 },
    });
  });

  it('leave a file of the present version as it is, and end where one is missing', () => {
    const value = { schema: 'iam-scenario/3', mode: 'fix' };
    expect(migrated(value, steps, 3)).toEqual({ value });
    expect(migrated({ schema: 'iam-scenario/1' }, steps, 4)).toMatchObject({ fault: { code: 'SCENARIO_SCHEMA' } });
  });
});
