import type { Sandbox } from '../account/sandbox.ts';
import type { Policy } from '../policy/document.ts';
import { readPolicy } from '../policy/parse.ts';
import type { Check, CheckOf } from '../scenario/check.ts';
import { resourceArn } from './resourceArn.ts';

/** A statement that denies what a check says must never be allowed; none where a statement cannot say it. */
export function denialOf(sandbox: Sandbox, check: Check): Policy[] {
  if (check.kind === 'never') return read(neverStatement(check));
  if (check.kind !== 'deny') return [];
  return read({ Action: check.probe.action, Resource: resourceArn(sandbox, check.probe.on) });
}

type Statement = Readonly<Record<string, unknown>>;

function neverStatement({ actions, on, except, signIn }: CheckOf<'never'>): Statement | null {
  if (on.length > 0 && except.length > 0) return null;
  const where = except.length > 0 ? { NotResource: except } : { Resource: on.length > 0 ? on : '*' };
  if (signIn === 'with MFA') return null;
  const condition = signIn === null ? {} : { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } };
  return { Action: actions, ...where, ...condition };
}

function read(statement: Statement | null): Policy[] {
  const { policy } = readPolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Deny', ...statement }] });
  return statement && policy ? [policy] : [];
}
