import type { ApiCall, Applied } from '../call.ts';
import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { entryOf } from '../entryOf.ts';
import { fired } from '../events/firing.ts';
import { type FailureRows, failing } from '../fail.ts';
import { nextMfaSeed } from '../generator.ts';
import type { MfaDevice, Sandbox } from '../sandbox.ts';
import { rootDeviceSerial } from '../start.ts';
import type { Act, Done } from './act.ts';
import { consoleLogin } from './consoleLogin.ts';
import { issueIdentityToken, tokenFailures } from './identityTokens.ts';
import { switchRole } from './switchRole.ts';

/** These stand for acts that no API has, so that their errors are ours. */
const failures = {
  ...tokenFailures,
  'dojo.seconds': { code: 'ValidationError', status: 400, text: 'Seconds must be a number between 1 and {Max}.' },
  'dojo.root-devices': { code: 'LimitExceeded', status: 409, text: 'The root user can have up to {Max} MFA devices.' },
  'dojo.no-root-device': { code: 'NoSuchEntity', status: 404, text: 'The root user has no MFA device.' },
  'dojo.unknown': { code: 'InvalidAction', status: 400, text: 'Could not find operation {Operation}' },
} as const satisfies FailureRows;

const fail = failing(failures);

type Apply = (sandbox: Sandbox, call: ApiCall) => Applied;

/** Ten years. */
const maximumSeconds = 315_360_000;
/** MFA devices of the root user: IAM User Guide, reference_iam-quotas. */
const maximumDevices = 8;

/** Time passes, and what is due by then happens. */
const advanceClock =
  (apply: Apply): Act =>
  (sandbox, { input }) => {
    const seconds = input.Seconds;
    if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= maximumSeconds)) {
      return fail('dojo.seconds', { Max: maximumSeconds });
    }
    const clock = sandbox.clock + Math.round(seconds * 1000);
    return { sandbox: { ...fired(apply, sandbox, clock), clock }, output: {} };
  };

/** Acts that make calls of their own. */
const calling: Readonly<Record<string, (apply: Apply) => Act>> = { AdvanceClock: advanceClock, SwitchRole: switchRole };

const acts: Readonly<Record<string, Act>> = {
  EnableRootMFADevice: (sandbox, call, account) => {
    const serials = sandbox.accounts.get(account)?.root.mfaDevices ?? [];
    if (serials.length >= maximumDevices) return fail('dojo.root-devices', { Max: maximumDevices });
    const numbers = Array.from({ length: maximumDevices }, (_, index) => rootDeviceSerial(account, index + 1));
    const serial = numbers.find((one) => !serials.includes(one)) ?? '';
    const [seed, generator] = nextMfaSeed(sandbox.generator);
    const device: MfaDevice = { serial, seed, user: '<root>', enabled: call.time, tags: [], lastStep: 0 };
    const changed = changeAccount(sandbox, account, (one) => ({
      ...one,
      root: { ...one.root, mfaDevices: [...serials, serial] },
      mfaDevices: withEntry(one.mfaDevices, serial, device),
    }));
    return { sandbox: { ...changed, generator }, output: { SerialNumber: serial } };
  },
  IssueIdentityToken: (sandbox, call) => {
    const made = issueIdentityToken(sandbox, call);
    const { Provider } = call.input;
    return 'failure' in made
      ? fail(made.failure, { Provider: typeof Provider === 'string' ? Provider : '' })
      : { sandbox, output: made };
  },
  /** The device enabled last, as the console's list shows it on top. */
  DisableRootMFADevice: (sandbox, _call, account) => {
    const serials = sandbox.accounts.get(account)?.root.mfaDevices ?? [];
    const serial = serials.at(-1);
    if (serial === undefined) return fail('dojo.no-root-device');
    const changed = changeAccount(sandbox, account, (one) => ({
      ...one,
      root: { ...one.root, mfaDevices: serials.slice(0, -1) },
      mfaDevices: withoutEntry(one.mfaDevices, serial),
    }));
    return { sandbox: changed, output: { SerialNumber: serial } };
  },
  ConsoleLogin: consoleLogin,
};

/**
 * Applies what no API does: time passing, which no trail records, and acts of people in the console. `apply` is how
 * calls are applied: some acts make one.
 */
export function applyDojo(sandbox: Sandbox, call: ApiCall, apply: Apply): Applied {
  const account = accountOf(sandbox, call);
  const act = entryOf(calling, call.operation)?.(apply) ?? entryOf(acts, call.operation);
  const done: Done = act?.(sandbox, call, account) ?? fail('dojo.unknown', { Operation: call.operation });
  const event = done.event ?? null;
  return 'error' in done
    ? { sandbox: done.sandbox ?? sandbox, outcome: { ok: false, error: done.error, decisions: [] }, event }
    : { sandbox: done.sandbox, outcome: { ok: true, output: done.output, decisions: [] }, event };
}

/** The account that an act is in: the caller's, for whoever is outside the one they name, else the home account. */
function accountOf(sandbox: Sandbox, { caller, input }: ApiCall): string {
  if ('account' in caller) return caller.account;
  const named = caller.type === 'anonymous' ? input.Account : undefined;
  return typeof named === 'string' && sandbox.accounts.has(named) ? named : sandbox.home;
}
