import type { Caller, Json, JsonObject } from '../../account/call.ts';

export type KeyCaller = Extract<Caller, { type: 'accessKey' }>;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Who signs with the temporary credentials of an answer of STS; null where it has none. */
export function credentialsIn({ Credentials: found }: JsonObject): KeyCaller | null {
  if (!isObject(found)) return null;
  const { AccessKeyId, SessionToken } = found;
  if (typeof AccessKeyId !== 'string' || typeof SessionToken !== 'string') return null;
  return { type: 'accessKey', accessKeyId: AccessKeyId, sessionToken: SessionToken };
}

/** What a session is called from its ARN: the role or the federated name; `session` for a user's own. */
export function sessionName({ AssumedRoleUser, FederatedUser }: JsonObject): string {
  const arn = [AssumedRoleUser, FederatedUser].flatMap((one) =>
    isObject(one) && typeof one.Arn === 'string' ? [one.Arn] : [],
  );
  return arn[0]?.split('/')[1] ?? 'session';
}
