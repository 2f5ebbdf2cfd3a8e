import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import type { AccountCreation } from './organization.ts';

/** How far the making of an account is at a moment. */
export function creationOutput(made: AccountCreation, time: number): JsonObject {
  const head = { Id: made.id, AccountName: made.name };
  const requested = { RequestedTimestamp: isoTime(made.requested) };
  if (time < made.completed) return { ...head, State: 'IN_PROGRESS', ...requested };
  const completed = { CompletedTimestamp: isoTime(made.completed) };
  return made.account === null
    ? { ...head, State: 'FAILED', ...requested, ...completed, FailureReason: made.failure ?? 'INTERNAL_FAILURE' }
    : { ...head, State: 'SUCCEEDED', ...requested, ...completed, AccountId: made.account };
}
