import type { SandboxStart } from '../account/startShape.ts';
import type { Scenario } from './scenario.ts';

/** The home account's id where a scenario gives none. */
export const defaultHome = '111122223333';

/** What the sandbox of a scenario is built from: the home account first. */
export function startOf(scenario: Pick<Scenario, 'account' | 'accounts'>): SandboxStart {
  const { organization, ...account } = scenario.account ?? {};
  const home = { id: defaultHome, ...account };
  return {
    home: home.id,
    accounts: [home, ...(scenario.accounts ?? [])],
    ...(organization ? { organization } : {}),
  };
}
