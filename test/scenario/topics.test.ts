import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { topicCoverage } from '../../src/scenario/topicCoverage.ts';
import { readTopics } from '../../src/scenario/topics.ts';

const two = `schema: iam-topics/1
groups:
  - id: basics
    title: Basics
    topics:
      - { id: users, title: Users, able: Create one }
      - { id: groups, title: Groups, able: Fill one }
`;

const scenario = (slug: string, topics: readonly string[], status = 'active') => ({
  slug,
  title: slug,
  status,
  topics,
});

describe('the topics of the course', () => {
  it('are read without a fault, each with an id of its own', () => {
    const { groups, faults } = readTopics(readFileSync('scenarios/topics.yaml', 'utf8'));
    expect(faults).toEqual([]);
    expect(groups.flatMap(({ topics }) => topics).length).toBeGreaterThan(90);
  });

  it('are refused where two share an id, with the place of the second', () => {
    const { faults, groups } = readTopics(two.replace('id: groups', 'id: users'));
    expect(groups).toEqual([]);
    expect(faults).toMatchObject([{ code: 'TOPIC_ID', message: 'two topics are called `users`', place: { line: 7 } }]);
  });

  it('are refused where a key is misspelt', () => {
    const { faults } = readTopics(two.replace('able: Fill one', 'abel: Fill one'));
    expect(faults.map(({ message }) => message)).toContain('unknown key `abel` in `groups.0.topics.1`');
  });

  it('are covered by the active scenarios that name them', () => {
    const { groups } = readTopics(two);
    const coverage = topicCoverage(groups, [scenario('first', ['users']), scenario('draft', ['groups'], 'wip')]);
    expect(coverage.topics.map(({ id, scenarios }) => [id, scenarios])).toEqual([
      ['users', ['first']],
      ['groups', []],
    ]);
    expect(coverage.holes).toEqual(['groups']);
  });

  it('show scenarios that name none, and names that are no topic', () => {
    const { groups } = readTopics(two);
    const coverage = topicCoverage(groups, [scenario('first', []), scenario('second', ['users', 'usres'])]);
    expect(coverage.without).toEqual(['first']);
    expect(coverage.unknown).toEqual([{ scenario: 'second', topic: 'usres' }]);
  });
});
