import type { AuthorizationRequest } from '../../../policy/request.ts';
import type { Holder } from '../escalationView.ts';

/** What commands name beside what a step tells, e.g. the policy that is attached. */
export type CommandValues = Readonly<Record<string, string | undefined>>;

export interface PartCall {
  readonly request: AuthorizationRequest;
  readonly values: CommandValues;
}

/** One part of a way: it makes or changes somebody, or something that gives them permissions. */
export interface Part {
  /** E.g. `create-role`. */
  readonly id: string;
  /** What is done, as a clause of a sentence: `make a role`. */
  readonly says: string;
  readonly calls: readonly PartCall[];
  /** True for what lifts a boundary. */
  readonly frees?: true;
}

/** Somebody as they are after some parts. */
export interface Subject {
  readonly holder: Holder;
  readonly parts: readonly Part[];
}

export const call = (request: AuthorizationRequest, values: CommandValues = {}): PartCall => ({ request, values });

export const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Undefined for what lies at the root. */
export function pathIn(arn: string): string | undefined {
  const path = arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1);
  return path === '/' ? undefined : path;
}

/** The subject after one more part. */
export const after = ({ parts }: Subject, part: Part, holder: Holder): Subject => ({ holder, parts: [...parts, part] });
