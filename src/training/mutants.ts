import type { Sandbox, StoredPolicy } from '../account/sandbox.ts';
import { storedPolicy } from '../account/storedPolicy.ts';
import type { PolicyKind } from '../policy/parse.ts';
import { isMapping } from '../scenario/overlay.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';
import { misplaced, organizationSites } from './mutantOrganization.ts';
import { sitesOf } from './mutantSites.ts';
import { spoils } from './mutantSpoils.ts';

/** A solved account with one thing in one policy made worse. */
export interface Mutant {
  readonly name: string;
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
}

/**
 * Every policy that the learner's side wrote, in its own account, in others and above them, with each statement spoiled
 * in each way; and every control policy that it attached, attached wrongly.
 */
export function mutants(state: AttemptState): Mutant[] {
  const sandbox = sandboxOf(state);
  const { start } = state.history;
  const wrong = misplaced(sandbox, start).map((made): Mutant => ({ ...made, state }));
  return [...accountMutants(state, sandbox, start), ...organizationMutants(state, sandbox, start), ...wrong];
}

function accountMutants(state: AttemptState, sandbox: Sandbox, start: Sandbox): Mutant[] {
  return [...sandbox.accounts].flatMap(([id, account]) => {
    const before = start.accounts.get(id);
    const known = new Set(before ? sitesOf(before).map(({ stored }) => stored.text) : []);
    const where = id === sandbox.home ? '' : `account ${id}: `;
    return sitesOf(account)
      .filter(({ stored }) => !known.has(stored.text))
      .flatMap((site) =>
        spoiled(site.stored, site.kind).map(({ name, stored }): Mutant => {
          const changed = { ...sandbox, accounts: new Map(sandbox.accounts).set(id, site.replace(stored)) };
          return { name: `${where}${site.name}, ${name}`, state, sandbox: changed };
        }),
      );
  });
}

function organizationMutants(state: AttemptState, sandbox: Sandbox, start: Sandbox): Mutant[] {
  const known = new Set(organizationSites(start).map(({ stored }) => stored.text));
  return organizationSites(sandbox)
    .filter(({ stored }) => !known.has(stored.text))
    .flatMap((site) =>
      spoiled(site.stored, site.kind).map(
        ({ name, stored }): Mutant => ({ name: `${site.name}, ${name}`, state, sandbox: site.replace(stored) }),
      ),
    );
}

/** A policy needs a statement: in place of the only one stands one that meets no request. */
const never = { StringEquals: { 'aws:RequestedRegion': 'nowhere' } };

function spoiled(stored: StoredPolicy, kind: PolicyKind): { name: string; stored: StoredPolicy }[] {
  const document: unknown = JSON.parse(stored.text);
  if (!isMapping(document)) return [];
  const statements = [document.Statement].flat().filter(isMapping);
  return statements.flatMap((statement, index) =>
    spoils.flatMap(({ name, spoil, not }) => {
      const worse = not?.includes(kind) ? null : spoil(statement);
      if (worse === null) return [];
      const rest = statements.flatMap((one, position) => (position === index ? worse : [one]));
      if (rest.length === 0) rest.push({ ...statement, Condition: never });
      const made = storedPolicy(JSON.stringify({ ...document, Statement: rest }), kind);
      return made ? [{ name: `statement ${index + 1}: ${name}`, stored: made }] : [];
    }),
  );
}
