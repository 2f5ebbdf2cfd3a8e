import type { Invocation } from '../operation.ts';
import type { MfaDevice } from '../sandbox.ts';
import { codeAt, stepAt } from '../totp.ts';
import { text } from './input.ts';

/** How far the second of two codes may lie from the present 30-second step: recorded from AWS. */
const window = { back: 998, ahead: 1000 };

/**
 * The step of the second of two consecutive codes that synchronize a device, nearest to now first. Null where the codes
 * are no such pair or not newer than the last pair.
 */
export function pairStep(call: Invocation, device: MfaDevice): number | null {
  const first = text(call.input, 'AuthenticationCode1');
  const second = text(call.input, 'AuthenticationCode2');
  const now = stepAt(call.time);
  const isPair = (step: number) => codeAt(device.seed, step) === second && codeAt(device.seed, step - 1) === first;
  for (let distance = 0; distance <= window.ahead; distance += 1) {
    const ahead = now + distance;
    if (isPair(ahead)) return ahead > (device.lastPair ?? 0) ? ahead : null;
    const back = now - distance;
    if (distance <= window.back && back > (device.lastPair ?? 0) && isPair(back)) return back;
  }
  return null;
}
