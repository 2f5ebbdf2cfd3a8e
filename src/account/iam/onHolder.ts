import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import type { Invocation, Result } from '../operation.ts';
import type { PolicyHolder } from '../sandbox.ts';
import { fail } from './failures.ts';
import { type HolderKind, holderNamed } from './holderKind.ts';
import { text } from './input.ts';
import type { Row } from './row.ts';
import { holderTarget } from './targets.ts';

/** An operation on an existing user, group or role that the call names. */
export const onHolder = <Holder extends PolicyHolder>(
  kind: HolderKind<Holder>,
  run: (call: Invocation, holder: Holder) => Result,
  context: (input: JsonObject) => Context = () => ({}),
): Row => ({
  asks: (call) => holderTarget(kind, call, context(call.input)),
  run: (call) => {
    const name = text(call.input, `${kind.word}Name`);
    const holder = holderNamed(kind, call.account, name);
    return holder ? run(call, holder) : fail(`missing.${kind.noun}`, { Name: name });
  },
});
