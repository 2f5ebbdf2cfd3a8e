import type { Fault, JsonPath } from '../policy/fault.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import { writtenChecks } from '../scenario/lint/writtenChecks.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ProofCode, ProofFault } from '../training/prove.ts';
import type { ChosenFile } from './chosenScenario.ts';

interface Row {
  readonly rule: string;
  readonly path: (scenario: Scenario, subject: string) => JsonPath;
  readonly advice: string;
}

const whole: Row['path'] = () => [];
const named = (list: 'solutions' | 'mistakes' | 'survivors'): Row['path'] => {
  return (scenario, subject) => {
    const at = scenario[list]?.findIndex(({ name }) => name === subject) ?? -1;
    return at < 0 ? [] : [list, at];
  };
};
const played: Row['path'] = (scenario, subject) => {
  const solution = named('solutions')(scenario, subject);
  return solution.length > 0 ? solution : named('mistakes')(scenario, subject);
};
const checked: Row['path'] = (scenario, subject) =>
  writtenChecks(scenario).find(({ check }) => check.id === subject)?.path ?? [];

/** What each fault of a proof breaks, where it stands in the file, and what to do. */
const rows: Readonly<Record<ProofCode, Row>> = {
  SEED_UNREADABLE: { rule: 'V-01', path: () => ['variants'], advice: 'give variants values that fit where they stand' },
  NO_SOLUTION: { rule: 'P-03', path: whole, advice: 'add `solutions`' },
  SOLVED_AT_START: { rule: 'P-02', path: () => ['tasks'], advice: 'check something that is not so at the start' },
  COMMAND_FAILS: { rule: 'P-03', path: played, advice: 'every command of solutions and mistakes works' },
  SOLUTION_FAILS: { rule: 'P-03', path: played, advice: '`iam-dojo author explain` shows why a check fails' },
  SOLUTION_STARS: {
    rule: 'P-09',
    path: played,
    advice: 'narrow the solution, widen `atMost` or `tolerated`, or state its `stars`',
  },
  SOLUTION_POINTS: { rule: 'P-03', path: played, advice: 'mend the solution, or the check that it misses' },
  MISTAKE_PASSES: { rule: 'P-05', path: played, advice: 'mend the mistake, or `fails`' },
  DEAD_CHECK: { rule: 'P-06', path: checked, advice: 'add a mistake that fails it, or leave the check out' },
  DEAD_DENIAL: { rule: 'P-07', path: checked, advice: 'ask for something that full permissions would allow' },
  SURVIVOR: { rule: 'P-12', path: whole, advice: '' },
  SURVIVOR_GONE: { rule: 'P-12', path: named('survivors'), advice: 'leave it out' },
};

/** A fault of a proof as a finding with its place in the file. */
export function proofFinding({ scenario, locate }: ChosenFile, { code, seed, subject, message }: ProofFault): Fault {
  const { rule, path: find, advice } = rows[code];
  const path = find(scenario, subject);
  const with_ = seed === 0 ? '' : ` (seed ${seed})`;
  return {
    code: rule,
    severity: 'error',
    message: `${subject}: ${message}${with_}`,
    advice,
    path,
    place: locate(path),
  };
}

/** Who may do what, in one line. */
export function requestText(request: AuthorizationRequest | null): string {
  if (request === null) return 'no request was found that it allows and the solution does not';
  const { principal, action, resource, context } = request;
  const keys = Object.entries(context)
    .filter(([key, value]) => !isUsual(key, value))
    .map(([key, value]) => `${key}=${[value].flat().join(',')}`);
  return `${principal} may then ${action} on ${resource}${keys.length > 0 ? ` with ${keys.join(', ')}` : ''}`;
}

/** What every request carries, or who asks, tells nothing about how it slipped through. */
function isUsual(key: string, value: unknown): boolean {
  if (/^aws:(?:Principal(?!IsAWSService)\w*(?:\/.*)?|user(?:id|name)|EpochTime|UserAgent|ResourceAccount)$/i.test(key))
    return true;
  return (
    /^aws:(?:PrincipalIsAWSService|ViaAWSService|SecureTransport)$/i.test(key) &&
    usual[key.toLowerCase()] === String(value)
  );
}

const usual: Readonly<Record<string, string>> = {
  'aws:principalisawsservice': 'false',
  'aws:viaawsservice': 'false',
  'aws:securetransport': 'true',
};
