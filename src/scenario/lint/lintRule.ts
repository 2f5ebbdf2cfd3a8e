import type { JsonPath } from '../../policy/fault.ts';
import type { Scenario } from '../scenario.ts';

/** What rules about several files need of another scenario. */
export interface Neighbour {
  readonly id: string;
  readonly slug: string;
  readonly file: string;
  readonly status: string;
  readonly teaches: readonly string[];
  readonly needs: readonly string[];
}

/** What lies around a scenario file; what is absent is not looked at. */
export interface Around {
  /** The other scenarios that are kept with it. */
  readonly neighbours?: readonly Neighbour[];
  /** Id and version of the same file as it was committed last. */
  readonly committed?: { readonly id: string } | null;
  /** `2026-11-24`. */
  readonly today?: string;
  /** Ids of topics.yaml. */
  readonly topics?: readonly string[];
  /** A licence lies in a folder above the file. */
  readonly licensed?: boolean;
}

/** What a rule looks at. */
export interface Linted extends Around {
  readonly scenario: Scenario;
}

export interface Found {
  readonly path: JsonPath;
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** What was most likely meant: the text to write in place of the value at the path. */
  readonly instead?: string;
}

/** One rule of the lint of scenarios. */
export interface LintRule {
  /** Stable, such as `H-04`. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** What holds in a good scenario. */
  readonly says: string;
  readonly find: (linted: Linted) => readonly Found[];
}

export const found = (path: JsonPath, message: string, advice: string): Found => ({ path, message, advice });
