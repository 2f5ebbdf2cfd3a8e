import { posix } from 'node:path';
import type { Fault } from '../policy/fault.ts';
import { stripControls, vetText } from '../policy/vetText.ts';
import { loadScenario } from '../scenario/loadScenario.ts';
import type { ReadBeside } from '../scenario/world.ts';
import type { LeftOut, PackTexts } from './packsTexts.ts';
import { type ScenarioListing, scenarioListing } from './scenarioLibrary.ts';

/** What of a pack is taken over. */
export interface VettedPack {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Their `file` is the path inside the pack. */
  readonly scenarios: readonly ScenarioListing[];
  readonly leftOut: readonly LeftOut[];
}

/** Scenarios that can be played, with the worlds that they name; `taken` tells whose an id is already. */
export function vettedPack({ files, leftOut }: PackTexts, taken: ReadonlyMap<string, string>): VettedPack {
  const kept = new Map<string, Uint8Array>();
  const scenarios: ScenarioListing[] = [];
  const left = [...leftOut];
  const owners = new Map(taken);
  for (const [path, bytes] of files) {
    if (!isScenario(bytes)) continue;
    const worlds = new Map<string, Uint8Array>();
    const found = vetted(path, bytes, insidePack(files, path, worlds));
    const owner = 'id' in found ? owners.get(found.id) : undefined;
    if (!('id' in found)) left.push(found);
    else if (owner !== undefined)
      left.push({ file: path, message: `its id is that of ${owner}; progress hangs on it, so give it a new one` });
    else {
      owners.set(found.id, path);
      scenarios.push(found);
      for (const [name, content] of [[path, bytes] as const, ...worlds]) kept.set(name, content);
    }
  }
  return { files: kept, scenarios, leftOut: left };
}

function vetted(path: string, bytes: Uint8Array, beside: ReadBeside): ScenarioListing | LeftOut {
  const text = vetText(bytes, { quotesHide: false });
  if ('fault' in text) return leftOutFor(path, [text.fault]);
  const { scenario, faults } = loadScenario(text.text, path, beside);
  if (scenario === null) return leftOutFor(path, faults);
  if (hasControls(scenario.unresolved))
    return { file: path, message: 'it holds control characters, which a terminal would obey' };
  return scenarioListing.parse({ topics: [], ...scenario, file: path });
}

function leftOutFor(path: string, faults: readonly Fault[]): LeftOut {
  const [first] = faults;
  const place = first?.place ? `:${first.place.line}:${first.place.column}` : '';
  const advice = first?.advice ? `; ${first.advice}` : '';
  const more = faults.length > 1 ? `; and ${faults.length - 1} more` : '';
  return { file: `${path}${place}`, message: `${first?.message ?? 'it cannot be read'}${advice}${more}` };
}

/** A file is what its `schema` says; other YAML files, such as those of a build, are none of ours. */
function isScenario(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /^[ \t]*["']?schema["']?[ \t]*:[ \t]*["']?iam-scenario\//m.test(start);
}

/** Files that a scenario names are those of its pack, whatever path it writes. */
export function insidePack(
  files: { readonly get: (path: string) => Uint8Array | undefined },
  from: string,
  read: Map<string, Uint8Array>,
): ReadBeside {
  return (name) => {
    const bytes = files.get(posix.join(posix.dirname(from), name));
    const vetted = bytes === undefined || posix.isAbsolute(name) ? null : vetText(bytes, { quotesHide: false });
    if (bytes === undefined || vetted === null || 'fault' in vetted) return undefined;
    read.set(posix.join(posix.dirname(from), name), bytes);
    return vetted.text;
  };
}

/** Escapes of YAML make control characters that the text of the file does not hold. */
function hasControls(value: unknown): boolean {
  if (typeof value === 'string') return stripControls(value) !== value;
  if (Array.isArray(value)) return value.some(hasControls);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => hasControls(key) || hasControls(inner));
}
