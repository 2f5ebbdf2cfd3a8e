import type { AttachedPolicy, AuthorizationRequest, PolicyType } from '../../policy/request.ts';
import type { Why } from '../why.ts';
import type { Form } from './practiceCard.ts';

/** A policy that is shown with a question. */
export interface ShownPolicy {
  readonly type: PolicyType;
  readonly attached: AttachedPolicy;
}

/** How the choices are answered: one right one is enough, all of them, or all in order. */
export type Takes = 'one' | 'all' | 'order';

/** One question, with its answer. */
export interface PracticeQuestion {
  /** Names scenario, form, account and request, so that the same question can be made again. */
  readonly id: string;
  readonly form: Form;
  readonly scenario: { readonly id: string; readonly title: string; readonly track: string };
  /** Which account it is about; empty where it is about none. */
  readonly setting: string;
  readonly ask: string;
  /** What is asked for; null for questions that are not about one request. */
  readonly request: AuthorizationRequest | null;
  /** Condition keys that the shown policies ask for, with what the request carries; null where it has none. */
  readonly carries: readonly { readonly key: string; readonly value: string | null }[];
  readonly policies: readonly ShownPolicy[];
  /** Empty where the answer is thought and then compared. */
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly right: readonly string[];
  readonly takes: Takes;
  /** What decides: neighbours in a session differ in it. */
  readonly cause: string;
  /** The decision behind the answer; null where none is. */
  readonly why: Why | null;
  /** What the author says once it is answered; empty where nothing. */
  readonly explain: string;
}

/** Whether the choices answer the question. */
export function isRight({ right, takes }: PracticeQuestion, chosen: readonly string[]): boolean {
  if (takes === 'one') return chosen.length > 0 && chosen.every((one) => right.includes(one));
  const order = (ids: readonly string[]) => (takes === 'order' ? ids : [...ids].sort()).join('\n');
  return order(chosen) === order(right);
}
