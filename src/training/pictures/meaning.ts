import type { Sandbox } from '../../account/sandbox.ts';
import { wayWords } from '../../analysis/summary/grantWay.ts';
import { type PolicySummary, policySummary } from '../../analysis/summary/policySummary.ts';
import { alikeServices, servicesName, summarySentence } from '../../analysis/summary/summarySentence.ts';
import { type Inspected, inspectedPolicies } from './inspected.ts';

/** What policies mean together, in words. */
export interface Meaning {
  readonly sentence: string;
  /** `Amazon S3 (s3)` with what is allowed of it. */
  readonly services: readonly { readonly name: string; readonly says: readonly string[] }[];
  readonly dangerous: readonly { readonly says: string; readonly actions: readonly string[] }[];
  readonly denials: readonly string[];
  /** Statements without effect, each with the reason. */
  readonly dead: readonly string[];
  readonly complete: boolean;
}

/** Services that are listed; wide policies allow something in hundreds. */
const LISTED = 40;

/** What the policies of a thing grant together, or, where it only admits others, whom and to what. */
export function meaningOf(sandbox: Sandbox, inspected: Inspected): Meaning | null {
  const policies = inspectedPolicies(sandbox, inspected);
  const grants = policies.filter(({ role }) => role === 'grants');
  const chosen = grants.length > 0 ? grants : policies.filter(({ role }) => role === 'admits');
  const [first] = chosen;
  if (first === undefined) return null;
  const titles = chosen.map(({ title }) => title);
  return inWords(
    policySummary(
      chosen.map(({ policy }) => policy),
      first.kind,
    ),
    titles,
  );
}

function inWords(summary: PolicySummary, titles: readonly string[]): Meaning {
  const place = ({ policy, statement, sid }: { policy: number; statement: number; sid: string | null }) =>
    `${titles[policy] ?? 'the policy'}, statement ${statement + 1}${sid === null ? '' : ` (${sid})`}`;
  return {
    sentence: summarySentence(summary),
    services: alikeServices(summary.services)
      .slice(0, LISTED)
      .map((group) => ({
        name: servicesName(group),
        says: group.grants.map(({ says, ways }) => `${says}, ${ways.map(wayWords).join('; ')}`),
      })),
    dangerous: summary.dangerous.map(({ says, actions }) => ({ says, actions: actions.slice(0, 6) })),
    denials: summary.denials.map((denial) => `${denial.says}, by ${place(denial)}`),
    dead: summary.dead.map(
      (dead) => `${place(dead)}${dead.pattern === null ? '' : `, \`${dead.pattern}\``}: ${dead.why}`,
    ),
    complete: summary.complete,
  };
}
