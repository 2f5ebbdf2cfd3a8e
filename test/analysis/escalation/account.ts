import type { Sandbox } from '../../../src/account/sandbox.ts';
import { buildSandbox } from '../../../src/account/start.ts';
import type { AccountStart, SandboxStart } from '../../../src/account/startShape.ts';
import { type AccountMap, accountMap } from '../../../src/analysis/escalation/accountMap.ts';
import { type EscalationChain, escalationChain } from '../../../src/analysis/escalation/chain.ts';
import { asTheyAre } from '../../../src/analysis/escalation/reach.ts';
import { escalationView } from '../../../src/training/escalationView.ts';
import { home, type Json } from './world.ts';

export const clock = Date.parse('2026-11-24T09:00:00Z');

export const document = (...Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement });

export const allow = (Action: Json, Resource: Json = '*', rest: { readonly [key: string]: Json } = {}): Json => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});

export const deny = (Action: Json, rest: { readonly [key: string]: Json } = {}): Json => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...rest,
});

export const when = (operator: string, key: string, value: Json): { readonly [key: string]: Json } => ({
  Condition: { [operator]: { [key]: value } },
});

export const trust = (Principal: Json): Json => document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
export const arn = (rest: string): string => `arn:aws:iam::${home}:${rest}`;

export function sandboxOf(account: AccountStart, rest: Partial<SandboxStart> = {}): Sandbox {
  const accounts = [{ id: home, ...account }, ...(rest.accounts ?? [])];
  return buildSandbox({ home, ...rest, accounts }, { clock, seed: 3 });
}

export const mapOf = (...start: Parameters<typeof sandboxOf>): AccountMap =>
  accountMap(escalationView(sandboxOf(...start)));

/** The shortest way of somebody; null where there is none. */
export function chainOf(map: AccountMap, name: string): EscalationChain | null {
  const holder = map.view.holders.find((one) => one.label === name);
  if (!holder) throw new Error(`there is no ${name}`);
  return escalationChain(map, asTheyAre(holder));
}

/** Paths and ends of the shortest way of somebody; null where there is none. */
export const wayOf = (map: AccountMap, name: string): string[] | null =>
  chainOf(map, name)?.steps.map(({ path, to }) => `${path} ${to}`) ?? null;
