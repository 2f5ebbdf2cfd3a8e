import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { answer, clock, home, outputOf, root, send, world } from './larkspur.ts';

const sandbox = world({});
const rootOf = (state: Sandbox) => state.accounts.get(home)?.root;

describe('what no API does', () => {
  it('moves the clock by seconds', () => {
    const { sandbox: later, event } = send(sandbox, root, 'dojo:AdvanceClock', { Seconds: 90 });
    expect(later.clock).toBe(clock + 1000 + 90_000);
    expect(event).toBeNull();
  });

  it.each([0, -5, 1e12, 'ten', Number.NaN])('refuses to move the clock by %s', (seconds) => {
    expect(answer(send(sandbox, root, 'dojo:AdvanceClock', { Seconds: seconds }))).toEqual([
      'ValidationError',
      'Seconds must be a number between 1 and 315360000.',
    ]);
  });

  it('enables devices of the root user one by one, up to eight', () => {
    let state = sandbox;
    const serials: unknown[] = [];
    for (let count = 0; count < 8; count += 1) {
      const applied = send(state, root, 'dojo:EnableRootMFADevice');
      serials.push(outputOf(applied).SerialNumber);
      state = applied.sandbox;
    }
    expect(new Set(serials).size).toBe(8);
    expect(rootOf(state)?.mfaDevices).toEqual(serials);
    expect(state.accounts.get(home)?.mfaDevices.size).toBe(8);
    expect(answer(send(state, root, 'dojo:EnableRootMFADevice'))).toEqual([
      'LimitExceeded',
      'The root user can have up to 8 MFA devices.',
    ]);
  });

  it('disables the device that came last', () => {
    const one = send(sandbox, root, 'dojo:EnableRootMFADevice').sandbox;
    const two = send(one, root, 'dojo:EnableRootMFADevice').sandbox;
    const less = send(two, root, 'dojo:DisableRootMFADevice').sandbox;
    expect(rootOf(less)?.mfaDevices).toEqual(rootOf(one)?.mfaDevices);
    expect(answer(send(sandbox, root, 'dojo:DisableRootMFADevice'))).toEqual([
      'NoSuchEntity',
      'The root user has no MFA device.',
    ]);
  });

  it('knows no other acts', () => {
    expect(answer(send(sandbox, root, 'dojo:MakeCoffee'))).toEqual([
      'InvalidAction',
      'Could not find operation MakeCoffee',
    ]);
  });
});
