import type { SandboxStart } from '../account/startShape.ts';
import type { JsonPath } from '../policy/fault.ts';
import type { ScenarioSource } from './scenario.ts';

/** The home account's id where a scenario gives none. */
export const defaultHome = '111122223333';

/** What the sandbox of a scenario is built from: the home account first. */
export function startOf(scenario: Pick<ScenarioSource, 'account' | 'accounts'>): SandboxStart {
  const { organization, identityCenter, ...account } = scenario.account ?? {};
  const home = { id: defaultHome, ...account };
  return {
    home: home.id,
    accounts: [home, ...(scenario.accounts ?? [])],
    ...(organization ? { organization } : {}),
    ...(identityCenter ? { identityCenter } : {}),
  };
}

/** Where in a scenario a path of its start stands. */
export function scenarioPath([part, index, ...rest]: JsonPath): JsonPath {
  if (part === 'organization' || part === 'identityCenter')
    return ['account', ...(index === undefined ? [part] : [part, index, ...rest])];
  if (part !== 'accounts' || typeof index !== 'number') return ['account'];
  return index === 0 ? ['account', ...rest] : ['accounts', index - 1, ...rest];
}
