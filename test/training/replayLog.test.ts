import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ApiCall } from '../../src/account/call.ts';
import { operations } from '../../src/account/operations.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { createAttemptFile, loadAttemptFile } from '../../src/stores/attemptFile.ts';
import type { AttemptEvent } from '../../src/training/attempt.ts';
import {
  type AttemptState,
  advance,
  callerOf,
  nextTime,
  replayAttempt,
  sandboxOf,
  startAttempt,
} from '../../src/training/attemptState.ts';
import { canonicalText } from '../account/canonicalText.ts';
import { inputOfShape } from '../account/inputOfShape.ts';
import { smallScenario } from './smallScenario.ts';

const scenario = smallScenario();
const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
});

/** Texts that name something, or that something can be named after. */
const text = fc.constantFrom(
  'maya',
  'ana',
  'Readers',
  'read',
  'larkspur-assets',
  'logo.png',
  'arn:aws:iam::111122223333:policy/read',
  'arn:aws:iam::111122223333:user/maya',
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  policy,
);

/** A call as somebody of the scenario makes it; who and when is filled in while it is played. */
type Sent = Pick<ApiCall, 'service' | 'operation' | 'input'>;

const anyCall: fc.Arbitrary<Sent> = fc
  .constantFrom(
    ...Object.entries(operations).flatMap(([service, rows]) =>
      Object.keys(rows).map((operation) => [service, operation] as const),
    ),
  )
  .chain(([service, operation]) => {
    const model = serviceModel(service);
    if (!model) throw new Error(`there is no model of ${service}`);
    const input = inputOfShape(model, model.operations[operation]?.input?.shape ?? '', text);
    return input.map((given): Sent => ({ service, operation, input: given }));
  });

/** Calls that often succeed, one after the other. */
const usualCall: fc.Arbitrary<Sent> = fc.constantFrom<Sent>(
  { service: 'iam', operation: 'CreateUser', input: { UserName: 'ana' } },
  { service: 'iam', operation: 'DeleteUser', input: { UserName: 'ana' } },
  { service: 'iam', operation: 'CreateAccessKey', input: { UserName: 'ana' } },
  { service: 'iam', operation: 'CreatePolicy', input: { PolicyName: 'read', PolicyDocument: policy } },
  { service: 'iam', operation: 'PutUserPolicy', input: { UserName: 'maya', PolicyName: 'p', PolicyDocument: policy } },
  { service: 'iam', operation: 'CreateGroup', input: { GroupName: 'Readers' } },
  { service: 'iam', operation: 'ListUsers', input: {} },
  { service: 'iam', operation: 'GenerateCredentialReport', input: {} },
  { service: 'sts', operation: 'GetSessionToken', input: {} },
  { service: 's3', operation: 'PutObject', input: { Bucket: 'larkspur-assets', Key: 'new.png', Body: 'YQ==' } },
  { service: 'dojo', operation: 'AdvanceClock', input: { Seconds: 4000 } },
  { service: 'dojo', operation: 'EnableRootMFADevice', input: {} },
);

type Act = Sent | Exclude<AttemptEvent, { readonly type: 'call' | 'line' | 'answer' | 'hint' | 'submit' }>;

const line = fc.constantFrom('branch-1', 'branch-2', 'main');
const place = fc.constantFrom('before', 'after');

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: usualCall as fc.Arbitrary<Act> },
  { weight: 4, arbitrary: anyCall as fc.Arbitrary<Act> },
  { weight: 3, arbitrary: fc.constantFrom<Act>({ type: 'undo' }, { type: 'redo' }) },
  { weight: 2, arbitrary: place.map((one): Act => ({ type: 'checkpoint', name: one })) },
  { weight: 2, arbitrary: place.map((one): Act => ({ type: 'return', checkpoint: one })) },
  { weight: 1, arbitrary: line.map((one): Act => ({ type: 'branch', name: one })) },
  { weight: 1, arbitrary: fc.nat(30).map((step): Act => ({ type: 'goTo', step })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('priya', 'maya', 'root').map((one): Act => ({ type: 'profile', name: one })),
  },
);

function eventOf(one: Act, state: AttemptState): AttemptEvent {
  if ('type' in one) return one;
  return { type: 'call', via: 'console', call: { ...one, caller: callerOf(state), time: nextTime(state) } };
}

/** Events as a file keeps them. */
function savedAndRead(events: readonly AttemptEvent[], at: number): readonly AttemptEvent[] {
  const path = join(folder, `${at}.jsonl`);
  const about = { id: scenario.id, slug: scenario.slug, version: scenario.version, file: 'x.yaml' };
  const writer = createAttemptFile(path, {
    format: 'iam-dojo-attempt',
    version: 1,
    scenario: about,
    seed: 0,
    started: '',
  });
  for (const event of events) writer.append(event);
  writer.close();
  const loaded = loadAttemptFile(path, { readOnly: true, tell: ({ message }) => expect.fail(message) });
  return loaded?.events ?? [];
}

describe('the log of an attempt', () => {
  it('makes the same account again, byte for byte, whatever was called, undone, marked and branched', () => {
    const seen = { failed: 0, changed: 0, branched: 0, returned: 0, files: 0 };
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
        const events: AttemptEvent[] = [];
        let state = startAttempt(scenario, 0);
        for (const one of acts) {
          const event = eventOf(one, state);
          events.push(event);
          const next = advance(state, event);
          if (event.type === 'call' && next.outcome?.ok === false) seen.failed += 1;
          if (event.type === 'return' && next.state.history !== state.history) seen.returned += 1;
          state = next.state;
        }
        const again = replayAttempt(scenario, 0, savedAndRead(events, seen.files));
        seen.files += 1;
        if (sandboxOf(state) !== state.history.start) seen.changed += 1;
        if (state.history.branches.size > 0) seen.branched += 1;
        expect(canonicalText(sandboxOf(again))).toBe(canonicalText(sandboxOf(state)));
        expect(again).toEqual(state);
        expect([...again.history.branches.keys()]).toEqual([...state.history.branches.keys()]);
        for (const checkpoint of state.history.checkpoints.keys()) {
          const back = (one: AttemptState) => sandboxOf(advance(one, { type: 'return', checkpoint }).state);
          expect(canonicalText(back(again))).toBe(canonicalText(back(state)));
        }
      }),
      { numRuns: 60 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
  });

  it('of before there were checkpoints is read as ever', () => {
    const old: AttemptEvent[] = [{ type: 'undo' }, { type: 'redo' }, { type: 'profile', name: 'maya' }];
    expect(savedAndRead(old, -1)).toEqual(old);
  });
});
