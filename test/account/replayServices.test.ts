import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/account/apply.ts';
import { takeBranch } from '../../src/account/branches.ts';
import type { ApiCall, Caller, JsonObject } from '../../src/account/call.ts';
import {
  callsOf,
  currentSandbox,
  type History,
  push,
  redo,
  replay,
  startHistory,
  undo,
} from '../../src/account/history.ts';
import { operations } from '../../src/account/operations.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { canonicalText } from './canonicalText.ts';
import { goldenCases } from './golden/cases.ts';
import { serviceCases } from './golden/services/cases.ts';
import { world } from './golden/services/world.ts';
import { minimalInput } from './minimalInput.ts';

const account = '111122223333';
const callers: readonly Caller[] = [
  { type: 'root', account, mfa: true },
  { type: 'accessKey', accessKeyId: 'AKIANOBODYNOBODY0001' },
  { type: 'instance', account, instanceId: 'i-0aaaaaaaaaaaaaaa1' },
  { type: 'function', account, functionArn: `arn:aws:lambda:us-east-1:${account}:function:rotator` },
];

interface Line {
  readonly op: string;
  readonly input: JsonObject;
}

const withData: readonly Line[] = [...goldenCases, ...serviceCases].flatMap(({ op, call, before }) => [
  ...(before ?? []).flatMap((calls) =>
    Object.entries(calls).map(([name, input]) => ({ op: name.includes(':') ? name : `iam:${name}`, input })),
  ),
  { op, input: call },
]);

/** Every operation that is carried out: with the input of its case, or the smallest. */
const lines: readonly Line[] = [
  ...withData,
  ...Object.entries(operations).flatMap(([service, rows]) => {
    const model = serviceModel(service);
    const known = new Set(withData.map(({ op }) => op));
    return Object.keys(rows).flatMap((operation): Line[] => {
      const op = `${service}:${operation}`;
      return model && !known.has(op) ? [{ op, input: minimalInput(model, operation) }] : [];
    });
  }),
  { op: 'dojo:AdvanceClock', input: { Seconds: 90_000 } },
];

const callOf = (sandbox: Sandbox, { op, input }: Line, caller: Caller): ApiCall => {
  const [service = '', operation = ''] = op.split(':');
  return { service, operation, input, caller, time: sandbox.clock + 1000, region: 'us-east-1' };
};

type Act = 'undo' | 'redo' | 'branch' | ((history: History) => ApiCall);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Act>('undo', 'redo', 'branch') },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.nat(lines.length - 1), fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(callers.length - 1)))
      .map(([at, by]): Act => {
        const [line, caller] = [lines[at], callers[by]];
        if (!line || !caller) throw new Error('there is no such line');
        return (history) => callOf(currentSandbox(history), line, caller);
      }),
  },
);

function after(history: History, one: Act): History {
  if (one === 'undo') return undo(history);
  if (one === 'redo') return redo(history);
  if (one === 'branch') return takeBranch(history, [...history.branches.keys()][0] ?? '');
  return push(history, one(history)).history;
}

describe('a replay of any calls of any service', () => {
  it('gives the same sandbox, byte for byte, whatever was undone, redone and branched', () => {
    const called = new Set<string>();
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
        const history = acts.reduce(after, startHistory(world));
        const calls = callsOf(history);
        for (const { service, operation } of calls) called.add(`${service}:${operation}`);
        expect(canonicalText(replay(world, calls))).toBe(canonicalText(currentSandbox(history)));
      }),
      { numRuns: 120 },
    );
    expect(called.size).toBeGreaterThan(300);
  });

  it('does so for every operation at once, by everybody', () => {
    let history = startHistory(world);
    const before = canonicalText(world);
    for (const [at, line] of lines.entries()) {
      const caller = callers[at % 7 === 6 ? at % callers.length : 0] ?? { type: 'anonymous' };
      history = push(history, callOf(currentSandbox(history), line, caller)).history;
    }
    const names = new Set(callsOf(history).map(({ service, operation }) => `${service}:${operation}`));
    const carried = Object.values(operations).reduce((sum, rows) => sum + Object.keys(rows).length, 0);
    expect(names.size).toBe(carried + 1);
    expect(canonicalText(replay(world, callsOf(history)))).toBe(canonicalText(currentSandbox(history)));
    expect(canonicalText(world)).toBe(before);
  });

  it('reads the log as it was written to disk', () => {
    const history = lines
      .slice(0, 120)
      .reduce(
        (one, line) => after(one, (now) => callOf(currentSandbox(now), line, callers[0] ?? { type: 'anonymous' })),
        startHistory(world),
      );
    const read: readonly ApiCall[] = JSON.parse(JSON.stringify(callsOf(history)));
    const again = read.reduce<Sandbox>((sandbox, call) => apply(sandbox, call).sandbox, world);
    expect(canonicalText(again)).toBe(canonicalText(currentSandbox(history)));
  });
});
