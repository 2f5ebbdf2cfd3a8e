import { serviceEntry } from '../../catalogue/authorization.ts';
import type { ActionEntry } from '../../catalogue/shapes.ts';
import type { PatternElement } from '../../policy/document.ts';
import { covers } from '../../policy/patternCover.ts';
import { patternsIntersect } from '../../policy/patternsIntersect.ts';
import { compileResources } from '../../policy/resources.ts';
import { wildTokens } from '../../policy/wildcard.ts';
import { arnShape } from '../arnShape.ts';
import { moreFormats } from '../resourceClasses.ts';

/** Resources of a statement as far as some actions can meet them. */
export interface MetResources {
  /** Patterns; null where every resource is meant, none where the documents name no resources. */
  readonly on: readonly string[] | null;
  /** Patterns left out. */
  readonly except: readonly string[];
}

/** Everything, of which a statement takes nothing away. */
export const everyResource: MetResources = { on: null, except: [] };

/** Of a trust policy, which belongs to its role. */
const noResource: MetResources = { on: [], except: [] };

/** Patterns that no resource of the actions' types can meet say nothing and are left out. */
export function metResources(element: PatternElement | null, actions: Iterable<ActionEntry>): MetResources {
  if (element === null) return noResource;
  const formats = formatsOf(actions);
  const met = element.patterns.filter((pattern) => meets(pattern, formats));
  if (element.negated) return { on: null, except: met };
  return met.some((pattern) => /^\*+$/.test(pattern)) ? everyResource : { on: [...new Set(met)], except: [] };
}

/** Formats of the resources of actions; `*` for an action without resources. */
function formatsOf(actions: Iterable<ActionEntry>): Set<string> {
  const formats = new Set<string>();
  for (const { service, resources } of actions) {
    const types = serviceEntry(service)?.resourceTypes;
    if (!resources.some(({ required }) => required)) formats.add('*');
    for (const { type } of resources) {
      const format = types?.get(type.toLowerCase())?.arn;
      for (const one of [...(format === undefined ? [] : [format]), ...(moreFormats[`${service}:${type}`] ?? [])]) {
        formats.add(one);
      }
    }
  }
  return formats;
}

const ofActions = new WeakMap<ActionEntry, ReadonlySet<string>>();

function formatsFor(action: ActionEntry): ReadonlySet<string> {
  const formats = ofActions.get(action) ?? formatsOf([action]);
  ofActions.set(action, formats);
  return formats;
}

/** A request that names no resource carries `*`, which only patterns of stars meet. */
function meets(pattern: string, formats: ReadonlySet<string>): boolean {
  if (/^\*+$/.test(pattern)) return true;
  return [...formats].some((format) => format !== '*' && meetsFormat(pattern, format));
}

const known = new Map<string, boolean>();
const mostKnown = 20_000;

function meetsFormat(pattern: string, format: string): boolean {
  const key = `${pattern} ${format}`;
  const found = known.get(key) ?? searched(pattern, format);
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

/** What a variable stands for may be anything. */
function searched(pattern: string, format: string): boolean {
  const { tokens } = arnShape(format).matcher;
  return tokensOf(pattern).some((own) => patternsIntersect(own, tokens));
}

const compiled = new Map<string, readonly (readonly number[])[]>();

function tokensOf(pattern: string): readonly (readonly number[])[] {
  const found = compiled.get(pattern);
  if (found) return found;
  const text = pattern.replace(/\$\{[^}]*\}/g, '*');
  const [element] = compileResources({ negated: false, patterns: [text] }, false).patterns;
  const made = (element?.ready ?? []).map(({ tokens }) => tokens);
  if (compiled.size >= mostKnown / 10) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

/** `every resource`, `arn:…`, or `every resource but arn:…`. */
export function resourceWords({ on, except }: MetResources, most = Number.POSITIVE_INFINITY): string {
  const left = except.length > 0 ? ` but ${shortList(except, most)}` : '';
  return on === null ? `every resource${left}` : `${shortList(on, most)}${left}`;
}

/** No more than some of the texts, with how many more there are. */
function shortList(texts: readonly string[], most: number): string {
  const more = texts.length - most;
  return more > 1 ? `${texts.slice(0, most).join(', ')} and ${more} more` : texts.join(', ');
}

/** True where every resource of the narrow side is one of the wide side. Never says so wrongly. */
export function coversResources(wide: MetResources, narrow: MetResources): boolean {
  if (wide.on === null && wide.except.length === 0) return true;
  if (wide.on === null || narrow.on === null) return false;
  const { on } = wide;
  return narrow.on.every((pattern) => on.some((one) => covers(wildTokens(one), wildTokens(pattern))));
}

/** Patterns that some resource of the other side meets too. */
export function meeting(patterns: readonly string[], { on }: MetResources): string[] {
  if (on === null) return [...patterns];
  return patterns.filter((pattern) => on.some((one) => patternsIntersect(wildTokens(pattern), wildTokens(one))));
}

/** Those of the actions that the resources leave over. */
export function possibleActions(
  actions: readonly ActionEntry[],
  elements: readonly { readonly resources: readonly string[] | null }[],
): ActionEntry[] {
  if (elements.some(({ resources }) => resources === null || resources.length === 0)) return [...actions];
  return actions.filter((action) => {
    const formats = formatsFor(action);
    return elements.some(({ resources }) => resources?.some((pattern) => meets(pattern, formats)));
  });
}
