import { serviceEntry } from '../catalogue/authorization.ts';
import { accountOfArn } from '../policy/arn.ts';
import type { ContextReader } from '../policy/context.ts';
import { textOfTokens } from '../policy/pieces.ts';
import { type ResourceElement, type ResourcePattern, resourcePatterns } from '../policy/resources.ts';
import { resolveTemplate, templateKeys, templateTokens } from '../policy/variables.ts';
import type { Pattern } from '../policy/wildcard.ts';
import type { AccountView, ResourceView } from './accountView.ts';
import { arnShape, namesRegion, type Place, placed } from './arnShape.ts';
import { automatonOf, type Matcher, read } from './automaton.ts';
import { classesBeside, nothingTaken, takenIn } from './besideExisting.ts';
import { nearGroups } from './nearPatterns.ts';
import { regionsOf } from './regions.ts';
import { textClasses } from './textClasses.ts';
import { isSpent, spend } from './work.ts';

/** A resource that stands for all that no statement tells apart from it. */
export interface Candidate {
  readonly resource: ResourceView;
  /** True where it is as ordinary as can be: whatever is named otherwise would do as well. */
  readonly any: boolean;
  /** False where somebody else's resource would do as well: its ARN has no account, such as a bucket's. */
  readonly ownerKnown: boolean;
  /** Numbers of the groups of patterns one of which the ARN fits; null where that was not asked. */
  readonly fits: readonly number[] | null;
}

/** Formats in use beside the published one (CloudWatch Logs User Guide, iam-access-control-overview-cwl). */
export const moreFormats: Readonly<Record<string, readonly string[]>> = {
  'logs:log-group': ['arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}:\\*'],
};

/** Types whose resources lie in a resource of another type, with the rest of their ARN. */
const inside: Readonly<Record<string, { readonly container: string; readonly rest: string }>> = {
  's3:object': { container: 's3:bucket', rest: '/${ObjectName}' },
  'dynamodb:index': { container: 'dynamodb:table', rest: '/index/${IndexName}' },
};

export interface Telling {
  /** Patterns that tell resources apart, ready to match; what matters of each group is whether one of them fits. */
  readonly groups: readonly (readonly Pattern[])[];
  /** Tells Regions apart beyond their place in the ARN; null where nothing does. */
  readonly byRegion: ((region: string) => string) | null;
  /** Only resources that fit one of these groups are asked for; all where it is null. */
  readonly wanted: readonly number[] | null;
}

const plainPatterns = new WeakMap<ResourceElement, Pattern[] | null>();

/** The patterns of an element without variables; null where it has some. */
function withoutVariables(element: ResourceElement): Pattern[] | null {
  const known = plainPatterns.get(element);
  if (known !== undefined) return known;
  const made = element.patterns.every(({ ready, template }) => ready !== null && templateKeys(template).length === 0)
    ? element.patterns.flatMap(({ ready }) => ready ?? [])
    : null;
  plainPatterns.set(element, made);
  return made;
}

/** The patterns of a resource element with the values of an ordinary request in place of variables. */
export function readyPatterns(
  element: ResourceElement,
  reader: ContextReader,
  isSettled: (key: string) => boolean,
  reasons: Set<string>,
): readonly Pattern[] {
  const known = withoutVariables(element);
  if (known) return known;
  return element.patterns.flatMap((pattern) => {
    const free = templateKeys(pattern.template).find((key) => !isSettled(key.toLowerCase()));
    if (free !== undefined) {
      reasons.add(`resources named by \`\${${free}}\`, whose value a request chooses, were tried for one value only`);
    }
    return pattern.ready ?? resolved(pattern, reader);
  });
}

function resolved({ template }: ResourcePattern, reader: ContextReader): Pattern[] {
  const text = resolveTemplate(template, reader);
  return text ? resourcePatterns(templateTokens(text)) : [];
}

const ofPatterns = new WeakMap<Pattern, Matcher>();

function matcherOf(pattern: Pattern): Matcher {
  const matcher = ofPatterns.get(pattern) ?? { tokens: pattern.tokens, ignoreCase: false };
  ofPatterns.set(pattern, matcher);
  return matcher;
}

/** Resources of a type (`s3:object`) that do not exist: one for each combination of patterns that some ARN meets. */
export function freshResources(view: AccountView, type: string, telling: Telling, reasons: Set<string>): Candidate[] {
  const containers = containersOf(view, type);
  const found = new Map<string, Candidate>();
  for (const { format, general } of formatsOf(view, type)) {
    const near = nearGroups(telling.groups, telling.wanted, arnShape(format).matcher.tokens);
    if (near.wanted?.length === 0) continue;
    const groups = near.groups.map((group) => group.map(matcherOf));
    const matchers = groups.flat();
    for (const region of namesRegion(format) ? regionClasses(view, format, matchers, telling) : [view.region]) {
      const { matcher, polish } = arnShape(placed(format, placeOf(view, region)));
      const taken = general ? takenIn(view, type, containers) : nothingTaken;
      const { classes, complete } = classesBeside(taken, (more) =>
        textClasses(matcher, [...groups, ...more], polish, near.wanted),
      );
      if (!complete && !isSpent())
        reasons.add(`resource patterns with many wildcards were not followed to their end for \`${type}\``);
      for (const { text, any, fits } of classes) {
        if (found.has(text)) continue;
        found.set(text, {
          resource: view.settle(text, type),
          fits:
            telling.groups.length === 0
              ? null
              : fits.flatMap((place) => (place < groups.length ? (near.numbers[place] ?? place) : [])),
          any: any && general && region === view.region,
          ownerKnown:
            view.ownsAll === true ||
            accountOfArn(text) !== null ||
            containers.some(({ arn }) => text.startsWith(`${arn}/`)),
        });
      }
    }
  }
  return [...found.values()];
}

