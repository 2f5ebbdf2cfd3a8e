import type { Sandbox, StoredPolicy } from '../account/sandbox.ts';
import { storedPolicy } from '../account/storedPolicy.ts';
import type { PolicyKind } from '../policy/parse.ts';
import { isMapping } from '../scenario/overlay.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';
import { sitesOf, withHome } from './mutantSites.ts';
import { spoils } from './mutantSpoils.ts';

/** A solved account with one thing in one policy made worse. */
export interface Mutant {
  readonly name: string;
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
}

/** Every policy that the learner's side wrote, with each statement spoiled in each way. */
export function mutants(state: AttemptState): Mutant[] {
  const sandbox = sandboxOf(state);
  const account = sandbox.accounts.get(sandbox.home);
  const before = state.history.start.accounts.get(sandbox.home);
  if (!account) return [];
  const known = new Set(before ? sitesOf(before).map(({ stored }) => stored.text) : []);
  return sitesOf(account)
    .filter(({ stored }) => !known.has(stored.text))
    .flatMap((site) =>
      spoiled(site.stored, site.kind).map(({ name, stored }): Mutant => {
        return { name: `${site.name}, ${name}`, state, sandbox: withHome(sandbox, site.replace(stored)) };
      }),
    );
}

function spoiled(stored: StoredPolicy, kind: PolicyKind): { name: string; stored: StoredPolicy }[] {
  const document: unknown = JSON.parse(stored.text);
  if (!isMapping(document)) return [];
  const statements = [document.Statement].flat().filter(isMapping);
  return statements.flatMap((statement, index) =>
    spoils.flatMap(({ name, spoil, not }) => {
      const worse = not?.includes(kind) ? null : spoil(statement);
      if (worse === null) return [];
      const rest = statements.flatMap((one, position) => (position === index ? worse : [one]));
      const made = storedPolicy(JSON.stringify({ ...document, Statement: rest }), kind);
      return made ? [{ name: `statement ${index + 1}: ${name}`, stored: made }] : [];
    }),
  );
}
