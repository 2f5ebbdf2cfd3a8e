import type { PrincipalView } from '../../accountView.ts';
import type { EscalationPath } from '../escalationPath.ts';
import type { Step } from '../steps.ts';
import type { Seeker } from './changed.ts';
import type { Part, Subject } from './part.ts';

/** A way of several parts that ends as administrator, told as one step. */
export interface ComposedStep {
  readonly step: Step;
  /** Parts that it takes. */
  readonly parts: number;
}

/** Parts on somebody and the path by which they are become, told as one step. */
export function asOneStep({ path, actor, binding, requests }: Step, { holder, parts }: Subject): ComposedStep {
  const becoming =
    becomes[path.id] ??
    lowered(path.says)
      .replaceAll(/\ba (privileged\b.*?\b)?role\b/g, 'that $1role')
      .replaceAll('that privileged role', 'that role');
  const says = `${sentence(parts.map((part) => part.says))} Then ${becoming}`;
  const step: Step = {
    path: { ...path, id: idOf(parts, path.id), name: `${namesOf(parts)} + ${path.name}`, says },
    actor,
    binding: { ...binding, holder },
    gained: { as: 'other', name: holder.label, view: holder.view() },
    ...callsOf(parts, requests),
  };
  return { step, parts: parts.length + 1 };
}

/** Parts on the actor alone. */
export function onOneself({ actor }: Pick<Seeker, 'actor'>, { holder, parts }: Subject): ComposedStep {
  const path: EscalationPath = {
    id: idOf(parts),
    name: namesOf(parts),
    category: 'self-escalation',
    needs: [],
    target: 'nothing',
    gains: 'itself with everything',
    says: sentence(
      parts.map((part) => part.says.replace('add it', 'add yourself').replace('its boundary', 'your boundary')),
    ),
    sources: [],
  };
  const step: Step = {
    path,
    actor,
    binding: { holder: actor.holder },
    gained: { as: 'itself', actor: { ...actor, view: holder.view() } },
    ...callsOf(parts, []),
  };
  return { step, parts: parts.length };
}

/** One change of the actor by which they are no administrator yet. */
export function changeOfOneself({ actor }: Pick<Seeker, 'actor'>, part: Part, view: PrincipalView): Step {
  const { step } = onOneself({ actor }, { holder: { ...actor.holder, view: () => view }, parts: [part] });
  return { ...step, path: { ...step.path, gains: 'itself without the policy' } };
}

const idOf = (parts: readonly Part[], ...rest: readonly string[]): string =>
  [...parts.map(({ id }) => id), ...rest].join('+');

const namesOf = (parts: readonly Part[]): string =>
  parts
    .flatMap(({ calls }) => calls.map(({ request: { action } }) => action.slice(action.indexOf(':') + 1)))
    .join(' + ');

function callsOf(parts: readonly Part[], last: Step['requests']): Pick<Step, 'requests' | 'values'> {
  const calls = parts.flatMap((part) => part.calls);
  return {
    requests: [...calls.map(({ request }) => request), ...last],
    values: new Map(calls.map(({ request, values }) => [request, values])),
  };
}

/** How somebody is become who was made or changed before. */
const becomes: Readonly<Record<string, string>> = {
  'iam-002': 'make an access key for that user and sign with it.',
  'iam-003': 'make room by deleting one of the access keys of that user and make one of your own.',
  'iam-004': 'give that user a password that you know.',
  'iam-006': 'change the password of that user to one that you know.',
  'sts-001': 'assume that role.',
};

const lowered = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

function sentence(clauses: readonly string[]): string {
  const [last = '', ...before] = [...clauses].reverse();
  const text = before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
