import { ANY_ONE_IN_PART, ANY_RUN_IN_PART, literalTokens } from '../policy/wildcard.ts';
import { ANY_ONE_IN_SEGMENT, ANY_RUN_IN_SEGMENT } from './meet.ts';

/** Placeholders whose text may hold slashes; of all others it may not. */
const mayHoldSlashes = /(WithPath|ObjectName|SecretId|LogGroupName|LogStreamName|RepositoryName|Path)\}|\$\{Parameter/;

const placeholder = /\$\{([^}]*)\}/g;

/** Values for the placeholders that every service has. */
export interface Place {
  readonly region: string | null;
  readonly account: string | null;
}

/** The format with partition, Region and account filled in where they are known. */
function settled(format: string, place: Place): string {
  return format
    .replaceAll('${Partition}', 'aws')
    .replaceAll('${Region}', place.region ?? '${Region}')
    .replaceAll('${Account}', place.account ?? '${Account}');
}

/** The ARN format of a resource type as pattern tokens. */
export function formatTokens(format: string, place: Place): number[] {
  const text = settled(format, place);
  const tokens: number[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    tokens.push(...literalTokens(text.slice(end, match.index)));
    const slashes = mayHoldSlashes.test(match[0]);
    tokens.push(...(slashes ? [ANY_ONE_IN_PART, ANY_RUN_IN_PART] : [ANY_ONE_IN_SEGMENT, ANY_RUN_IN_SEGMENT]));
    end = match.index + match[0].length;
  }
  tokens.push(...literalTokens(text.slice(end)));
  return tokens;
}

/** An ARN of the format that stands for any: `arn:aws:s3:::any-bucket`. */
export function anyArn(format: string, place: Place): string {
  return settled(format, place).replace(placeholder, (_, name: string) => `any-${kebab(name)}`);
}

function kebab(name: string): string {
  return name
    .replace(/(WithPath|Name|Id)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
