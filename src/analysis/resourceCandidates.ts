import { serviceEntry } from '../catalogue/authorization.ts';
import type { ContextReader } from '../policy/context.ts';
import { type ResourcePattern, resourceFits, resourcePatterns } from '../policy/resources.ts';
import { resolveTemplate, templateTokens } from '../policy/variables.ts';
import { ANY_ONE, ANY_ONE_IN_PART, ANY_RUN, ANY_RUN_IN_PART } from '../policy/wildcard.ts';
import type { AccountView, ResourceView } from './accountView.ts';
import { anyArn, formatTokens } from './arnFormat.ts';
import type { BearingStatement } from './bearing.ts';
import { meet } from './meet.ts';

/** Resources of one type that statements can tell apart: those that exist, one that stands for any, one in each pattern. */
export type Candidates = (type: string) => readonly ResourceView[];

/** Types whose resources lie in a resource of another type, with what stands for any of them there. */
const inside: Readonly<Record<string, { readonly container: string; readonly rest: string }>> = {
  's3:object': { container: 's3:bucket', rest: '/any-object' },
  'dynamodb:index': { container: 'dynamodb:table', rest: '/index/any-index' },
};

/** Pairs of overlapping patterns of one type that are looked at. */
const pairBudget = 400;

export function candidatesFor(
  view: AccountView,
  statements: readonly BearingStatement[],
  reader: ContextReader,
  extra: readonly ResourcePattern[],
  reasons: Set<string>,
): Candidates {
  const patterns = distinctPatterns(statements, extra);
  const existing = new Map<string, ResourceView[]>();
  for (const resource of view.resources)
    existing.set(resource.type, [...(existing.get(resource.type) ?? []), resource]);
  const known = new Map<string, readonly ResourceView[]>();
  return (type) => {
    const remembered = known.get(type);
    if (remembered) return remembered;
    const made = arnsOf(view, type, existing, patterns, reader, reasons);
    const found = [...(existing.get(type) ?? [])];
    const have = new Set(found.map(({ arn }) => arn));
    for (const arn of made) {
      if (have.has(arn)) continue;
      have.add(arn);
      found.push(view.settle(arn, type));
    }
    known.set(type, found);
    return found;
  };
}

function distinctPatterns(
  statements: readonly BearingStatement[],
  extra: readonly ResourcePattern[],
): ResourcePattern[] {
  const all = [...extra, ...statements.flatMap(({ compiled }) => compiled.resources?.patterns ?? [])];
  return [...new Map(all.map((pattern) => [JSON.stringify(pattern.template), pattern])).values()];
}

function arnsOf(
  view: AccountView,
  type: string,
  existing: ReadonlyMap<string, readonly ResourceView[]>,
  patterns: readonly ResourcePattern[],
  reader: ContextReader,
  reasons: Set<string>,
): string[] {
  const [service = '', name = ''] = type.split(':', 2);
  const format = serviceEntry(service)?.resourceTypes.get(name.toLowerCase())?.arn;
  if (format === undefined) return [];
  const places = [
    { region: view.region, account: view.home },
    { region: null, account: view.home },
    { region: null, account: null },
  ];
  const formats = places.map((place) => formatTokens(format, place));
  const container = inside[type];
  const contained = container ? (existing.get(container.container) ?? []).map(({ arn }) => arn + container.rest) : [];
  const met: { pattern: ResourcePattern; tokens: readonly number[]; arn: string }[] = [];
  for (const pattern of patterns) {
    for (const tokens of tokensOf(pattern, reader)) {
      if (tokens.length === 1 && tokens[0] === ANY_RUN) continue;
      const arn = sample(formats, [tokens], reasons);
      if (arn !== null) met.push({ pattern, tokens, arn });
    }
  }
  const arns = [
    ...contained,
    anyArn(format, { region: view.region, account: view.home }),
    ...met.map(({ arn }) => arn),
  ];
  let pairs = 0;
  for (const [index, one] of met.entries()) {
    for (const other of met.slice(index + 1)) {
      if (resourceFits(one.pattern, other.arn, reader) || resourceFits(other.pattern, one.arn, reader)) continue;
      if (!one.tokens.some(isWild) || !other.tokens.some(isWild)) continue;
      pairs += 1;
      if (pairs > pairBudget) {
        reasons.add(`more than ${pairBudget} pairs of resource patterns for \`${type}\` were not compared`);
        return arns;
      }
      const arn = sample(formats, [one.tokens, other.tokens], reasons);
      if (arn !== null) arns.push(arn);
    }
  }
  return arns;
}

function isWild(token: number): boolean {
  return token < 0;
}

function tokensOf(pattern: ResourcePattern, reader: ContextReader): (readonly number[])[] {
  if (pattern.ready) return pattern.ready.map(({ tokens }) => tokens);
  const resolved = resolveTemplate(pattern.template, reader);
  return resolved ? resourcePatterns(templateTokens(resolved)).map(({ tokens }) => tokens) : [];
}

interface Sample {
  readonly arn: string | null;
  readonly exhausted: boolean;
}

const samples = new Map<string, Sample>();

/** A shortest ARN of the format within all patterns, preferably with something in every wildcard. */
function sample(
  formats: readonly (readonly number[])[],
  patterns: readonly (readonly number[])[],
  reasons: Set<string>,
): string | null {
  const key = [...formats, ...patterns].join(';');
  const found = samples.get(key) ?? search(formats, patterns);
  if (samples.size > 20_000) samples.clear();
  samples.set(key, found);
  if (found.exhausted) reasons.add('a resource pattern with many wildcards was not followed to its end');
  return found.arn;
}

function search(formats: readonly (readonly number[])[], patterns: readonly (readonly number[])[]): Sample {
  let cut = false;
  for (const format of formats) {
    if (!patterns.every((pattern) => sameStart(format, pattern))) continue;
    for (const filled of [patterns.map(nonEmptyRuns), patterns]) {
      const { text, exhausted } = meet([format, ...filled]);
      if (exhausted) cut = true;
      if (text !== null) return { arn: text, exhausted: cut };
    }
  }
  return { arn: null, exhausted: cut };
}

/** False where the texts before the first wildcards already differ. */
function sameStart(one: readonly number[], other: readonly number[]): boolean {
  for (let index = 0; index < one.length && index < other.length; index += 1) {
    const a = one[index] ?? -1;
    const b = other[index] ?? -1;
    if (a < 0 || b < 0) return true;
    if (a !== b) return false;
  }
  return one.length === other.length;
}

const single: ReadonlyMap<number, number> = new Map([
  [ANY_RUN, ANY_ONE],
  [ANY_RUN_IN_PART, ANY_ONE_IN_PART],
]);

function nonEmptyRuns(tokens: readonly number[]): readonly number[] {
  return tokens.flatMap((token) => {
    const one = single.get(token);
    return one === undefined ? [token] : [one, token];
  });
}
