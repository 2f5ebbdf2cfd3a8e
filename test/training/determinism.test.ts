import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSession } from '../../src/doors/console/session.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { readScenario, scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';
import type { AttemptEvent } from '../../src/training/attempt.ts';
import {
  type AttemptState,
  advance,
  replayAttempt,
  sandboxOf,
  startAttempt,
  undoName,
} from '../../src/training/attemptState.ts';
import { grade } from '../../src/training/grade.ts';
import { playLine } from '../../src/training/playLine.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario } from './smallScenario.ts';

const none = () => undefined;
const root = resolve(import.meta.dirname, '../..');

/** One scenario of each mode, and those whose proof takes the whole account. */
function bundled(): Scenario[] {
  const all = scenarioLibrary(root).listings;
  const whole = ['admin-lockdown', 'contractor-sts-access', 'developer-ec2-access', 'ec2-to-s3-role'];
  const chosen = all.filter(
    ({ slug, mode }) => whole.includes(slug) || slug === all.find((one) => one.mode === mode)?.slug,
  );
  return chosen.flatMap(({ file }) => readScenario(join(root, file)).scenario ?? []);
}

const document = (action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });

/** Lines that make, change, use and delete, some of which fail wherever they come. */
const lines = [
  'aws iam create-user --user-name ana',
  'aws iam delete-user --user-name ana',
  'aws iam create-access-key --user-name ana',
  'aws iam create-group --group-name Readers',
  'aws iam add-user-to-group --group-name Readers --user-name maya',
  `aws iam put-group-policy --group-name Readers --policy-name p --policy-document '${document('s3:GetObject')}'`,
  `aws iam put-user-policy --user-name maya --policy-name p --policy-document '${document('iam:*')}'`,
  'aws iam delete-user-policy --user-name maya --policy-name p',
  'aws iam create-policy --policy-name read --policy-document file://read.json',
  'aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::111122223333:policy/read',
  'aws iam detach-user-policy --user-name maya --policy-arn arn:aws:iam::111122223333:policy/read',
  'aws iam create-virtual-mfa-device --virtual-mfa-device-name m --bootstrap-method Base32StringSeed --outfile seed',
  'DEVICE=arn:aws:iam::111122223333:mfa/m',
  'aws iam enable-mfa-device --user-name maya --serial-number $DEVICE --authentication-code1 $(mfa-code $DEVICE) --authentication-code2 $(mfa-code $DEVICE --next)',
  'aws sts get-session-token',
  'aws s3api put-object --bucket larkspur-assets --key new.png',
  'aws s3api get-object --bucket larkspur-assets --key logo.png out.png --profile maya',
  'root-mfa enable',
  'sleep 4000',
  'export AWS_PROFILE=maya',
  'unset AWS_PROFILE',
  'nonsense --at all',
] as const;

type Act =
  | { readonly type: 'type'; readonly line: string }
  | { readonly type: 'undo' | 'redo' | 'hint' }
  | { readonly type: 'profile'; readonly name: string };

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...lines).map((line): Act => ({ type: 'type', line })) },
  { weight: 3, arbitrary: fc.constantFrom<Act>({ type: 'undo' }, { type: 'redo' }, { type: 'hint' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('priya', 'maya', 'root', 'nobody').map((name): Act => ({ type: 'profile', name })),
  },
);

/** Plays acts as a learner does and keeps what would be saved. */
function play(scenario: Scenario, seed: number, all: readonly Act[]): { state: AttemptState; events: AttemptEvent[] } {
  let state = startAttempt(scenario, seed);
  let session = openSession(state.profile, state.scenario.region);
  const events: AttemptEvent[] = [];
  const take = (event: AttemptEvent) => {
    events.push(event);
    state = advance(state, event).state;
  };
  for (const act of all) {
    if (act.type === 'type') {
      const played = playLine(state, session, act.line, none);
      state = played.state;
      session = played.session;
      events.push(...played.events);
    } else if (act.type === 'hint') take({ type: 'hint', task: 'read', index: 0 });
    else if (act.type === 'profile') {
      take(act);
      session = { ...session, profile: state.profile };
    } else take({ type: act.type });
  }
  return { state, events };
}

/** What the checks say, without the time that their evidence names. */
const outcomes = (state: AttemptState) =>
  grade(state).tasks.flatMap(({ checks }) => checks.map(({ id, status, points }) => [id, status, points]));

describe('an attempt', () => {
  const scenario = smallScenario();

  it('is what its saved events make of it, whatever was typed, undone and redone', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 25 }), fc.nat(3), (all, seed) => {
        const { state, events } = play(scenario, seed, all);
        const saved: AttemptEvent[] = JSON.parse(JSON.stringify(events));
        const again = replayAttempt(scenario, seed, saved);
        expect(sandboxOf(again)).toEqual(sandboxOf(state));
        expect(again).toEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  it('is graded alike when it is played again, and undoing everything leads back to the start', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 15 }), (all) => {
        const first = play(scenario, 0, all).state;
        const second = play(scenario, 0, all).state;
        expect(JSON.stringify(grade(first))).toBe(JSON.stringify(grade(second)));
        let back = first;
        for (let step = 0; step <= first.history.steps.length; step += 1) back = advance(back, { type: 'undo' }).state;
        expect(undoName(back)).toBeNull();
        expect(outcomes(back)).toEqual(outcomes(startAttempt(scenario, 0)));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a command file', () => {
  const all = bundled();

  it('gives the same bytes each time, in bundled scenarios of every mode', () => {
    expect(all.length).toBeGreaterThanOrEqual(4);
    for (const scenario of all) {
      const text = [...(scenario.mistakes ?? []).slice(0, 1), ...(scenario.solutions ?? [])]
        .map(({ commands }) => commands)
        .join('\n');
      const report = () => JSON.stringify(runCommands(scenario, 0, text, none).report);
      expect(report()).toBe(report());
    }
  });

  it('solves a scenario on the first day and weeks later', () => {
    for (const scenario of all) {
      for (const { commands } of scenario.solutions ?? []) {
        const waited = `sleep 3000000\n${commands}\nsleep 3000000`;
        const { report } = runCommands(scenario, 0, waited, none);
        expect([scenario.slug, report.passed, report.stars, report.score.points]).toEqual([
          scenario.slug,
          true,
          3,
          100,
        ]);
      }
    }
  });
});
