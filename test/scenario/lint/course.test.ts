import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintScenario } from '../../../src/scenario/lint.ts';
import { readTopics } from '../../../src/scenario/topics.ts';
import { readText } from '../../../src/stores/durableFile.ts';
import { readScenario, scenarioLibrary } from '../../../src/stores/scenarioLibrary.ts';

const root = resolve(import.meta.dirname, '../../..');
const { listings } = scenarioLibrary(root);
const { groups } = readTopics(readText(join(root, 'scenarios/topics.yaml')) ?? '');
const topics = groups.flatMap((group) => group.topics.map(({ id }) => id));

describe('the course as a whole', () => {
  it('keeps the rules about several scenarios: what is needed is taught, in an order, under known topics', () => {
    const findings = listings.flatMap((listing) => {
      const { scenario } = readScenario(join(root, listing.file));
      const neighbours = listings.filter((other) => other !== listing);
      const found = scenario ? lintScenario(scenario, () => null, { neighbours, topics, licensed: true }) : [];
      return found
        .filter(({ code }) => /^(?:G|ID|D)-/.test(code))
        .map(({ code, message }) => `${listing.slug}: ${code} ${message}`);
    });
    expect(findings).toEqual([]);
  });
});
