import { optionalText } from '../iam/input.ts';
import { timeIn } from '../memberInput.ts';
import type { PlainResource, Sandbox } from '../sandbox.ts';
import { stateOf } from '../usualState.ts';
import { readRuleSchedule, readSchedule, type ScheduleTimes } from './scheduleExpression.ts';

/** One time at which a rule or schedule fires. */
export interface Due {
  readonly time: number;
  readonly arn: string;
  readonly kind: 'rule' | 'schedule';
}

/** Firings of one rule or schedule in one move of the clock; of more the last ones count. */
const maximum = 50;

interface Span {
  readonly times: ScheduleTimes;
  readonly anchor: number;
  readonly from: number;
  readonly until: number;
}

const hour = 3_600_000;

function timesFrom({ times, anchor, until }: Span, from: number): readonly number[] {
  const found: number[] = [];
  for (let time = times.next(from, anchor); time !== null && time <= until; time = times.next(time, anchor))
    found.push(time);
  return found;
}

/** The last times of a span. Longer and longer ends of it are looked at, so that long spans cost no more than short ones. */
function timesWithin(span: Span): readonly number[] {
  for (let length = hour; ; length *= 8) {
    const from = Math.max(span.from, span.until - length);
    const found = timesFrom(span, from);
    if (found.length >= maximum || from === span.from) return found.slice(-maximum);
  }
}

function ofRule(resource: PlainResource, from: number, until: number): readonly number[] {
  const state = stateOf(resource, 'rule');
  const times = state.schedule === null || !state.enabled ? null : readRuleSchedule(state.schedule);
  if (!times) return [];
  return timesWithin({ times, anchor: state.created ?? 0, from: Math.max(state.fired ?? 0, from), until });
}

function ofSchedule(resource: PlainResource, from: number, until: number): readonly number[] {
  const state = stateOf(resource, 'schedule');
  const { settings } = state;
  const times = settings.State === 'DISABLED' ? null : readSchedule(optionalText(settings, 'ScheduleExpression') ?? '');
  if (!times) return [];
  const start = Math.max(state.fired ?? 0, from, (timeIn(settings, 'StartDate') ?? 0) - 1);
  const end = Math.min(until, timeIn(settings, 'EndDate') ?? until);
  return timesWithin({ times, anchor: state.modified, from: start, until: end });
}

/** What fires after a moment and not later than another, in order. */
export function dueBetween(sandbox: Sandbox, from: number, until: number): readonly Due[] {
  const all: Due[] = [];
  for (const { resources } of sandbox.accounts.values()) {
    for (const resource of resources.values()) {
      const { arn } = resource;
      const kind = /^arn:aws:events:[^:]*:\d*:rule\//.test(arn)
        ? 'rule'
        : /^arn:aws:scheduler:[^:]*:\d*:schedule\//.test(arn)
          ? 'schedule'
          : null;
      if (kind === null) continue;
      const times = (kind === 'rule' ? ofRule : ofSchedule)(resource, from, until);
      all.push(...times.map((time): Due => ({ time, arn, kind })));
    }
  }
  return all.sort((one, other) => one.time - other.time || (one.arn < other.arn ? -1 : 1));
}
