import type { Context } from '../../policy/request.ts';
import type { Json, JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Row } from '../iam/row.ts';
import type { Invocation, Result } from '../operation.ts';
import { tokenPage, upperTokens } from '../tokenPage.ts';
import { administers } from './administers.ts';
import { fail } from './failures.ts';
import type { IdentityCenter, PermissionSet } from './identityCenter.ts';

/** A call on the instance that it names. */
export interface CenterCall extends Invocation {
  readonly center: IdentityCenter;
}

/** A call on a permission set that exists. */
export interface SetCall extends CenterCall {
  readonly set: PermissionSet;
}

export const accountArn = (account: string): string => `arn:aws:sso:::account/${account}`;

/** Everything that a call names: its instance, permission set and account, each of which is asked for. */
function named({ input }: Invocation): readonly string[] {
  const account = optionalText(input, 'AccountId') ?? optionalText(input, 'TargetId');
  const set = optionalText(input, 'PermissionSetArn');
  const instance = optionalText(input, 'InstanceArn');
  return [
    ...(instance === undefined ? [] : [instance]),
    ...(set === undefined ? [] : [set]),
    ...(account === undefined ? [] : [accountArn(account)]),
  ];
}

/** An operation on an instance. */
export function inCenter(
  run: (call: CenterCall) => Result,
  more: {
    readonly also?: (call: Invocation) => readonly string[];
    readonly context?: (input: JsonObject) => Context;
  } = {},
): Row {
  return {
    asks: (call) => {
      const context = more.context?.(call.input) ?? {};
      return [...named(call), ...(more.also?.(call) ?? [])].map((resource) => ({ resource, context }));
    },
    run: (call) => {
      const center = call.sandbox.identityCenter;
      const arn = text(call.input, 'InstanceArn');
      if (!center || center.arn !== arn) return fail('missing.instance', { Arn: arn });
      return administers(call, center) ? run({ ...call, center }) : fail('access.foreign');
    },
  };
}

/** An operation on a permission set of an instance. */
export const onSet = (run: (call: SetCall) => Result): Row =>
  inCenter((call) => {
    const arn = text(call.input, 'PermissionSetArn');
    const set = call.center.permissionSets.get(arn);
    return set ? run({ ...call, set }) : fail('missing.set', { Id: arn.slice(arn.lastIndexOf('/') + 1) });
  });

/** Success with a changed instance. */
export const changed = (
  call: CenterCall,
  change: Partial<IdentityCenter>,
  output: JsonObject = {},
  sandbox = call.sandbox,
): Result => ({ sandbox: { ...sandbox, identityCenter: { ...call.center, ...change } }, output });

/** Success with other permissions: accounts keep the old ones until the set is provisioned again. */
export function withSet(call: SetCall, change: Partial<PermissionSet>): Result {
  const set = { ...call.set, ...change, revision: call.set.revision + 1 };
  return changed(call, { permissionSets: withEntry(call.center.permissionSets, set.arn, set) });
}

export function listed<Item>(
  call: Invocation,
  operation: string,
  member: string,
  items: readonly Item[],
  show: (item: Item) => Json,
): Result {
  const page = tokenPage(call, operation, items, { ...upperTokens, usual: 100 });
  if (!page) return fail('input.token');
  return { sandbox: call.sandbox, output: { [member]: page.items.map(show), ...page.more } };
}
