import { durationOf } from '../moment.ts';

const hour = 3600;

/** Seconds of a session duration; null where it is not between one and twelve hours. */
export function sessionSeconds(duration: string): number | null {
  const milliseconds = durationOf(duration);
  const seconds = milliseconds === null ? 0 : milliseconds / 1000;
  return seconds >= hour && seconds <= 12 * hour ? seconds : null;
}
