import type { Decision } from '../policy/decision.ts';
import type { JsonObject } from './call.ts';

/** What `sts:DecodeAuthorizationMessage` gives back: STS API Reference, DecodeAuthorizationMessage. */
export function failureDetails(decision: Decision): JsonObject {
  const { principal, action, resource, context } = decision.request;
  const matched = decision.statements.filter(({ applies, effect }) => applies && effect === 'Deny');
  return {
    allowed: false,
    explicitDeny: decision.decision === 'explicitDeny',
    matchedStatements: {
      items: matched.map(({ sid, effect, policyType }) => ({
        statementId: sid ?? '',
        effect: effect.toUpperCase(),
        sourcePolicyType: policyType,
      })),
    },
    failures: { items: [] },
    context: {
      principal: { id: textOf(context['aws:userid']), arn: principal },
      action,
      resource,
      conditions: {
        items: Object.entries(context).map(([key, value]) => ({
          key,
          values: { items: [value].flat().map((text) => ({ value: text })) },
        })),
      },
    },
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** First words of every encoded message: what is not ours does not begin so. */
const mark = 'iam-dojo';

/** The message that EC2 appends to a denial; only `sts:DecodeAuthorizationMessage` reads it. */
export const encodedFailure = (decision: Decision): string =>
  Buffer.from(`${mark}${JSON.stringify(failureDetails(decision))}`).toString('base64url');

/** The details in an encoded message; null where it is not ours. */
export function decodedFailure(encoded: string): string | null {
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  return text.startsWith(mark) ? text.slice(mark.length) : null;
}
