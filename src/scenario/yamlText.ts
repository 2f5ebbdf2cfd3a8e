import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import { vetText } from '../policy/vetText.ts';
import { composeYaml } from './yamlDocument.ts';
import { duplicateKey, meantErrors, type PlaceOf, tooLarge, yamlFault } from './yamlFaults.ts';

/** A YAML text as plain values, with the place of each. */
export interface YamlText {
  /** Undefined where anything is wrong. */
  readonly value: unknown;
  /** What could be read beside the faults; undefined where the text is no YAML. */
  readonly readable: unknown;
  readonly faults: readonly Fault[];
  /** Place of the value at a path, else of the nearest value around it; null in an empty text. */
  readonly locate: (path: JsonPath) => Place | null;
  /** Place of the key at a path, where the last step of the path is a key. */
  readonly locateKey: (path: JsonPath) => Place | null;
}

export interface YamlLimits {
  readonly maximumBytes: number;
  /** Values after aliases are expanded. */
  readonly maximumNodes: number;
  /** Keys, values, brackets, commas and other marks as they are written; each costs memory before it is a value. */
  readonly maximumTokens: number;
}

/** For files with lists of cases, and for policies. */
export const ofLargeFiles: YamlLimits = { maximumBytes: 10_000_000, maximumNodes: 500_000, maximumTokens: 2_000_000 };

const ofOneScenario: YamlLimits = { maximumBytes: 1_000_000, maximumNodes: 200_000, maximumTokens: 400_000 };

/**
 * Reads YAML 1.2 (and so JSON) into plain values. Syntax errors, duplicate keys, tags that mean code, cyclic or
 * exploding aliases, too deep or too large texts are faults; nothing throws.
 */
export function readYaml(bytes: Uint8Array | string, limits: YamlLimits = ofOneScenario): YamlText {
  const vetted = vetText(bytes, { maximumBytes: limits.maximumBytes, quotesHide: false });
  if ('fault' in vetted) return unreadable(vetted.fault);
  const lines = new LineCounter();
  const { document, errors, tooLargeAt } = composeYaml(vetted.text, lines, limits.maximumTokens);
  const place = (from: number, to: number): Place => {
    const { line, col } = lines.linePos(from);
    return { line: Math.max(1, line), column: Math.max(1, col), offset: from, length: Math.max(0, to - from) };
  };
  const faults = meantErrors(errors).map((error) => yamlFault(error, place));
  if (tooLargeAt !== null) return unreadable(tooLarge(place(tooLargeAt, tooLargeAt)));
  if (document === null) return unreadable(...(faults.length > 0 ? faults : [tooLarge(null)]));
  const nodes = new Nodes(document, place, limits.maximumNodes);
  const value = faults.length > 0 ? undefined : nodes.plain(document.contents, []);
  return {
    value: nodes.faults.length > 0 ? undefined : value,
    readable: value,
    faults: [...faults, ...nodes.faults],
    locate: (path) => nodes.locate(path, false),
    locateKey: (path) => nodes.locate(path, true),
  };
}

function unreadable(...faults: readonly Fault[]): YamlText {
  const place = faults[0]?.place ?? null;
  return { value: undefined, readable: undefined, faults, locate: () => place, locateKey: () => place };
}

/** Each alias with the last node before it that has its anchor. */
function aliasTargets(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Value: (_key, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
    Alias: (_key, alias) => {
      const target = anchors.get(alias.source);
      if (target) targets.set(alias, target);
    },
  });
  return targets;
}

const MOST_DUPLICATES = 10;

/** Walks the parsed nodes: to plain values, and from paths to places. */
class Nodes {
  readonly faults: Fault[] = [];
  private count = 0;
  private readonly told = new Set<string>();
  private readonly duplicates = new Map<string, number>();
  private readonly open = new Set<Node>();
  private readonly pairs = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  private readonly document: Document;
  private readonly place: PlaceOf;
  private readonly maximumNodes: number;
  private targets: ReadonlyMap<Alias, Node> | null = null;

  constructor(document: Document, place: PlaceOf, maximumNodes: number) {
    this.document = document;
    this.place = place;
    this.maximumNodes = maximumNodes;
  }

