import type { Why } from '../why.ts';

/** What somebody foretold of a request before its answer was shown. */
export interface Prediction {
  readonly as: string;
  readonly action: string;
  readonly on: string;
  readonly expected: 'allowed' | 'denied';
  /** 1 guessed, 2 not sure, 3 fairly sure, 4 certain. */
  readonly confidence: number;
  readonly right: boolean;
}

export const sureness = ['guessed', 'not sure', 'fairly sure', 'certain'] as const;

/** Chance of being right that a confidence claims, for a question with two answers. */
const claimed: readonly number[] = [0.5, 0.65, 0.8, 0.95];

/** Whether the answer is what was expected. */
export function foretold({ decision }: Why, expected: Prediction['expected']): boolean {
  return (decision.decision === 'allowed') === (expected === 'allowed');
}

export interface Calibration {
  /** Predictions by confidence, with how many were right. */
  readonly steps: readonly { readonly confidence: number; readonly count: number; readonly right: number }[];
  /** Mean squared distance of what was claimed from what came, 0 to 1; null without predictions. */
  readonly brier: number | null;
}

/** How well confidence fits what came (Brier, "Verification of forecasts expressed in terms of probability", 1950). */
export function calibration(predictions: readonly Pick<Prediction, 'confidence' | 'right'>[]): Calibration {
  const steps = sureness.flatMap((_, index) => {
    const made = predictions.filter(({ confidence }) => confidence === index + 1);
    const right = made.filter((one) => one.right).length;
    return made.length === 0 ? [] : [{ confidence: index + 1, count: made.length, right }];
  });
  const distances = predictions.map(({ confidence, right }) => ((claimed[confidence - 1] ?? 0.5) - Number(right)) ** 2);
  const brier = distances.length === 0 ? null : distances.reduce((sum, one) => sum + one, 0) / distances.length;
  return { steps, brier };
}

/** What a person should know about their last prediction and those before it, in one or two sentences. */
export function predictionSays(predictions: readonly Prediction[]): string {
  const last = predictions.at(-1);
  if (last === undefined) return '';
  const word = sureness[last.confidence - 1] ?? 'not sure';
  const verdict = last.right ? 'You foretold it right' : 'You foretold it wrong';
  const step = calibration(predictions).steps.find(({ confidence }) => confidence === last.confidence);
  const record =
    step && step.count > 1 ? ` When you say "${word}", you are right ${step.right} of ${step.count} times.` : '';
  const again = isHot(last)
    ? ' What one is sure of and gets wrong comes back: it is asked once more when you hand in.'
    : '';
  return `${verdict} (${word}).${record}${again}`;
}

/** All predictions of an attempt in one line; empty without any. */
export function recordSays(predictions: readonly Prediction[]): string {
  const { steps } = calibration(predictions);
  if (steps.length === 0) return '';
  const parts = steps.map(({ confidence, count, right }) => `${sureness[confidence - 1]} ${right} of ${count}`);
  const again = toAskAgain(predictions).length;
  return `You foretold right: ${parts.join(', ')}.${again === 0 ? '' : ' What you were sure of and got wrong is asked once more.'}`;
}

/** Wrong although sure: corrected best, and back after a week unless asked again (Butler, Fazio and Marsh, 2011). */
function isHot({ right, confidence }: Prediction): boolean {
  return !right && confidence >= 3;
}

/** Requests foretold wrong although sure and not foretold right since, in the order in which they were made. */
export function toAskAgain(predictions: readonly Prediction[]): readonly Prediction[] {
  const hot = new Map<string, Prediction>();
  for (const prediction of predictions) {
    const request = `${prediction.as} ${prediction.action} ${prediction.on}`;
    if (isHot(prediction)) hot.set(request, prediction);
    else if (prediction.right) hot.delete(request);
  }
  return [...hot.values()];
}

const DAY = 86_400_000;

/** When such a request is asked again: in the same session, after a day and after a week. */
export function askedAgainAt(prediction: Prediction, made: string): readonly string[] {
  return isHot(prediction) ? [0, 1, 7].map((days) => new Date(Date.parse(made) + days * DAY).toISOString()) : [];
}
