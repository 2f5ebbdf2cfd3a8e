import { entryOf } from './entryOf.ts';
import { resourceServices } from './resourceServices.ts';
import { unreadMembers } from './unreadMembers.ts';
import { speaksOf, type UnreadRow } from './unreadRow.ts';

/** One of the failures that an operation answers beyond the model's validation and a denial. */
export interface KnownError {
  readonly code: string;
  /** Words in braces are filled in. */
  readonly text: string;
  /** `aws`: as AWS publishes or sends it. `ours`: AWS's code is known, its text is not. */
  readonly whose: 'aws' | 'ours';
  /** Where it was read, for texts that no page of AWS has. */
  readonly source?: string;
}

/** What the tables of the services tell of an operation beyond its permissions. */
export interface OperationDetails {
  /** What a call that is allowed does; null for services whose table does not say it in words. */
  readonly effect: string | null;
  /** Empty for services whose table does not list them by operation. */
  readonly errors: readonly KnownError[];
  /** Members of the input that are answered with NotImplemented, with the values that are not. */
  readonly refuses: readonly { readonly member: string; readonly except: readonly unknown[] }[];
  /** Members of the input that change nothing, with the reason. */
  readonly ignores: readonly { readonly member: string; readonly because: string }[];
}

/** The row for all operations of a service speaks of members that this one may not have. */
const has = (members: ReadonlySet<string>, path: string): boolean => members.has(path.replace(/[.[].*/, ''));

export function operationDetails(service: string, operation: string, members: ReadonlySet<string>): OperationDetails {
  const { rows = {}, failures = {} } = entryOf(resourceServices, service) ?? {};
  const row = entryOf(rows, operation);
  const unread = (entryOf(unreadMembers, service) ?? []).filter((one) => speaksOf(one, operation));
  const each = <Told>(tell: (row: UnreadRow, member: string) => readonly Told[]): readonly Told[] =>
    unread.flatMap((one) => one.members.filter((path) => has(members, path)).flatMap((path) => tell(one, path)));
  return {
    effect: row?.effect ?? null,
    errors: [...new Set(row?.errors ?? [])].flatMap((id): KnownError[] => {
      const failure = entryOf(failures, id);
      if (!failure) return [];
      const { code, text, ours, source } = failure;
      return [{ code, text, whose: ours ? 'ours' : 'aws', ...(source === undefined ? {} : { source }) }];
    }),
    refuses: each(({ harmless, except = [] }, member) => (harmless === undefined ? [{ member, except }] : [])),
    ignores: each(({ harmless }, member) => (harmless === undefined ? [] : [{ member, because: harmless }])),
  };
}
