import type { Json, JsonObject } from './call.ts';
import { principalsExist } from './principalsExist.ts';
import type { Sandbox, StoredPolicy } from './sandbox.ts';
import { storedPolicy } from './storedPolicy.ts';

/** A resource policy that names principals that exist; null where it is none. */
export function resourcePolicy(sandbox: Sandbox, text: string): StoredPolicy | null {
  const stored = storedPolicy(text, 'resource');
  return stored && principalsExist(stored.policy, sandbox) ? stored : null;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Statements of a policy as its text has them. */
export function statementsOf(policy: StoredPolicy | null): readonly JsonObject[] {
  const document: Json = policy ? JSON.parse(policy.text) : null;
  const statements = isObject(document) ? document.Statement : [];
  return [statements ?? []].flat().filter(isObject);
}

/** A policy of these statements, as services write them for `AddPermission`; null for none. */
export function policyOf(id: string, statements: readonly JsonObject[]): StoredPolicy | null {
  if (statements.length === 0) return null;
  return storedPolicy(JSON.stringify({ Version: '2012-10-17', Id: id, Statement: statements }), 'resource');
}
