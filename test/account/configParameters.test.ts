import { expect, it } from 'vitest';
import { managedRules } from '../../src/account/config/managedRules.ts';
import { ruleParameters } from '../../src/account/config/ruleParameters.ts';

it('every managed rule that is evaluated here tells its parameters', () => {
  expect(Object.keys(ruleParameters).sort()).toEqual(Object.keys(managedRules).sort());
});
