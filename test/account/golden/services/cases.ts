import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { JsonObject } from '../../../../src/account/call.ts';
import type { Sandbox } from '../../../../src/account/sandbox.ts';
import type { GoldenCase } from '../cases.ts';
import { filled, send, world } from './world.ts';

export interface ServiceCase extends GoldenCase {
  /** `SOURCE NAME read|write CATEGORY`. */
  readonly event: string;
  /** `requestParameters` of the event. */
  readonly request: JsonObject | null;
}

const folder = new URL('.', import.meta.url);

export const serviceCases: readonly ServiceCase[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .flatMap((name): ServiceCase[] => parse(readFileSync(new URL(name, folder), 'utf8')));

/** The answer's members, those of its structures too. */
const flat = (output: JsonObject): JsonObject =>
  Object.fromEntries([output, ...Object.values(output)].flatMap((value) => Object.entries(Object(value))));

interface Ready {
  readonly sandbox: Sandbox;
  /** Members of the answers so far. */
  readonly answers: JsonObject;
}

/** The sandbox after calls of the root user. */
export function readyAfter(before: GoldenCase['before']): Ready {
  let ready: Ready = { sandbox: world, answers: {} };
  for (const [line, input] of (before ?? []).flatMap((calls) => Object.entries(calls))) {
    const { outcome, sandbox } = send(ready.sandbox, 'root', line, inputIn(input, ready.answers));
    if (!outcome.ok) throw new Error(`${line}: ${outcome.error.message}`);
    ready = { sandbox, answers: { ...ready.answers, ...flat(outcome.output) } };
  }
  return ready;
}

/** An input with its words filled in. */
export function inputIn(input: JsonObject, answers: JsonObject): JsonObject {
  const whole = filled(input, answers);
  return typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? (whole as JsonObject) : {};
}
