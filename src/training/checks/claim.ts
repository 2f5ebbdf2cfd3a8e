import type { CheckOf, Kind } from '../../scenario/check.ts';
import { circumstances } from './circumstances.ts';
import { stateSubject } from './stateSubject.ts';

type Words = { readonly [Which in Kind]: (check: CheckOf<Which>) => string };

/** What each kind of check asks about, in the words that its message begins with. */
const words: Words = {
  allow: asked,
  deny: asked,
  call: (check) => `${check.as ?? 'you'}${circumstances(check)}, \`${check.line}\``,
  never: ({ as, actions, on, except, signIn }) =>
    `${as}, never ${actions.join(', ')}${listed('on', on)}${listed('but on', except)}${signIn ? `, signed in ${signIn}` : ''}`,
  atMost: ({ as }) => `${as}, nothing more than the task needs`,
  noEscalation: ({ as }) => `${as}, no way to become administrator`,
  state: (check) =>
    `${stateSubject(check.expression)}${listed('in', check.account === null ? [] : [check.account])}${sent(check)}${circumstances(check)}`,
  answer: ({ question }) => question,
};

/** What a check asks about and in which circumstances, so that no other check of its scenario reads the same. */
export function claim<Which extends Kind>(check: CheckOf<Which>): string {
  const kind: Which = check.kind;
  return words[kind](check);
}

/** `user/maya from 198.51.100.20, ec2:StartInstances on i-0dev`. */
function asked(check: CheckOf<'allow' | 'deny'>): string {
  const { as, except, action, on } = check.probe;
  const stated = circumstances(check);
  const who = as === 'others' ? `everybody${stated} but ${except?.join(', ') || 'nobody'}` : `${as}${stated}`;
  return `${who}, ${action}${on === undefined || on === '*' ? '' : ` on ${on}`}`;
}

/** Commands that are sent before the account is looked at; of many the first ones. */
function sent({ when }: CheckOf<'state'>): string {
  const lines = when.map(({ as, line }) => `\`${line}\`${as === null ? '' : ` by ${as}`}`);
  const more = lines.length > 2 ? [`${lines.length - 2} more`] : [];
  return lines.length === 0 ? '' : ` after ${[...lines.slice(0, 2), ...more].join(' and ')}`;
}

function listed(word: string, patterns: readonly string[]): string {
  return patterns.length > 0 ? ` ${word} ${patterns.join(', ')}` : '';
}