function placeOf({ home, partition = 'aws' }: AccountView, region: string): Place {
  return { region, account: home, partition };
}

interface Format {
  readonly format: string;
  /** False for what lies in one certain resource. */
  readonly general: boolean;
}

function formatsOf(view: AccountView, type: string): Format[] {
  const colon = type.indexOf(':');
  const published = serviceEntry(type.slice(0, colon))?.resourceTypes.get(type.slice(colon + 1).toLowerCase())?.arn;
  const formats = [...(published === undefined ? [] : [settledParts(published)]), ...(moreFormats[type] ?? [])];
  return [
    ...formats.map((format) => ({ format, general: true })),
    ...containersOf(view, type).map(({ arn }) => ({ format: arn + (inside[type]?.rest ?? ''), general: false })),
  ];
}

/** Some formats have a star or a name of their own, as `${VpcOwnerAccount}`, where others say Region and account. */
function settledParts(format: string): string {
  const parts = format.split(':');
  if (isOpen.test(parts[3] ?? '')) parts[3] = '${Region}';
  if (isOpen.test(parts[4] ?? '')) parts[4] = '${Account}';
  return parts.join(':');
}

const isOpen = /^(\*|\$\{\w+\})$/;

function containersOf(view: AccountView, type: string): readonly ResourceView[] {
  const container = inside[type]?.container;
  return container === undefined ? [] : view.resources.filter((resource) => resource.type === container);
}

/** One Region for all that neither patterns nor conditions tell apart, the usual one first. */
function regionClasses(view: AccountView, format: string, matchers: readonly Matcher[], telling: Telling): string[] {
  if (matchers.length === 0 && telling.byRegion === null) return [view.region];
  const start = placed(format.slice(0, format.indexOf('${Region}')), placeOf(view, ''));
  const open = [...new Set(byRegionPart(matchers, start).map(automatonOf))]
    .map((automaton) => ({ automaton, head: read(automaton, start) }))
    .filter(({ head }) => head.fate === 'open');
  spend(matchers.length * 4 + open.length * 300);
  const found = new Map<string, string>();
  for (const region of [view.region, ...regionsOf(view.partition ?? 'aws'), ...namedRegions(matchers, start)]) {
    const states = open.map(({ automaton, head }) => {
      let state = head;
      for (const unit of `${region}:`) state = automaton.step(state, unit.charCodeAt(0));
      return state.fate === 'open' ? state.id : state.fate;
    });
    const key = `${states.join()} ${telling.byRegion?.(region)}`;
    if (!found.has(key)) found.set(key, region);
  }
  return [...found.values()];
}

const COLON = 58;

/** One for all patterns that begin with the same plain text and read the Region alike. */
function byRegionPart(matchers: readonly Matcher[], start: string): Matcher[] {
  const found = new Map<string, Matcher>();
  for (const matcher of matchers) {
    const { tokens, ignoreCase } = matcher;
    let at = 0;
    while (at < start.length && tokens[at] === start.charCodeAt(at)) at += 1;
    // Plain text that differs from the start never fits; a wildcard before the end leaves the pattern as it is.
    if (at < start.length && (tokens[at] ?? 0) >= 0 && !ignoreCase) continue;
    const end = at === start.length ? tokens.indexOf(COLON, at) : -1;
    const part = end < 0 || ignoreCase ? tokens : tokens.slice(at, end);
    const key = `${end < 0} ${textOfTokens(part.map((token) => token & 0xffff))}`;
    if (!found.has(key)) found.set(key, matcher);
  }
  return [...found.values()];
}

function startsLike(tokens: readonly number[], start: string): boolean {
  for (let at = 0; at < start.length; at += 1) if (tokens[at] !== start.charCodeAt(at)) return false;
  return (tokens[start.length] ?? 0) >= 0;
}

/** Regions that patterns name and the list of Regions does not. */
function namedRegions(matchers: readonly Matcher[], start: string): string[] {
  const near = matchers.filter(({ tokens }) => startsLike(tokens, start));
  return near.flatMap(({ tokens }) => {
    const units = tokens.slice(0, tokens.findIndex((token) => token < 0) >>> 0);
    const text = textOfTokens(units);
    const region = text.startsWith(start) ? text.slice(start.length).split(':', 2) : [];
    return region.length === 2 && region[0] ? [region[0]] : [];
  });
}
