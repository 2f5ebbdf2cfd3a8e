import type { Json } from '../account/call.ts';
import type { Policy } from '../policy/document.ts';
import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import { parsePolicy, readPolicy } from '../policy/parse.ts';
import type { Check, CheckBody, StateTest } from './check.ts';
import { type CheckSource, checkKinds, stateTests } from './checkSchema.ts';
import { stateProblem } from './stateExpression.ts';
import { milliseconds } from './words.ts';

export type Report = (code: string, path: JsonPath, message: string, advice: string) => void;
type Kind = (typeof checkKinds)[number];
type Locate = (path: JsonPath) => Place | null;

interface Written {
  readonly source: CheckSource & { readonly publicly?: string };
  readonly path: JsonPath;
  readonly id: string;
  readonly report: Report;
  readonly faults: Fault[];
  readonly locate: Locate;
}

/** What one row of a task says, in the one shape that is run; null where it cannot be, which is reported. */
export function readCheck(written: Written): Check | null {
  const { source, path, report } = written;
  const kinds = checkKinds.filter(
    (kind) => source[kind] !== undefined && !(kind === 'atMost' && typeof source.atMost === 'number'),
  );
  const [kind, ...others] = kinds;
  if (!kind || others.length > 0) {
    const message = kind
      ? `a check is one thing, this is ${kinds.map((name) => `\`${name}\``).join(' and ')}`
      : 'this check checks nothing';
    report('CHECK_KIND', path, message, `give exactly one of ${checkKinds.map((name) => `\`${name}\``).join(', ')}`);
    return null;
  }
  reportStrays(written, kind);
  reportTimes(written);
  const body = readers[kind](written);
  if (!body) return null;
  return {
    id: written.id,
    after: source.after ? milliseconds(source.after) : 0,
    at: source.at === undefined ? null : Date.parse(source.at),
    from: source.from ?? null,
    mfa: source.mfa ?? false,
    points: source.points ?? null,
    because: source.because ?? null,
    publicly: source.publicly ?? null,
    ...body,
  };
}

/** Keys that mean something for some kinds only. */
const meantFor: Readonly<Record<string, readonly Kind[]>> = {
  ...Object.fromEntries(stateTests.filter((test) => test !== 'atMost').map((test) => [test, ['state']])),
  account: ['state'],
  when: ['state'],
  through: ['allow', 'deny'],
  from: ['allow', 'deny', 'call', 'state'],
  mfa: ['allow', 'deny', 'never'],
};

function reportStrays({ source, path, report }: Written, kind: Kind): void {
  for (const key of Object.keys(source)) {
    const allowed = meantFor[key];
    if (allowed && !allowed.includes(kind)) {
      report(
        'CHECK_STRAY_KEY',
        [...path, key],
        `\`${key}\` means nothing with \`${kind}\``,
        `remove it; it belongs to ${allowed.join(', ')}`,
      );
    }
  }
}

function reportTimes({ source, path, report }: Written): void {
  if (source.after === undefined || source.at === undefined) return;
  report('CHECK_TIME', [...path, 'at'], 'a check is run at one time', 'give either `after` or `at`');
}

/** Exceptions are from everybody else, and everybody else needs one: who may do nothing needs no exception. */
function reportOthers({ source, path, report }: Written): void {
  const deny = source.deny;
  if (deny?.except && deny.as !== 'others') {
    report('CHECK_EXCEPT', [...path, 'deny', 'except'], '`except` needs `as: others`', 'remove it');
  }
}

const readers: Readonly<Record<Kind, (written: Written) => CheckBody | null>> = {
  allow: ({ source }) =>
    source.allow ? { kind: 'allow', probe: source.allow, through: source.through ?? null } : null,
  deny: (written) => {
    reportOthers(written);
    const { deny, through } = written.source;
    return deny ? { kind: 'deny', probe: deny, through: through ?? null } : null;
  },
  call: ({ source }) =>
    source.call
      ? { kind: 'call', as: source.call.as ?? null, line: source.call.line, expect: source.call.expect ?? 'ok' }
      : null,
  never: ({ source }) =>
    source.never
      ? {
          kind: 'never',
          as: source.never.as,
          actions: source.never.actions,
          on: list(source.never.on),
          except: list(source.never.except),
          signIn: source.mfa === undefined ? null : source.mfa ? 'with MFA' : 'without MFA',
        }
      : null,
  atMost: (written) => {
    const { atMost } = written.source;
    if (typeof atMost !== 'object') return null;
    const policy = policyAt(written, atMost.policy, [...written.path, 'atMost', 'policy']);
    return policy ? { kind: 'atMost', as: atMost.as, policy } : null;
  },
  noEscalation: ({ source }) => (source.noEscalation ? { kind: 'noEscalation', as: source.noEscalation.as } : null),
  state: ({ source, path, report }) => {
    const tests = stateTests.flatMap((test): { test: StateTest; value: Json }[] => {
      const value = source[test];
      return value === undefined || (test === 'atMost' && typeof value !== 'number') ? [] : [{ test, value }];
    });
    if (tests.length === 0) {
      report(
        'CHECK_NO_TEST',
        path,
        'this `state` is compared with nothing',
        `add one of ${stateTests.map((test) => `\`${test}\``).join(', ')}`,
      );
    }
    const expression = source.state ?? '';
    const problem = stateProblem(expression);
    if (problem) report('CHECK_STATE', [...path, 'state'], problem.message, problem.advice);
    const when = (source.when ?? []).map(({ as = null, line }) => ({ as, line }));
    return { kind: 'state', expression, account: source.account ?? null, when, tests };
  },
  answer: ({ source }) => ({ kind: 'answer', question: source.answer ?? '' }),
};

function list(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Of a policy that is written as a text the whole text is the place: lines and columns within it mean another text. */
function policyAt(written: Written, document: unknown, path: JsonPath): Policy | null {
  const read =
    typeof document === 'string'
      ? withoutPlaces(parsePolicy(document, 'identity'))
      : readPolicy(document, 'identity', (inner) => written.locate([...path, ...inner]));
  written.faults.push(
    ...read.faults
      .filter((fault) => fault.severity === 'error')
      .map((fault) => ({ ...fault, path: [...path, ...fault.path], place: fault.place ?? written.locate(path) })),
  );
  return read.policy;
}

function withoutPlaces({ policy, faults }: ReturnType<typeof parsePolicy>): ReturnType<typeof parsePolicy> {
  return { policy, faults: faults.map((fault) => ({ ...fault, place: null })) };
}
