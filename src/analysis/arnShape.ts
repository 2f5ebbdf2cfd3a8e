import {
  ANY_ONE,
  ANY_ONE_IN_PART,
  ANY_ONE_IN_SEGMENT,
  ANY_RUN,
  ANY_RUN_IN_PART,
  ANY_RUN_IN_SEGMENT,
  literalTokens,
} from '../policy/wildcard.ts';
import type { Matcher } from './automaton.ts';
import { fillFree, isFree, type Polish } from './textClasses.ts';

/** The ARNs of a resource type in one Region and account: as a pattern, and how to fill one in readably. */
export interface ArnShape {
  readonly matcher: Matcher;
  readonly polish: Polish;
}

export interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

/** A star in a published format stands for any text; `\\*` is a star. */
const placeholder = /\$\{([^}]*)\}|(?<!\\)\*/g;

/** Placeholders whose text may hold slashes; a name or id holds none. */
const withSlashes =
  /WithPath|Path$|ParameterName|SecretId|LogGroupName|LogStreamName|RepositoryName|TopicName|TopicFilter|OidcProvider|^Alias$|^$/;
/** Requests to OpenSearch name the path behind the domain (Amazon OpenSearch Service Developer Guide, ac). */
const withPathBehind = /^arn:[^:]*:es:.*:domain\/\$\{DomainName\}$/;
/** Object keys may hold any character. */
const unbounded = /^ObjectName$/;

export function namesRegion(format: string): boolean {
  return format.includes('${Region}');
}

/** The format with partition, Region and account filled in. */
export function placed(format: string, { region, account, partition }: Place): string {
  return format.replaceAll('${Partition}', partition).replaceAll('${Region}', region).replaceAll('${Account}', account);
}

const remembered = new Map<string, ArnShape>();

/** The shape of a format whose placeholders for partition, Region and account are filled in. */
export function arnShape(format: string): ArnShape {
  const known = remembered.get(format);
  if (known) return known;
  const made = makeShape(format);
  remembered.set(format, made);
  return made;
}

function makeShape(format: string): ArnShape {
  const tokens: number[] = [];
  const names: string[] = [];
  let expression = '';
  let end = 0;
  const hasSlashes = (name: string) => withSlashes.test(name) || withPathBehind.test(format);
  for (const match of format.matchAll(placeholder)) {
    const [whole, name = ''] = match;
    const text = plainText(format.slice(end, match.index));
    tokens.push(...literalTokens(text), ...marksOf(name, hasSlashes(name)));
    expression += `${escaped(text)}(${unbounded.test(name) ? '.+' : hasSlashes(name) ? '[^:]+' : '[^:/]+'})`;
    names.push(name);
    end = match.index + whole.length;
  }
  const rest = plainText(format.slice(end));
  tokens.push(...literalTokens(rest));
  const whole = new RegExp(`^${expression}${escaped(rest)}$`, 's');
  return { matcher: { tokens, ignoreCase: false }, polish: polishOf(format, whole, names) };
}

function marksOf(name: string, hasSlashes: boolean): number[] {
  if (unbounded.test(name)) return [ANY_ONE, ANY_RUN];
  return hasSlashes ? [ANY_ONE_IN_PART, ANY_RUN_IN_PART] : [ANY_ONE_IN_SEGMENT, ANY_RUN_IN_SEGMENT];
}

function polishOf(format: string, whole: RegExp, names: readonly string[]): Polish {
  const partsOf = (raw: string) => whole.exec(raw)?.slice(1) ?? null;
  return {
    isAny: (raw) => partsOf(raw)?.every(isFree) ?? false,
    text: (raw) => {
      const parts = partsOf(raw);
      if (!parts) return null;
      let next = 0;
      const filled = format.replace(placeholder, () => {
        const part = parts[next] ?? '';
        const name = names[next] ?? '';
        next += 1;
        if (isFree(part)) return wordFor(name);
        return fillFree(part, 'x') + (part.endsWith('/') ? wordFor(name) : '');
      });
      return plainText(filled);
    },
  };
}

/** `some-bucket` for `BucketName`. */
function wordFor(name: string): string {
  const kebab = name
    .replace(/(NameWithPath|WithPath|WithoutLeadingSlash|Name|Id|Identifier)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
  return `some-${kebab === 'object' ? 'key' : kebab || 'thing'}`;
}

function plainText(text: string): string {
  return text.replaceAll('\\*', '*');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
