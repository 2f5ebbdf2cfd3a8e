import type { JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { nextAccessKeyId, nextSecret, nextSessionToken } from '../generator.ts';
import { isoTime } from '../isoTime.ts';
import type { Sandbox, Session } from '../sandbox.ts';

type Terms = Omit<Session, 'accessKeyId' | 'secret' | 'token' | 'expires'> & { readonly seconds: number };

/** Makes temporary credentials, stores their session and gives them as STS answers them. */
export function issue(sandbox: Sandbox, { seconds, ...terms }: Terms): { sandbox: Sandbox; credentials: JsonObject } {
  const [accessKeyId, afterKey] = nextAccessKeyId(sandbox.generator, 'ASIA', terms.account);
  const [secret, afterSecret] = nextSecret(afterKey);
  const [token, generator] = nextSessionToken(afterSecret);
  const expires = terms.issued + seconds * 1000;
  const session: Session = { ...terms, accessKeyId, secret, token, expires };
  return {
    sandbox: { ...sandbox, generator, sessions: withEntry(sandbox.sessions, accessKeyId, session) },
    credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secret,
      SessionToken: token,
      Expiration: isoTime(expires),
    },
  };
}

/** A session of nothing special. */
export const plainSession = {
  mfaAt: null,
  policies: [],
  policyArns: [],
  tags: [],
  transitive: [],
  sourceIdentity: null,
  chained: false,
} as const;
