import type { PolicySummary, ServiceGrant, ServiceSummary } from '../analysis/summary/policySummary.ts';
import { summarySentence } from '../analysis/summary/summarySentence.ts';

/** The public result but for `escalations`. */
export interface Explanation {
  readonly reasons?: readonly string[];
  readonly [name: string]: unknown;
}

/** Actions that a list names; its count tells all. */
const namedActions = 50;

/**
 * The public result of `iam-dojo explain --format json`:
 *
 * - `schema`: `iam-dojo-explanation/1`; `type`: the kind that the documents were read as; `policies`: how many.
 * - `sentence`: what they allow, in one sentence.
 * - `dangerous`: `{kind, says, actions, actionCount, ways}`, the worst first.
 * - `services`: `{service, title, granted, all, levels, grants}`; `granted` and `all` count actions, `levels` counts them
 *   by access level; `grants` holds `{says, actions, actionCount, ways, allowedBy}` with `actions` as patterns that cover
 *   just these actions.
 * - A way is `{who, resources, notResources, conditions, exceptions}`: `who` null for whoever has the policy, `resources`
 *   null for every resource; all `conditions` must hold, no `exceptions` may.
 * - `denials`: `{policy, statement, sid, says, actionCount, who, resources, notResources, conditions}`, what is never
 *   allowed.
 * - `dead`: `{policy, statement, sid, effect, pattern, why}`, statements without any effect, or one action pattern of one.
 * - `partial`: `{actions, lacks}`, calls that also need permission on resources of the types in `lacks`, which the
 *   documents do not give.
 * - `unlisted`: `{policy, statement, sid, keys, actions, actionCount}`, condition keys that the catalogue does not list for
 *   some of the actions: where it is right, requests for them never carry the keys.
 * - `unknownActions`: action patterns that the catalogue does not know.
 * - `escalations`: `{path, name, category, says, actions, sources}`, published ways to administrator that are open where
 *   the account has what else they take; `composed` alike, ways over what is made first; `administrator` is true for who
 *   needs none of them; `notLookedAt` says what only an account can tell. Identity policies only.
 * - `complete` is false where a limit was reached; `reasons` then say which.
 *
 * Policies and statements count from 0.
 */
export function explainReport(summary: PolicySummary, policies: number): Explanation {
  const { kind, services, dangerous, denials, dead, partial, unlisted, unknownActions, complete, reasons } = summary;
  return {
    schema: 'iam-dojo-explanation/1',
    type: kind,
    policies,
    sentence: summarySentence(summary),
    dangerous: dangerous.map(({ kind: danger, says, actions, ways }) => ({
      kind: danger,
      says,
      actions: actions.slice(0, namedActions),
      actionCount: actions.length,
      ways,
    })),
    services: services.map(serviceReport),
    denials,
    dead,
    partial,
    unlisted: unlisted.map(({ actions, ...one }) => ({
      ...one,
      actions: actions.slice(0, namedActions),
      actionCount: actions.length,
    })),
    unknownActions,
    complete,
    ...(complete ? {} : { reasons }),
  };
}

export function serviceReport({ service, title, granted, all, levels, grants }: ServiceSummary): object {
  return { service, title, granted, all, levels, grants: grants.map(grantReport) };
}

function grantReport({ says, patterns, actions, ways, allowedBy }: ServiceGrant): object {
  return { says, actions: patterns, actionCount: actions.size, ways, allowedBy };
}
