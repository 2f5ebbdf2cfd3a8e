/** The six parts of an ARN; only the first five colons separate (IAM User Guide, reference-arns). */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

const PART_COUNT = 6;

/** Up to six parts of a text, split at its first five colons. */
export function splitParts(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  while (parts.length < PART_COUNT - 1) {
    const colon = text.indexOf(':', start);
    if (colon < 0) break;
    parts.push(text.slice(start, colon));
    start = colon + 1;
  }
  parts.push(text.slice(start));
  return parts;
}

/** Null for a text without `arn:` or without six parts. */
export function parseArn(text: string): Arn | null {
  if (!text.startsWith('arn:')) return null;
  const [, partition, service, region, account, resource] = splitParts(text);
  if (partition === undefined || service === undefined || region === undefined) return null;
  if (account === undefined || resource === undefined) return null;
  return { partition, service, region, account, resource };
}

export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
}

const ACCOUNT_ID = /^\d{12}$/;

export function isAccountId(text: string): boolean {
  return ACCOUNT_ID.test(text);
}

/** The account in an ARN, null where it names none. */
export function accountOfArn(text: string): string | null {
  const account = parseArn(text)?.account ?? '';
  return account === '' ? null : account;
}

/** `dana` of `user/team/dana`: the last part of a path. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
