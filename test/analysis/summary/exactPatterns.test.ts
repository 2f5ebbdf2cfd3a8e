import { describe, expect, it } from 'vitest';
import { exactPatterns } from '../../../src/analysis/summary/exactPatterns.ts';
import { serviceEntry, servicePrefixes } from '../../../src/catalogue/authorization.ts';
import { expandActions } from '../../../src/policy/actions.ts';

function entryOf(prefix: string) {
  const entry = serviceEntry(prefix);
  if (!entry) throw new Error(`no service ${prefix}`);
  return entry;
}

describe('patterns for a set of actions', () => {
  it('use a wildcard where it covers just the actions', () => {
    expect(exactPatterns(entryOf('ec2'), expandActions('ec2:Describe*'))).toEqual(['ec2:Describe*']);
    expect(exactPatterns(entryOf('s3'), expandActions('s3:*'))).toEqual(['s3:*']);
  });

  it('list the actions where a wildcard would cover one more', () => {
    const some = expandActions('sqs:Get*').slice(1);
    expect(exactPatterns(entryOf('sqs'), some)).toEqual(some.map(({ name }) => `sqs:${name}`));
  });

  it('cover what they were made for and nothing else, in every service', () => {
    for (const prefix of servicePrefixes()) {
      const entry = entryOf(prefix);
      const wanted = [...entry.actions.values()].filter(({ accessLevel }) => accessLevel !== 'Write');
      const covered = exactPatterns(entry, wanted)
        .flatMap(expandActions)
        .map(({ name }) => name);
      expect(covered.sort()).toEqual(wanted.map(({ name }) => name).sort());
    }
  });
});
