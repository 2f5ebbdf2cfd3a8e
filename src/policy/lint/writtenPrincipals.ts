import { isRecord } from '../jsonValue.ts';
import { type Entry, textEntries } from './entries.ts';
import type { RawStatement } from './lintCheck.ts';

/** One principal as it was written. */
export interface WrittenPrincipal extends Entry {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser` or what else was written; `AWS` for a bare `"*"`. */
  readonly type: string;
}

const read = new WeakMap<RawStatement, readonly WrittenPrincipal[]>();

/** Every principal of the `Principal` element, in order. */
export function principalsOf(statement: RawStatement): readonly WrittenPrincipal[] {
  const principals = read.get(statement) ?? readAll(statement, 'Principal');
  read.set(statement, principals);
  return principals;
}

function readAll({ raw, path }: RawStatement, element: string): WrittenPrincipal[] {
  const value = raw[element];
  if (typeof value === 'string') return [{ type: 'AWS', text: value, path: [...path, element] }];
  if (!isRecord(value)) return [];
  return Object.keys(value).flatMap((type) =>
    textEntries(value[type], [...path, element, type]).map((entry) => ({ ...entry, type })),
  );
}

/** Identity providers that AWS knows without an IAM resource (IAM User Guide, reference_policies_elements_principal). */
const publicProviders: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]);

/** The host and path of the OpenID Connect provider that a federated principal names; null for any other principal. */
export function oidcProvider({ type, text }: WrittenPrincipal): string | null {
  if (type !== 'Federated') return null;
  if (publicProviders.has(text)) return text;
  return /^arn:[^:]*:iam::[^:]*:oidc-provider\/(.+)$/.exec(text)?.[1] ?? null;
}
