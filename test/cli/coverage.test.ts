import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

interface Shown {
  readonly unknown: readonly unknown[];
  readonly without: readonly string[];
  readonly topics: readonly { readonly id: string; readonly scenarios: readonly string[] }[];
  readonly holes: readonly string[];
}

describe('coverage', () => {
  it('shows each topic with its scenarios, and how many are taught', async () => {
    const { out } = await run(['coverage']);
    expect(out).toMatch(/^What IAM is\n {2}What IAM decides +\S/);
    expect(out).toMatch(/\n\d+ of \d+ topics are taught\n/);
  });

  it('tells programs the same, and exits with 1 exactly where there are holes', async () => {
    const { out, exit } = await run(['coverage', '--format', 'json']);
    const shown: Shown = JSON.parse(out);
    const empty = shown.topics.filter(({ scenarios }) => scenarios.length === 0).map(({ id }) => id);
    expect(shown.holes).toEqual(empty);
    expect(exit).toBe(empty.length === 0 ? 0 : 1);
  });

  it('has no hole, and each scenario names topics that there are', async () => {
    const { out } = await run(['coverage', '--format', 'json']);
    const { holes, unknown, without, topics }: Shown = JSON.parse(out);
    expect({ holes, unknown, without }).toEqual({ holes: [], unknown: [], without: [] });
    expect(topics.length).toBeGreaterThan(100);
  });
});