  /** What an alias stands for; the parser would search the whole document for each. */
  private targetOf(alias: Alias): Node | undefined {
    this.targets ??= aliasTargets(this.document);
    return this.targets.get(alias);
  }

  plain(node: unknown, path: JsonPath): unknown {
    this.count += 1;
    if (this.count > this.maximumNodes) {
      return this.refuse('YAML_TOO_LARGE', 'the file expands to too many values', path, 'use fewer aliases');
    }
    if (isAlias(node)) return this.plainAlias(node, path);
    if (isScalar(node)) return this.plainScalar(node.value, path);
    if (isSeq(node)) return node.items.map((item, index) => this.plain(item, [...path, index]));
    return isMap(node) ? this.plainMap(node, path) : null;
  }

  /** Duplicate keys are looked for here, because the parser compares each key with all before it. */
  private plainMap(map: YAMLMap, path: JsonPath): unknown {
    const entries = new Map<string, unknown>();
    for (const pair of map.items) {
      const key = keyOf(pair);
      if (entries.has(key)) this.tellDuplicate(pair, [...path, key]);
      else entries.set(key, this.plain(pair.value, [...path, key]));
    }
    return Object.fromEntries(entries);
  }

  /** A few for each part of the document are enough. */
  private tellDuplicate(pair: Pair, path: JsonPath): void {
    const part = JSON.stringify(path.slice(0, 2));
    const known = this.duplicates.get(part) ?? 0;
    this.duplicates.set(part, known + 1);
    if (known < MOST_DUPLICATES) this.faults.push(duplicateKey(path, this.rangeOf(pair.key)));
  }

  private plainAlias(alias: Alias, path: JsonPath): unknown {
    const target = this.targetOf(alias);
    if (!target) return this.refuse('YAML_BAD_ALIAS', `no anchor \`${alias.source}\` stands before its alias`, path);
    if (this.open.has(target) || this.contains(target, alias)) {
      return this.refuse('YAML_CYCLE', `the anchor \`${alias.source}\` contains itself`, path);
    }
    this.open.add(target);
    const value = this.plain(target, path);
    this.open.delete(target);
    return value;
  }

  private contains(target: Node, alias: Alias): boolean {
    const outer = target.range;
    const inner = alias.range;
    return Boolean(outer && inner && outer[0] <= inner[0] && inner[1] <= outer[1]);
  }

  private plainScalar(value: unknown, path: JsonPath): unknown {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    const message = 'only text, numbers, true, false and null are read here';
    return this.refuse('YAML_VALUE', message, path, 'put it in quotes, or remove its tag');
  }

  /** Told once for each value that an author wrote, however often aliases repeat it in one part of the document. */
  private refuse(code: string, message: string, path: JsonPath, advice = 'write the value out'): undefined {
    const place = this.locate(path, false);
    const told = JSON.stringify(code === 'YAML_TOO_LARGE' ? code : [code, place?.offset, path[0], path[1]]);
    if (this.told.has(told)) return undefined;
    this.told.add(told);
    this.faults.push({ code, severity: 'error', message, advice, path, place });
    return undefined;
  }

  /** The deepest node along the path that exists decides the place. */
  locate(path: JsonPath, wantKey: boolean): Place | null {
    let node: unknown = this.document.contents;
    let found: unknown = node;
    for (const [index, step] of path.entries()) {
      const target = isAlias(node) ? this.targetOf(node) : node;
      const pair: Pair | undefined = isMap(target) ? this.pairAt(target, String(step)) : undefined;
      const next: unknown = pair ? pair.value : isSeq(target) ? target.items[Number(step)] : undefined;
      if (pair && ((wantKey && index === path.length - 1) || next === null)) return this.rangeOf(pair.key);
      if (next === undefined || next === null) break;
      node = next;
      found = next;
    }
    return this.rangeOf(found);
  }

  /** Each mapping is indexed once, so that many faults in a large one stay cheap. */
  private pairAt(map: YAMLMap, key: string): Pair | undefined {
    const known = this.pairs.get(map) ?? new Map(map.items.map((pair) => [keyOf(pair), pair]));
    this.pairs.set(map, known);
    return known.get(key);
  }

  private rangeOf(node: unknown): Place | null {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : null;
    return range ? this.place(range[0], range[1]) : null;
  }
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}
