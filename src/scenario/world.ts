import type { Fault } from '../policy/fault.ts';
import { isMapping, overlay } from './overlay.ts';
import { readYaml } from './yamlText.ts';

/** Reads a file named by a scenario, relative to it; undefined where there is none. */
export type ReadBeside = (path: string) => string | undefined;

/** Parts that a world file may hold: each is laid under the same part of the scenario. */
const worldParts = ['clock', 'account', 'accounts', 'identities', 'files'] as const;

/** The scenario's value with its world laid under it. */
export function withWorld(value: unknown, readBeside: ReadBeside): { value: unknown; faults: readonly Fault[] } {
  if (!isMapping(value) || typeof value.world !== 'string') return { value, faults: [] };
  const path = value.world;
  const fault = (code: string, message: string, advice: string): Fault => ({
    code,
    severity: 'error',
    message,
    advice,
    path: ['world'],
    place: null,
  });
  const text = readBeside(path);
  if (text === undefined) {
    return {
      value,
      faults: [
        fault(
          'WORLD_MISSING',
          `the world file \`${path}\` cannot be read`,
          'give its path relative to the scenario file',
        ),
      ],
    };
  }
  const world = readYaml(text);
  if (!isMapping(world.value)) {
    const inner = world.faults.map((found) =>
      fault('WORLD_FAULT', `in \`${path}\`, line ${found.place?.line ?? 1}: ${found.message}`, found.advice),
    );
    return {
      value,
      faults:
        inner.length > 0
          ? inner
          : [fault('WORLD_FAULT', `\`${path}\` is not a mapping`, 'begin it with `schema: iam-world/1`')],
    };
  }
  const under = world.value;
  const known: readonly string[] = ['schema', ...worldParts];
  const faults = Object.keys(under)
    .filter((key) => !known.includes(key))
    .map((key) =>
      fault(
        'WORLD_UNKNOWN_KEY',
        `unknown key \`${key}\` in \`${path}\``,
        `known keys are ${known.map((name) => `\`${name}\``).join(', ')}`,
      ),
    );
  if (under.schema !== 'iam-world/1')
    faults.push(fault('WORLD_SCHEMA', `\`${path}\` is not a world file`, 'begin it with `schema: iam-world/1`'));
  const laid = worldParts.flatMap((part) =>
    part in under || part in value ? [[part, overlay(under[part], value[part])] as const] : [],
  );
  return { value: { ...value, ...Object.fromEntries(laid) }, faults };
}
