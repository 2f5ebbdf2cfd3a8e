import type { ApiError } from './call.ts';

/** One of AWS's answers to a failing call. Words in braces are replaced; everything else is literal. */
export interface FailureRow {
  readonly code: string;
  readonly status: number;
  readonly text: string;
  /** Other members of the exception; words in braces are replaced there too. */
  readonly detail?: Readonly<Record<string, string>>;
}

/** By situation, e.g. `sts.duration`. */
export type FailureRows = Readonly<Record<string, FailureRow>>;

/** A function that fails with the rows of a table, which it carries: `fail('missing.user', { UserName: 'Bob' })`. */
export function failing<Rows extends FailureRows>(rows: Rows) {
  const fail = (
    id: keyof Rows & string,
    values: Readonly<Record<string, string | number>> = {},
  ): { error: ApiError } => {
    const row = rows[id];
    if (!row) throw new Error(`there is no failure \`${id}\``);
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
    const detail = Object.entries(row.detail ?? {}).map(([name, text]) => [name, fill(text)] as const);
    const members = detail.length > 0 ? { detail: Object.fromEntries(detail) } : {};
    return { error: { code: fill(row.code), status: row.status, message: fill(row.text), ...members } };
  };
  return Object.assign(fail, { rows });
}

/**
 * Failures that several services share. Codes and statuses: IAM API Reference, CommonErrors; texts as AWS sends them.
 * Where AWS publishes no text the wording is ours.
 */
export const sharedFailures = {
  'auth.missing-token': {
    code: 'MissingAuthenticationToken',
    status: 403,
    text: 'Request is missing Authentication Token',
  },
  'auth.unknown-key': {
    code: 'InvalidClientTokenId',
    status: 403,
    text: 'The security token included in the request is invalid.',
  },
  'auth.expired-token': {
    code: 'ExpiredToken',
    status: 403,
    text: 'The security token included in the request is expired',
  },
  /** IAM calls with session credentials that carry no MFA: no full stop. */
  'sts.session-token-iam': {
    code: 'InvalidClientTokenId',
    status: 403,
    text: 'The security token included in the request is invalid',
  },
  'query.unknown-action': {
    code: 'InvalidAction',
    status: 400,
    text: 'Could not find operation {Action} for version {Version}',
  },
  'sandbox.not-implemented': {
    code: 'NotImplemented',
    status: 501,
    text: '{Service}:{Operation} is not in the sandbox',
  },
  'sandbox.member': {
    code: 'NotImplemented',
    status: 501,
    text: '{Member} of {Service}:{Operation} is not in the sandbox: without it the call would be answered.',
  },
  'denied.query': { code: 'AccessDenied', status: 403, text: '{Message}' },
  /** Services of the JSON protocols: the status is 400, with REST 403. */
  'denied.json': { code: 'AccessDeniedException', status: 400, text: '{Message}' },
  'denied.rest-json': { code: 'AccessDeniedException', status: 403, text: '{Message}' },
  'denied.sns': { code: 'AuthorizationError', status: 403, text: '{Message}' },
  'denied.ec2': {
    code: 'UnauthorizedOperation',
    status: 403,
    text: 'You are not authorized to perform this operation. {Message}',
  },
} as const satisfies FailureRows;

export const fail = failing(sharedFailures);
