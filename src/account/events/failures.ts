import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of Amazon EventBridge: Amazon EventBridge API Reference, and answers that others recorded. */
export const eventsFailures = {
  'events.no-rule': {
    code: 'ResourceNotFoundException',
    status: 400,
    text: 'Rule {Name} does not exist on EventBus {Bus}.',
  },
  'events.neither': {
    code: 'ValidationException',
    status: 400,
    text: 'Parameter(s) EventPattern or ScheduleExpression must be specified.',
  },
  'events.schedule': { code: 'ValidationException', status: 400, text: 'Parameter ScheduleExpression is not valid.' },
  'events.pattern': {
    code: 'InvalidEventPatternException',
    status: 400,
    text: 'Event pattern is not valid. Reason: {Reason}',
  },
  'events.targets': { code: 'ValidationException', status: 400, text: "Rule can't be deleted since it has targets." },
  'events.event': { code: 'ValidationException', status: 400, text: 'Parameter Event is not valid.', ours: true },
} as const satisfies ResourceFailures;

export const fail = failing(eventsFailures);
