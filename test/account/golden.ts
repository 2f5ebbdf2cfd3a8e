import { expect } from 'vitest';
import type { Caller, JsonObject } from '../../src/account/call.ts';
import { isReadOnly } from '../../src/account/trailNames.ts';
import { type ApiLab, rootOf } from './apiLab.ts';

/** One operation as it has to behave: an answer, AWS's refusals, the event. */
export interface Golden {
  readonly input?: JsonObject;
  /** Part of the answer. */
  readonly answer?: JsonObject;
  /** Code and text by what is wrong with the call. */
  readonly refusals?: readonly (readonly [input: JsonObject, text: string, caller?: Caller])[];
  /** Whoever makes the call that succeeds; by default the root user of the management account. */
  readonly caller?: Caller;
}

/** Calls of a fresh lab each: first the refusals, then the success, each with its event. */
export function holds(lab: ApiLab, source: string, operation: string, golden: Golden): void {
  const { input = {}, answer = {}, refusals = [], caller = rootOf('111122223333') } = golden;
  for (const [wrong, text, by = caller] of refusals) {
    expect(lab.error(operation, wrong, by), JSON.stringify(wrong)).toBe(text);
    expect(lab.event, operation).toMatchObject({ eventName: operation, errorCode: text.split(':', 1)[0] });
  }
  expect(lab.ok(operation, input, caller), operation).toMatchObject(answer);
  expect(lab.event).toMatchObject({
    eventVersion: '1.11',
    eventSource: source,
    eventName: operation,
    readOnly: isReadOnly(lab.service, operation),
    eventType: 'AwsApiCall',
    managementEvent: true,
    eventCategory: 'Management',
  });
  expect(lab.event).not.toHaveProperty('errorCode');
}
