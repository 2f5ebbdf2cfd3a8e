import type { Check, CheckOf, Kind } from '../scenario/check.ts';

type Words = { readonly [Which in Kind]: (check: CheckOf<Which>) => string };

/** What each kind of check claims, in a sentence. */
const words: Words = {
  allow: (check) => `${check.probe.as} must be allowed ${asked(check)}`,
  deny: (check) => {
    const but = check.probe.except ? ` but ${check.probe.except.join(', ')}` : '';
    return `${check.probe.as}${but} must be denied ${asked(check)}`;
  },
  call: ({ as, line, expect }) =>
    `${as ?? 'the default identity'} sends \`${line}\` to a copy of the account; it must ${expect === 'ok' ? 'succeed' : `fail with ${expect}`}`,
  never: ({ as, actions, on, except, signIn }) =>
    `no request of ${as} for ${actions.join(', ')} on ${on.length > 0 ? on.join(', ') : 'anything'} may be allowed` +
    `${except.length > 0 ? `, but for ${except.join(', ')}` : ''}, whatever its conditions${signIn ? `, when signed in ${signIn}` : ''}`,
  atMost: ({ as }) => `${as} may be allowed nothing beyond the policy of this check and what is tolerated`,
  noEscalation: ({ as }) => `${as} must have no way to become an administrator`,
  state: ({ expression, account, when, tests }) =>
    `${when.map(({ as, line }) => `${as ?? 'the default identity'} sends \`${line}\`; `).join('')}` +
    `\`${expression}\` of the description of ${account ? `account ${account}` : 'the account'} is compared: ` +
    tests.map(({ test, value }) => `${test} ${JSON.stringify(value)}`).join(', '),
  answer: ({ question }) => `the question ${question} must be answered right`,
};

/** A check in words: what it claims and in which circumstances. */
export function checkWords(check: Check): string[] {
  const lines = [claim(check)];
  const { after, at, from, mfa, points, because, publicly } = check;
  if (after > 0) lines.push(`run ${after / 3_600_000} hours later`);
  if (at !== null) lines.push(`run at ${new Date(at).toISOString()}`);
  if (from !== null) lines.push(`from the address ${from}`);
  if (mfa && check.kind !== 'never') lines.push('signed in with MFA');
  if ((check.kind === 'allow' || check.kind === 'deny') && check.through) lines.push('directly or by a role');
  if (points !== null) lines.push(`worth ${points} points of its own`);
  if (because !== null) lines.push(`because ${because}`);
  if (publicly !== null) lines.push(`held out; the learner sees only: ${publicly}`);
  return lines;
}

function claim<Which extends Kind>(check: CheckOf<Which>): string {
  const kind: Which = check.kind;
  return words[kind](check);
}

function asked({ probe }: CheckOf<'allow' | 'deny'>): string {
  const { action, on, region, context = {}, without = [] } = probe;
  const keys = Object.entries(context).map(([key, value]) => `${key} = ${[value].flat().join(', ')}`);
  return [
    action,
    ...(on === undefined ? [] : [`on ${on}`]),
    ...(region === undefined ? [] : [`in ${region}`]),
    ...(keys.length > 0 ? [`with ${keys.join('; ')}`] : []),
    ...(without.length > 0 ? [`without ${without.join(', ')}`] : []),
  ].join(' ');
}
