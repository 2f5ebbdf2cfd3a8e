import { checkStart } from '../account/checkStart.ts';
import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import type { Check } from './check.ts';
import { escapedControls } from './escapedControls.ts';
import { faultsOf } from './faults.ts';
import { migrated } from './migrations.ts';
import { askedQuestion } from './questionSchema.ts';
import { type Report, readCheck } from './readChecks.ts';
import { checkReferences } from './references.ts';
import { type IdentitySource, type Scenario, type ScenarioSource, scenarioSource, type Task } from './scenario.ts';
import { scenarioPath, startOf } from './startOf.ts';
import { pickVariants, substitute, variantCount } from './variants.ts';
import { type ReadBeside, withWorld } from './world.ts';
import { readYaml } from './yamlText.ts';

export interface LoadedScenario {
  /** Null where faults keep the scenario from being played. */
  readonly scenario: Scenario | null;
  readonly faults: readonly Fault[];
  /** Where the value at a path stands in the file, for findings made later. */
  readonly locate: (path: JsonPath) => Place | null;
}

type Read = Omit<LoadedScenario, 'locate'>;

interface Places {
  readonly locate: (path: JsonPath) => Place | null;
  readonly locateKey: (path: JsonPath) => Place | null;
}

const nowhere: Places = { locate: () => null, locateKey: () => null };

/**
 * Reads a scenario file. Every fault that any value of its variants brings is collected; the scenario returned is that
 * of seed 0. `readBeside` reads the world file that the scenario names.
 */
export function loadScenario(text: string, file: string, readBeside: ReadBeside = () => undefined): LoadedScenario {
  const yaml = readYaml(text);
  if (yaml.value === undefined || yaml.value === null) {
    const empty: Fault = {
      code: 'SCENARIO_EMPTY',
      severity: 'error',
      message: 'the file is empty',
      advice: 'begin it with `schema: iam-scenario/1`',
      path: [],
      place: { line: 1, column: 1, offset: 0, length: 0 },
    };
    return { scenario: null, faults: yaml.faults.length > 0 ? yaml.faults : [empty], locate: yaml.locate };
  }
  const current = migrated(yaml.value);
  if ('fault' in current) {
    return { scenario: null, faults: [{ ...current.fault, place: yaml.locate(['schema']) }], locate: yaml.locate };
  }
  const world = withWorld(current.value, readBeside);
  const places: Places = {
    locate: (path) => yaml.locate(world.written(path)),
    locateKey: (path) => yaml.locateKey(world.written(path)),
  };
  const faults = [
    ...world.faults.map((fault) => ({ ...fault, place: yaml.locate(fault.path) })),
    ...escapedControls(world.value, places.locate),
  ];
  const seeds = Array.from({ length: Math.min(variantCount(world.value), 50) }, (_, seed) => seed);
  const read = seeds.map((seed) => readValue(world.value, file, seed, places));
  const all = distinct([...faults, ...read.flatMap((one) => one.faults)]);
  return { scenario: all.length === 0 ? (read[0]?.scenario ?? null) : null, faults: all, locate: places.locate };
}

/** The scenario with the values that another seed picks for its placeholders; null where they do not fit. */
export function withSeed(scenario: Scenario, seed: number): Scenario | null {
  if (scenario.seed === seed) return scenario;
  const [ours, theirs] = [scenario.seed, seed].map((one) => pickVariants(scenario.unresolved, one));
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return { ...scenario, seed };
  const seeded = readValue(scenario.unresolved, scenario.file, seed, nowhere).scenario;
  // A list may know it by another slug than its file gives.
  return seeded && { ...seeded, slug: scenario.slug };
}

/** What several seeds get wrong alike is said once, with the value of the first. */
function distinct(faults: readonly Fault[]): Fault[] {
  const first = new Map<string, Fault>();
  for (const fault of faults) {
    const key = `${fault.code} ${fault.path.join('.')}`;
    if (!first.has(key)) first.set(key, fault);
  }
  return [...first.values()];
}

function readValue(unresolved: unknown, file: string, seed: number, places: Places): Read {
  const value = substitute(unresolved, pickVariants(unresolved, seed));
  const parsed = scenarioSource.safeParse(value);
  if (!parsed.success) {
    return { scenario: null, faults: faultsOf(parsed.error.issues, scenarioSource, value, places) };
  }
  const source = parsed.data;
  const faults: Fault[] = [];
  const report: Report = (code, path, message, advice) => {
    faults.push({ code, severity: 'error', message, advice, path, place: places.locate(path) });
  };
  const { tasks, heldOut, found, ids } = readTasks(source, report, faults, places);
  checkReferences({ source, checks: found, ids, report });
  for (const { path, message, advice } of checkStart(startOf(source))) {
    report('SCENARIO_START', scenarioPath(path), message, advice);
  }
  if (faults.length > 0) return { scenario: null, faults };
  const { held_out: _, ...rest } = source;
  const scenario: Scenario = {
    ...rest,
    needs: source.needs ?? [],
    exams: source.exams ?? [],
    hygiene: source.hygiene ?? [],
    questions: (source.questions ?? []).map(askedQuestion),
    identities: withRoot(source.identities ?? {}),
    tasks,
    heldOut,
    file,
    seed,
    unresolved,
  };
  return { scenario, faults };
}

type Found = { readonly check: Check; readonly path: JsonPath }[];

function readTasks(source: ScenarioSource, report: Report, faults: Fault[], places: Places) {
  const found: Found = [];
  const ids: string[] = [];
  const read = (list: ScenarioSource['tasks'][number]['checks'], base: JsonPath, name: string): Check[] =>
    list.flatMap((check, index) => {
      const path = [...base, index];
      const id = check.id ?? `${name}-${index + 1}`;
      ids.push(id);
      const one = readCheck({ source: check, path, id, report, faults, locate: places.locate });
      if (one) found.push({ check: one, path });
      return one ? [one] : [];
    });
  const tasks: Task[] = source.tasks.map((task, index) => ({
    id: task.id,
    text: task.text,
    checks: read(task.checks, ['tasks', index, 'checks'], task.id),
    needed: task.needed ?? [],
    tolerated: task.tolerated ?? [],
  }));
  const heldOut = read(source.held_out ?? [], ['held_out'], 'held-out');
  return { tasks, heldOut, found, ids };
}

/** `root` always exists; with nothing else named it is who the learner begins as. */
function withRoot(identities: Readonly<Record<string, IdentitySource>>): Record<string, IdentitySource> {
  return { ...identities, ...('root' in identities ? {} : { root: { as: 'root', credentials: 'console' } }) };
}

/** The identity that the learner begins as. */
export function defaultIdentity(scenario: Scenario): string {
  const entries = Object.entries(scenario.identities);
  return (entries.find(([, identity]) => identity.default) ?? entries[0])?.[0] ?? 'root';
}
