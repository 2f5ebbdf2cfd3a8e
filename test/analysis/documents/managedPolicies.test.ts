import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../../src/analysis/documents/comparePolicies.ts';
import { managedPolicyIndex } from '../../../src/catalogue/managedPolicies.ts';
import { cases } from '../../cases.ts';
import { published } from '../world.ts';

const all = managedPolicyIndex().map(({ arn }) => arn.replace(/^.*?:policy\//, ''));
const wanted = cases(20).numRuns;
const step = Math.max(1, Math.floor(all.length / wanted));
const some = all.filter((_, index) => index % step === 0);
const limits = { kind: 'identity', principal: null, boundary: null, scps: [] } as const;

describe('policies that AWS manages', () => {
  it('equal themselves, are within AdministratorAccess, and differ from PowerUserAccess by what the engine decides', () => {
    const [administrator, power] = [published('AdministratorAccess'), published('PowerUserAccess')];
    let witnesses = 0;
    for (const name of some) {
      const own = published(name);
      const same = comparePolicies({ ...limits, granted: [own], needed: [own] });
      expect([name, same.excess, same.missing]).toEqual([name, [], []]);
      const within = comparePolicies({ ...limits, granted: [own], needed: [administrator] });
      expect([name, within.excess]).toEqual([name, []]);
      const beside = comparePolicies({ ...limits, granted: [own], needed: [power] });
      for (const { decision } of [...beside.excess.slice(0, 5), ...beside.missing.slice(0, 5)]) {
        expect(decision.decision).toBe('allowed');
        witnesses += 1;
      }
    }
    expect(some.length).toBeGreaterThanOrEqual(20);
    expect(witnesses).toBeGreaterThan(some.length);
  });

  it('are compared within a bounded number of contexts, the largest ones too', () => {
    for (const name of ['SageMakerStudioAdminIAMDefaultExecutionPolicy', 'AmazonSageMakerFullAccess']) {
      const own = published(name);
      const { excess, missing, complete } = comparePolicies({ ...limits, granted: [own], needed: [own] });
      expect({ excess, missing, complete }).toEqual({ excess: [], missing: [], complete: true });
    }
  });
});
