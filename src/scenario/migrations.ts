import type { Fault } from '../policy/fault.ts';
import { isMapping } from './overlay.ts';
import { formatName } from './scenario.ts';

/** Leads from one version of the format to the next; the file itself is left as it is. */
type Migration = (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By the version that they start from. */
export type Migrations = Readonly<Record<number, Migration>>;

/** The first version is the only one so far, so that nothing has to be led anywhere. */
const migrations: Migrations = {};

const current = Number(formatName.split('/')[1]);

/** A file's value in the present version of the format; a fault where only a newer program can read it. */
export function migrated(
  value: unknown,
  steps: Migrations = migrations,
  newest = current,
): { readonly value: unknown } | { readonly fault: Fault } {
  const schema = isMapping(value) ? value.schema : undefined;
  if (typeof schema === 'string' && schema.startsWith('iam-world/')) return { fault: world() };
  const version = /^iam-scenario\/(\d{1,4})$/.exec(typeof schema === 'string' ? schema : '')?.[1];
  if (version === undefined || !isMapping(value)) return { value };
  if (Number(version) > newest) return { fault: newer(String(schema), newest) };
  let led = value;
  for (let at = Number(version); at < newest; at += 1) {
    const step = steps[at];
    if (!step) return { fault: unknown(String(schema), newest) };
    led = { ...step(led), schema: `iam-scenario/${at + 1}` };
  }
  return { value: led };
}

function world(): Fault {
  return {
    code: 'SCENARIO_WORLD',
    severity: 'error',
    message: 'this is a world file and no scenario',
    advice: 'name the scenarios that lie over it',
    path: ['schema'],
    place: null,
  };
}

function unknown(schema: string, newest: number): Fault {
  return {
    code: 'SCENARIO_SCHEMA',
    severity: 'error',
    message: `\`${schema}\` never was a version of the format, or nothing leads on from it`,
    advice: `write \`schema: iam-scenario/${newest}\`, and mend what is told then`,
    path: ['schema'],
    place: null,
  };
}

function newer(schema: string, newest: number): Fault {
  return {
    code: 'SCENARIO_NEWER',
    severity: 'error',
    message: `this file is written for a newer program: \`${schema}\``,
    advice: `update iam-dojo; this one reads up to \`iam-scenario/${newest}\``,
    path: ['schema'],
    place: null,
  };
}
