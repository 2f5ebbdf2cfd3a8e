import { describe, expect, it } from 'vitest';
import { advance, replayAttempt, startAttempt } from '../../../src/training/attemptState.ts';
import { grade } from '../../../src/training/grade.ts';
import {
  askedAgainAt,
  calibration,
  type Prediction,
  predictionSays,
  recordSays,
  toAskAgain,
} from '../../../src/training/guidance/prediction.ts';
import { smallScenario } from '../smallScenario.ts';

const made = (confidence: number, right: boolean, action = 's3:GetObject'): Prediction => {
  return { as: 'user/maya', action, on: '*', expected: 'allowed', confidence, right };
};

describe('predictions', () => {
  it('are measured by how sure one was and how often that was right', () => {
    const { steps, brier } = calibration([made(4, true), made(4, false), made(1, true)]);
    expect(steps).toEqual([
      { confidence: 1, count: 1, right: 1 },
      { confidence: 4, count: 2, right: 1 },
    ]);
    expect(brier).toBeCloseTo((0.05 ** 2 + 0.95 ** 2 + 0.5 ** 2) / 3, 10);
    expect(calibration([])).toEqual({ steps: [], brier: null });
  });

  it('cost less when certainty is deserved than when it is not', () => {
    const score = (one: Prediction) => calibration([one]).brier ?? 1;
    expect(score(made(4, true))).toBeLessThan(score(made(1, true)));
    expect(score(made(1, false))).toBeLessThan(score(made(4, false)));
  });

  it('are told with the record of that confidence', () => {
    expect(predictionSays([made(2, true)])).toBe('You foretold it right (not sure).');
    expect(predictionSays([made(4, true), made(4, false)])).toBe(
      'You foretold it wrong (certain). When you say "certain", you are right 1 of 2 times. ' +
        'What one is sure of and gets wrong comes back: it is asked once more when you hand in.',
    );
    expect(recordSays([made(1, false), made(4, true)])).toBe('You foretold right: guessed 0 of 1, certain 1 of 1.');
    expect(recordSays([])).toBe('');
  });

  it('that were wrong although sure are asked again, now, after a day and after a week', () => {
    expect(askedAgainAt(made(4, false), '2026-11-25T10:00:00Z')).toEqual([
      '2026-11-25T10:00:00.000Z',
      '2026-11-26T10:00:00.000Z',
      '2026-12-02T10:00:00.000Z',
    ]);
    expect(askedAgainAt(made(2, false), '2026-11-25T10:00:00Z')).toEqual([]);
    expect(askedAgainAt(made(4, true), '2026-11-25T10:00:00Z')).toEqual([]);
  });

  it('stop being asked again once they are right', () => {
    const wrong = [made(4, false), made(3, false, 's3:PutObject')];
    expect(toAskAgain(wrong).map(({ action }) => action)).toEqual(['s3:GetObject', 's3:PutObject']);
    expect(toAskAgain([...wrong, made(2, true)]).map(({ action }) => action)).toEqual(['s3:PutObject']);
  });

  it('are part of the attempt and change nothing about its grade', () => {
    const start = startAttempt(smallScenario(), 0);
    const events = [
      { type: 'predict' as const, ...made(4, false) },
      { type: 'point' as const, asked: 'may …?', statement: 'nothing', right: true },
    ];
    const after = events.reduce((state, event) => advance(state, event).state, start);
    expect(after.predictions).toEqual([made(4, false)]);
    expect(replayAttempt(smallScenario(), 0, events).predictions).toEqual(after.predictions);
    expect(grade(after)).toEqual(grade(start));
  });
});
