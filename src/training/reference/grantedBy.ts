import { policyByArn } from '../../account/policyByArn.ts';
import type { Account, PolicyHolder, Sandbox } from '../../account/sandbox.ts';
import { actionsMatch, readAction } from '../../policy/actions.ts';
import { compilePolicy } from '../../policy/compiled.ts';
import type { Policy } from '../../policy/document.ts';

/** A statement of an account that speaks of an action. */
export interface Grant {
  /** `policy dev-ec2`, `inline policy own-keys`. */
  readonly policy: string;
  /** Counts from 1. */
  readonly statement: number;
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  /** True where the statement has conditions, so that it may not apply. */
  readonly conditional: boolean;
  /** Resource patterns as written; empty for documents without. */
  readonly resources: readonly string[];
  /** Who has it: `user maya`, `group Developers`, `role app`. */
  readonly holders: readonly string[];
}

interface Held {
  readonly policy: Policy;
  readonly name: string;
  readonly holders: string[];
}

/** Statements of identity policies of the home account that match an action, whatever else limits them. */
export function grantedBy(sandbox: Sandbox, action: string): readonly Grant[] {
  const account = sandbox.accounts.get(sandbox.home);
  if (account === undefined) return [];
  const name = readAction(action);
  return heldPolicies(account).flatMap(({ policy, name: title, holders }) =>
    compilePolicy(policy)
      .filter(({ actions }) => actionsMatch(actions, name))
      .map(
        ({ source }): Grant => ({
          policy: title,
          statement: source.index + 1,
          sid: source.sid,
          effect: source.effect,
          conditional: source.conditions.length > 0,
          resources: source.resource?.patterns ?? [],
          holders,
        }),
      ),
  );
}

function heldPolicies(account: Account): readonly Held[] {
  const found = new Map<string, Held>();
  const add = (key: string, policy: Policy, name: string, holder: string) => {
    const held = found.get(key) ?? { policy, name, holders: [] };
    held.holders.push(holder);
    found.set(key, held);
  };
  const kinds: readonly (readonly [string, ReadonlyMap<string, PolicyHolder>])[] = [
    ['user', account.users],
    ['group', account.groups],
    ['role', account.roles],
  ];
  for (const [kind, entities] of kinds) {
    for (const entity of entities.values()) {
      const holder = `${kind} ${entity.name}`;
      for (const inline of entity.inline.values())
        add(`${holder} ${inline.name}`, inline.policy, `inline policy ${inline.name}`, holder);
      for (const arn of entity.attached) {
        const managed = policyByArn(account, arn);
        if (managed !== null) add(arn, managed.policy, `policy ${managed.name}`, holder);
      }
    }
  }
  return [...found.values()];
}
