import type { Action, ActionSource } from './actions.ts';
import type { Subject, SubjectKind, SubjectOf } from './views/subject.ts';

function isOf<Kind extends SubjectKind>(kind: Kind, subject: Subject): subject is SubjectOf<Kind> {
  return subject.kind === kind;
}

/** Rows of the table of actions for one kind of subject. */
export function actionRows<Kind extends SubjectKind>(on: Kind, sources: readonly ActionSource<Kind>[]): Action[] {
  return sources.map(({ title, operation, service = 'iam', prefill, how = 'form', when }) => ({
    on,
    title,
    service,
    operation,
    how,
    prefill: (subject) => (isOf(on, subject) ? (prefill?.(subject) ?? {}) : {}),
    ...(when === undefined ? {} : { when: (subject: Subject) => isOf(on, subject) && when(subject) }),
  }));
}
