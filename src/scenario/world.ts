import type { Fault, JsonPath } from '../policy/fault.ts';
import { isMapping, type Laying, overlay } from './overlay.ts';
import { readYaml } from './yamlText.ts';

/** Reads a file named by a scenario, relative to it; undefined where there is none. */
export type ReadBeside = (path: string) => string | undefined;

export const worldName = 'iam-world/1';

/** Parts that a world file may hold: each is laid under the same part of the scenario. */
const laidParts = ['clock', 'region', 'identities', 'files'] as const;
const known: readonly string[] = ['schema', 'account', 'accounts', ...laidParts];

type Mapping = Readonly<Record<string, unknown>>;
type Complain = (code: string, message: string, advice: string, path?: JsonPath) => void;

export interface OnWorld {
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** Where in the scenario's own file a path of the value is written; that of `world` where the world alone has it. */
  readonly written: (path: JsonPath) => JsonPath;
}

/** The scenario's value with its world laid under it. */
export function withWorld(value: unknown, readBeside: ReadBeside): OnWorld {
  const faults: Fault[] = [];
  const complain: Complain = (code, message, advice, path = ['world']) =>
    faults.push({ code, severity: 'error', message, advice, path, place: null });
  const alone = { value, faults, written: (path: JsonPath) => path };
  if (!isMapping(value) || typeof value.world !== 'string') return alone;
  const world = readWorld(value.world, readBeside, complain);
  if (!world) return alone;
  const entries = new Map<string, JsonPath | null>();
  const laying: Laying = {
    stray: (path) =>
      complain('WORLD_ABSENT', 'the world has nothing of this name to leave out', 'remove this entry', path),
    entry: (result, written) => entries.set(JSON.stringify(result), written),
  };
  const laid = laidParts.flatMap((part) =>
    part in world || part in value ? [[part, overlay(world[part], value[part], laying, at(part))] as const] : [],
  );
  return {
    value: { ...value, ...Object.fromEntries(laid), ...accountsOf(world, value, laying) },
    faults,
    written: (path) => {
      const part = String(path[0] ?? '');
      return part in world && !(part in value) ? ['world'] : writtenPath(entries, path);
    },
  };
}

const at = (...path: JsonPath) => ({ result: path, written: path });

function writtenPath(entries: ReadonlyMap<string, JsonPath | null>, path: JsonPath): JsonPath {
  let written: JsonPath = [];
  for (const [index, step] of path.entries()) {
    const entry = entries.get(JSON.stringify(path.slice(0, index + 1)));
    if (entry === null) return ['world'];
    written = entry ?? [...written, step];
  }
  return written;
}

function readWorld(path: string, readBeside: ReadBeside, complain: Complain): Mapping | null {
  const text = readBeside(path);
  if (text === undefined) {
    complain(
      'WORLD_MISSING',
      `the world file \`${path}\` cannot be read`,
      'give its path relative to the scenario file',
    );
    return null;
  }
  const { value, faults } = readYaml(text);
  for (const { place, message, advice } of faults)
    complain('WORLD_FAULT', `in \`${path}\`, line ${place?.line ?? 1}: ${message}`, advice);
  if (!isMapping(value)) {
    if (faults.length === 0)
      complain('WORLD_FAULT', `\`${path}\` is not a mapping`, `begin it with \`schema: ${worldName}\``);
    return null;
  }
  const advice = `known keys are ${known.map((name) => `\`${name}\``).join(', ')}`;
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) complain('WORLD_UNKNOWN_KEY', `unknown key \`${key}\` in \`${path}\``, advice);
  }
  const version = /^iam-world\/(\d{1,4})$/.exec(String(value.schema))?.[1];
  if (Number(version) > Number(worldName.split('/')[1]))
    complain(
      'WORLD_NEWER',
      `\`${path}\` is written for a newer program`,
      `update iam-dojo; this one reads \`${worldName}\``,
    );
  else if (value.schema !== worldName)
    complain('WORLD_SCHEMA', `\`${path}\` is not a world file`, `begin it with \`schema: ${worldName}\``);
  return value;
}

/**
 * The scenario's accounts, each laid over the account of the world that has its id. Its `account` says by `id` which of
 * them is home, the world's own `account` otherwise; organization and identity directory are those of the world. Other
 * accounts of the world are there where the scenario names them.
 */
function accountsOf(world: Mapping, value: Mapping, laying: Laying): Mapping {
  const { organization, identityCenter, ...first } = isMapping(world.account) ? world.account : {};
  const stock = [first, ...(Array.isArray(world.accounts) ? world.accounts : [])].filter(isMapping);
  const wanted = isMapping(value.account) ? value.account.id : undefined;
  const home = wanted === undefined || first.id === undefined ? first : stock.find(({ id }) => id === wanted);
  const governed = {
    ...home,
    ...(organization ? { organization } : {}),
    ...(identityCenter ? { identityCenter } : {}),
  };
  const others = Array.isArray(value.accounts) ? value.accounts : undefined;
  return {
    account: overlay(governed, value.account, laying, at('account')),
    ...(others && {
      accounts: others.map((one: unknown, index) => {
        const below = isMapping(one) ? stock.find(({ id }) => id !== undefined && id === one.id) : undefined;
        return overlay(below, one, laying, at('accounts', index));
      }),
    }),
  };
}
