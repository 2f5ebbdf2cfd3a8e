import { apply } from '../account/apply.ts';
import type { Json, JsonObject } from '../account/call.ts';
import type { Sandbox } from '../account/sandbox.ts';

const sections = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/**
 * What `aws iam get-account-authorization-details` tells of the home account, all pages in one. The account stays as it
 * is: nobody is recorded to have asked. An error text where even the root user may not ask.
 */
export function accountDetails(sandbox: Sandbox): JsonObject | string {
  const found = new Map<string, Json[]>(sections.map((name) => [name, []]));
  const caller = { type: 'root', account: sandbox.home, mfa: true } as const;
  for (let marker: Json = null; ; ) {
    const input = marker === null ? {} : { Marker: marker };
    const { outcome } = apply(sandbox, {
      service: 'iam',
      operation: 'GetAccountAuthorizationDetails',
      input,
      caller,
      time: sandbox.clock,
    });
    if (!outcome.ok) return outcome.error.message;
    for (const [name, all] of found) {
      const page = outcome.output[name];
      if (Array.isArray(page)) all.push(...page.map(decoded));
    }
    marker = outcome.output.Marker ?? null;
    if (marker === null) return Object.fromEntries(found);
  }
}

const documents: ReadonlySet<string> = new Set(['PolicyDocument', 'AssumeRolePolicyDocument', 'Document']);

/** Documents are percent-encoded on the wire; the command line shows them as JSON, and so do files. */
function decoded(value: Json): Json {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]): [string, Json] => [
      name,
      documents.has(name) && typeof inner === 'string' ? JSON.parse(decodeURIComponent(inner)) : decoded(inner),
    ]),
  );
}
