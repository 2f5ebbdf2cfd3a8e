import type { JsonObject } from '../account/call.ts';
import { boundaryActions, credentialActions, policyActions } from './policyActions.ts';
import { accountActions, groupActions, roleActions, userActions } from './principalActions.ts';
import { resourceActions } from './resourceActions.ts';
import type { Subject, SubjectKind, SubjectOf } from './views/subject.ts';

/** One thing that can be done to a subject: a call to the account. */
export interface Action {
  readonly on: SubjectKind;
  readonly title: string;
  readonly service: string;
  readonly operation: string;
  /** What the subject already says about the call's input. */
  readonly prefill: (subject: Subject) => JsonObject;
  /** `form`: the rest is asked for. `send`: nothing is left to ask. `delete`: sent after a confirmation. */
  readonly how: 'form' | 'send' | 'delete';
  /** Where it is not for every subject of the kind. */
  readonly when?: (subject: Subject) => boolean;
}

export interface ActionSource<Kind extends SubjectKind> {
  readonly title: string;
  readonly operation: string;
  readonly service?: string;
  readonly prefill?: (subject: SubjectOf<Kind>) => JsonObject;
  readonly how?: Action['how'];
  readonly when?: (subject: SubjectOf<Kind>) => boolean;
}

export const allActions: readonly Action[] = [
  ...accountActions,
  ...userActions,
  ...groupActions,
  ...roleActions,
  ...policyActions,
  ...credentialActions,
  ...boundaryActions,
  ...resourceActions,
];

/** What can be done to a subject, deletions last. */
export function actionsOn(subject: Subject): readonly Action[] {
  const rows = allActions.filter((action) => action.on === subject.kind && (action.when?.(subject) ?? true));
  return [...rows.filter(({ how }) => how !== 'delete'), ...rows.filter(({ how }) => how === 'delete')];
}
