import type { JsonObject } from '../account/call.ts';
import type { HistoryStep } from '../account/history.ts';
import { shellWord } from '../doors/console/callLine.ts';

/** Credentials that a call gave and that later calls were signed with, as a script keeps and uses them. */
export interface MadeCredentials {
  /** The call that gave them. */
  readonly step: HistoryStep;
  /** The line of that call, with what keeps its credentials in variables. */
  readonly keep: (line: string) => string;
  /** A line signed with them. */
  readonly sign: (line: string) => string;
}

interface Given {
  readonly id: string;
  /** Where the key, the secret and the token stand in the output. */
  readonly query: string;
  readonly temporary: boolean;
}

function keyIn(output: JsonObject, member: string): string | null {
  const held = output[member];
  if (typeof held !== 'object' || held === null || Array.isArray(held)) return null;
  const id = Object.entries(held).find(([name]) => name === 'AccessKeyId')?.[1];
  return typeof id === 'string' ? id : null;
}

function given({ applied: { outcome } }: HistoryStep): Given | null {
  if (!outcome.ok) return null;
  const session = keyIn(outcome.output, 'Credentials');
  const parts = 'AccessKeyId,SecretAccessKey';
  if (session !== null) return { id: session, query: `Credentials.[${parts},SessionToken]`, temporary: true };
  const key = keyIn(outcome.output, 'AccessKey');
  return key === null ? null : { id: key, query: `AccessKey.[${parts}]`, temporary: false };
}

/** By access key id, those that a later call was signed with. */
export function madeCredentials(steps: readonly HistoryStep[]): ReadonlyMap<string, MadeCredentials> {
  const used = new Set(
    steps.flatMap(({ call: { caller } }) => (caller.type === 'accessKey' ? [caller.accessKeyId] : [])),
  );
  const made = new Map<string, MadeCredentials>();
  for (const step of steps) {
    const found = given(step);
    if (found !== null && used.has(found.id)) made.set(found.id, credentialsOf(step, found, made.size + 1));
  }
  return made;
}

function credentialsOf(step: HistoryStep, { query, temporary }: Given, number: number): MadeCredentials {
  const { service, operation, input } = step.call;
  // The console keeps the session of a role that was switched to under the role's name.
  if (service === 'dojo' && operation === 'SwitchRole')
    return { step, keep: (line) => line, sign: (line) => `${line} --profile ${shellWord(String(input.RoleName))}` };
  const names = [`key${number}`, `secret${number}`, ...(temporary ? [`token${number}`] : [])];
  const variables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
  const prefix = names.map((name, at) => `${variables[at]}=$${name} `).join('');
  return {
    step,
    keep: (line) => `read -r ${names.join(' ')} <<END\n$(${line} --query '${query}' --output text)\nEND`,
    sign: (line) => `${prefix}${line}`,
  };
}
