import { accountNamed } from '../../policy/principals.ts';
import type { Actor, Binding } from './binding.ts';
import type { Holder } from './escalationView.ts';
import { grants, namedResources } from './grants.ts';

/** Whom the trust policy of a role lets in: by name, by account, or by a rule that names nobody. */
interface Trusted {
  readonly names: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  readonly anybody: boolean;
}

const known = new WeakMap<object, Trusted>();

function trustedBy({ trust }: Holder): Trusted {
  if (!trust) return { names: new Set(), accounts: new Set(), anybody: false };
  const remembered = known.get(trust);
  if (remembered) return remembered;
  const allows = trust.statements.filter(({ effect }) => effect === 'Allow');
  const entries = allows.flatMap(({ principal }) =>
    (principal?.entries ?? []).filter(({ type }) => type === 'AWS').map(({ value }) => value),
  );
  const accounts = entries.flatMap((value) => accountNamed(value) ?? []);
  const found: Trusted = {
    names: new Set(entries),
    accounts: new Set(accounts),
    anybody: entries.includes('*') || allows.some(({ principal }) => principal?.negated),
  };
  known.set(trust, found);
  return found;
}

/** Roles among the goals that the actor might assume; the engine has the last word. */
export function* assumable({ holder, view }: Actor, goals: ReadonlySet<Holder>): Iterable<Binding> {
  const identity = view.policies.identity ?? [];
  const asked = grants(identity, 'sts:AssumeRole');
  const named = asked ? namedResources(identity, 'sts:AssumeRole') : null;
  const reachable = named ? new Set(named) : null;
  for (const one of goals) {
    if (one.kind !== 'role' || one === holder) continue;
    const { names, accounts, anybody } = trustedBy(one);
    const direct = names.has(holder.arn) || names.has(view.arn) || anybody;
    const byAccount = asked && accounts.has(holder.account) && (reachable === null || reachable.has(one.arn));
    if (direct || byAccount) yield { holder: one };
  }
}
