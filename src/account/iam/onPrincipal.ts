import type { Invocation, Result } from '../operation.ts';
import { fail } from './failures.ts';
import { text } from './input.ts';
import { type PolicyPrincipal, principalOfArn } from './policySources.ts';
import type { Row } from './row.ts';

/** An operation on the policies of the user, group or role whose ARN the call gives. */
export const onPrincipal = (run: (call: Invocation, principal: PolicyPrincipal) => Result): Row => ({
  before: (call) => {
    const arn = text(call.input, 'PolicySourceArn');
    return principalOfArn(call.account, arn) === 'malformed' ? fail('simulation.source', { Arn: arn }).error : null;
  },
  asks: (call) => {
    const arn = text(call.input, 'PolicySourceArn');
    const principal = principalOfArn(call.account, arn);
    return { resource: typeof principal === 'string' ? arn : principal.holder.arn };
  },
  run: (call) => {
    const arn = text(call.input, 'PolicySourceArn');
    const principal = principalOfArn(call.account, arn);
    return typeof principal === 'string' ? fail('missing.entity', { Arn: arn }) : run(call, principal);
  },
});
