import type { AccountMap } from './accountMap.ts';
import { type ChainStep, chainStep } from './chain.ts';
import { reachOf } from './reach.ts';

/** Who of the account can become whom, as far as it leads to an administrator. */
export interface EscalationGraph {
  readonly nodes: readonly {
    /** As checks name it, e.g. `user/maya`, or `administrator`. */
    readonly id: string;
    /** Steps on the shortest way to an administrator. */
    readonly distance: number;
  }[];
  /** The first step of each on the shortest way, those of a change of oneself in order. */
  readonly edges: readonly ChainStep[];
  /** False where a limit was reached; `reasons` then say which. */
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

export const administratorNode = 'administrator';

/** The graph of an account: everybody who is or can become an administrator. */
export function escalationGraph(map: AccountMap): EscalationGraph {
  const { levels, reached } = reachOf(map);
  const nodes = levels.flatMap((level, distance) => [...level].map(({ label }) => ({ id: label, distance })));
  const edges = [...reached].flatMap(([holder, { steps, next }]) =>
    steps.map((step, index): ChainStep => {
      const isLast = index === steps.length - 1;
      return {
        ...chainStep(map, step),
        from: holder.label,
        to: isLast ? (next?.label ?? administratorNode) : holder.label,
      };
    }),
  );
  const reasons = [...map.reasons].sort();
  return {
    nodes: [{ id: administratorNode, distance: 0 }, ...nodes],
    edges,
    complete: reasons.length === 0,
    reasons,
  };
}
