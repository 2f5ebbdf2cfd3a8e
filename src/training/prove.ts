import type { AuthorizationRequest } from '../policy/request.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { pickVariants } from '../scenario/variants.ts';
import { proveSeed, type SeedProof } from './proveSeed.ts';

/** What a scenario does not keep of its promises. */
export interface ProofFault {
  readonly code: ProofCode;
  readonly seed: number;
  /** Solution, mistake or check. */
  readonly subject: string;
  readonly message: string;
}

export type ProofCode =
  | 'SEED_UNREADABLE'
  | 'NO_SOLUTION'
  | 'SOLVED_AT_START'
  | 'COMMAND_FAILS'
  | 'SOLUTION_FAILS'
  | 'SOLUTION_STARS'
  | 'SOLUTION_POINTS'
  | 'MISTAKE_PASSES'
  | 'DEAD_CHECK'
  | 'DEAD_DENIAL'
  | 'SURVIVOR'
  | 'SURVIVOR_GONE';

/** A mistake made by machine that no check noticed. */
export interface UnnamedSurvivor {
  readonly name: string;
  /** What it lets somebody do that the solution does not; null where no request was found that tells the two apart. */
  readonly request: AuthorizationRequest | null;
}

export interface Survivor extends UnnamedSurvivor {
  /** Why no check should notice it, as the scenario says; null where it says nothing. */
  readonly because: string | null;
}

export interface Proof {
  readonly faults: readonly ProofFault[];
  readonly survivors: readonly Survivor[];
  /** Held-out checks that nothing failed while all visible ones held: they say what is said already. */
  readonly implied: readonly string[];
  /** How much was played: nothing here is proven by not being run. */
  readonly counts: {
    /** Seeds that pick other values than those before. */
    readonly seeds: number;
    readonly solutions: number;
    readonly mistakes: number;
    readonly checks: number;
    readonly mutants: number;
  };
}

export interface ProofOptions {
  /** Also make mistakes of the first solution, with the first seed. */
  readonly mutants?: boolean;
  /** Told before each part of the work. */
  readonly progress?: (says: string) => void;
}

/** Plays a scenario's start, solutions and mistakes with each seed and says what does not hold. */
export function prove(scenario: Scenario, seeds: readonly number[], options: ProofOptions = {}): Proof {
  const { mutants = false, progress = () => {} } = options;
  const proofs = distinctSeeds(scenario, seeds).map((seed, index) =>
    proveSeed(scenario, seed, { mutants: mutants && index === 0, progress }),
  );
  const reasons = new Map(scenario.survivors?.map(({ name, because }) => [name, because]));
  const survivors = proofs
    .flatMap((proof) => proof.survivors)
    .map((survivor) => ({ ...survivor, because: reasons.get(survivor.name) ?? null }));
  const sum = (count: (proof: SeedProof) => number) => proofs.reduce((total, proof) => total + count(proof), 0);
  return {
    faults: [
      ...proofs.flatMap(({ faults }) => faults),
      ...(mutants
        ? survivorFaults(survivors, referenceFails(scenario, proofs[0]) ? [] : [...reasons.keys()], seeds[0] ?? 0)
        : []),
    ],
    survivors,
    implied: proofs[0]?.implied ?? [],
    counts: {
      seeds: proofs.length,
      solutions: sum((proof) => proof.solutions),
      mistakes: sum((proof) => proof.mistakes),
      checks: sum((proof) => proof.checks),
      mutants: sum((proof) => proof.mutants),
    },
  };
}

/** Of a first solution that fails, other mistakes are made: what is named under `survivors` may be right. */
function referenceFails({ solutions }: Scenario, proof: SeedProof | undefined): boolean {
  const codes: readonly ProofCode[] = ['COMMAND_FAILS', 'SOLUTION_FAILS'];
  return proof?.faults.some(({ code, subject }) => codes.includes(code) && subject === solutions?.[0]?.name) ?? true;
}

/** Every survivor has its reason, and every reason its survivor. */
function survivorFaults(survivors: readonly Survivor[], named: readonly string[], seed: number): ProofFault[] {
  const silent = survivors.filter(({ because }) => because === null);
  const gone = named.filter((name) => survivors.every((survivor) => survivor.name !== name));
  return [
    ...silent.map(({ name }): ProofFault => {
      const message = 'no check notices this mistake; add a check, or name it under `survivors` with the reason';
      return { code: 'SURVIVOR', seed, subject: name, message };
    }),
    ...gone.map((name): ProofFault => {
      const message = 'this is named under `survivors`, and a check notices it or it is not made any more';
      return { code: 'SURVIVOR_GONE', seed, subject: name, message };
    }),
  ];
}

/** Seeds that pick the same values make the same exercise; only generated ids differ. */
function distinctSeeds({ unresolved }: Scenario, seeds: readonly number[]): readonly number[] {
  const first = new Map<string, number>();
  for (const seed of seeds) {
    const picked = JSON.stringify(pickVariants(unresolved, seed));
    if (!first.has(picked)) first.set(picked, seed);
  }
  return [...first.values()];
}
