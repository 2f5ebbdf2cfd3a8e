import { describe, expect, it } from 'vitest';
import { expandActions } from '../../src/policy/actions.ts';
import { toleratedSets } from '../../src/scenario/scenario.ts';
import { toleratedPolicy } from '../../src/training/tolerated.ts';

describe('tolerated sets', () => {
  it.each(toleratedSets)('%s names actions that AWS has', (name) => {
    const actions = toleratedPolicy(name)?.statements.flatMap(({ action }) => action.patterns) ?? [];
    expect(actions.length).toBeGreaterThan(2);
    expect(actions.filter((pattern) => expandActions(pattern).length === 0)).toEqual([]);
  });

  it('may be a statement of the scenario, which allows unless it says otherwise', () => {
    const statement = { Action: 's3:ListAllMyBuckets', Resource: '*' };
    expect(toleratedPolicy(statement)?.statements).toMatchObject([
      { effect: 'Allow', action: { patterns: ['s3:ListAllMyBuckets'] } },
    ]);
    expect(toleratedPolicy({ Action: 's3:ListAllMyBuckets' })).toBeNull();
  });
});
