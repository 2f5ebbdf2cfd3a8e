import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Json, JsonObject } from '../../../src/account/call.ts';

/** One operation: what it answers, what it refuses, what the trail tells. */
export interface GoldenCase {
  /** `iam:CreateUser`. */
  readonly op: string;
  /** Default `root`. */
  readonly caller?: string;
  /** Calls of the root user before it, each a map of one operation to its input. */
  readonly before?: readonly Readonly<Record<string, JsonObject>>[];
  readonly call: JsonObject;
  readonly output: JsonObject;
  /** `responseElements` of the event. */
  readonly response: Json;
  readonly errors: readonly {
    readonly caller?: string;
    readonly before?: GoldenCase['before'];
    readonly call: JsonObject;
    /** `CODE STATUS: message`. */
    readonly error: string;
  }[];
}

const folder = new URL('.', import.meta.url);

export const goldenCases: readonly GoldenCase[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .flatMap((name): GoldenCase[] => parse(readFileSync(new URL(name, folder), 'utf8')));
