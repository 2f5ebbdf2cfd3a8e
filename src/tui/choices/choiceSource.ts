import type { Account, Sandbox } from '../../account/sandbox.ts';
import type { Choice } from '../form/choices.ts';

/** Gives what a member of a request may name. */
export type ChoiceSource = (sandbox: Sandbox, account: Account) => readonly Choice[];

/** By the member's name, or by service and name where only that service means the same by it: `kms:KeyId`. */
export type ChoiceSources = Readonly<Record<string, ChoiceSource>>;

export const plain = (value: string): Choice => ({ value, label: value });

/** A value that nobody knows by heart, with the name that people use. */
export const named = (value: string, name: string): Choice => ({ value, label: name });

type Named = ReadonlyMap<string, { readonly name: string }>;
export const names = (things: Named): readonly Choice[] => [...things.values()].map(({ name }) => plain(name));

type WithArn = ReadonlyMap<string, { readonly arn: string; readonly name: string }>;
export const arns = (things: WithArn, kind = ''): readonly Choice[] =>
  [...things.values()].map(({ arn, name }) => named(arn, kind + name));
