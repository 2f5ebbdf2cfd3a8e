import { type CompiledStatement, compilePolicy } from '../policy/compiled.ts';
import type { Policy } from '../policy/document.ts';
import type { AttachedPolicy, PoliciesInForce } from '../policy/request.ts';
import type { AccountView, PrincipalView } from './accountView.ts';

/** What a statement can do to an answer. */
export type Side = 'grants' | 'limits' | 'ceiling';

export interface BearingStatement {
  readonly index: number;
  readonly compiled: CompiledStatement;
  readonly side: Side;
  /** For statements of resource policies: the resources and service they are about. */
  readonly of: { readonly service: string } | null;
}

/** Every statement that can tell two requests of the principal apart, those of the ceiling included. */
export function bearingStatements(
  view: AccountView,
  principal: PrincipalView,
  ceiling: readonly Policy[],
): BearingStatement[] {
  const found: Omit<BearingStatement, 'index'>[] = [];
  const add = (policies: readonly AttachedPolicy[], allowSide: Side, of: BearingStatement['of'] = null) => {
    for (const { policy } of policies) {
      for (const compiled of compilePolicy(policy)) {
        found.push({ compiled, side: compiled.denies ? 'limits' : allowSide, of });
      }
    }
  };
  const { policies } = principal;
  add(policies.identity ?? [], 'grants');
  add(limiting(policies), 'limits');
  for (const resource of view.resources) {
    if (resource.policy && resource.policyService)
      add([resource.policy], 'grants', { service: resource.policyService });
    add((resource.rcp ?? []).flat(), 'limits');
  }
  for (const policy of ceiling) {
    for (const compiled of compilePolicy(policy)) found.push({ compiled, side: 'ceiling', of: null });
  }
  return found.map((statement, index) => ({ ...statement, index }));
}

function limiting(policies: PoliciesInForce): readonly AttachedPolicy[] {
  return [
    ...(policies.boundary ? [policies.boundary] : []),
    ...(policies.session ?? []),
    ...(policies.scp ?? []).flat(),
    ...(policies.endpoint ?? []),
  ];
}
