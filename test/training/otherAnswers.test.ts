import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/scenario/yamlText.ts';
import { bundledScenario, readScenario } from '../../src/stores/scenarioLibrary.ts';
import type { Report } from '../../src/training/report.ts';
import { runCommands } from '../../src/training/runCommands.ts';

const answersFile = z.array(
  z.strictObject({
    name: z.string(),
    stars: z.number(),
    /** Every check that fails, advice left out. */
    fails: z.array(z.string()).default([]),
    commands: z.string(),
  }),
);

const root = resolve(import.meta.dirname, '../..');

function answersTo(slug: string) {
  const text = readFileSync(join(import.meta.dirname, 'otherAnswers', `${slug}.yaml`), 'utf8');
  return answersFile.parse(readYaml(text).value);
}

const failing = (report: Report): string[] =>
  report.tasks
    .flatMap(({ checks }) => checks)
    .filter(({ status, kind }) => status === 'failed' && kind !== 'hygiene')
    .map(({ id }) => id);

/** How many answers there are; one that is dropped shows here. */
const counts = {
  'developer-ec2-access': 40,
  'ec2-to-s3-role': 45,
  'contractor-sts-access': 50,
  'admin-lockdown': 41,
} as const;

describe.each(Object.entries(counts))('other answers to %s', (slug, count) => {
  const { scenario } = readScenario(join(root, bundledScenario(root, slug) ?? ''));
  const answers = answersTo(slug);

  it('are as many as before, right ones and wrong ones', () => {
    expect(answers).toHaveLength(count);
    expect(answers.filter(({ stars }) => stars === 3).length).toBeGreaterThan(8);
    expect(answers.filter(({ stars }) => stars < 3).length).toBeGreaterThan(10);
  });

  it.each(answers)('$name: $stars stars', ({ commands, stars, fails }) => {
    if (!scenario) throw new Error(`${slug} is broken`);
    const { report, faults } = runCommands(scenario, 0, commands, () => undefined);
    expect(faults).toEqual([]);
    expect(report.commands.filter(({ ok }) => !ok)).toEqual([]);
    expect({ stars: report.stars, fails: failing(report) }).toEqual({ stars, fails });
    for (const { status, message } of report.tasks.flatMap(({ checks }) => checks)) {
      if (status === 'failed') expect(message).not.toBe('');
    }
  });
});
