import type { Chain } from '../pictures/chain.ts';

/** An escalation as a report lists it, as far as the picture needs it. */
interface Escalation {
  readonly principal: string;
  readonly steps: readonly { readonly says: string; readonly to: string }[];
}

function isEscalation(value: unknown): value is Escalation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'principal' in value &&
    'steps' in value &&
    Array.isArray(value.steps) &&
    value.steps.length > 0
  );
}

/** Whoever a way ends at; a person has become an administrator there. */
function gained(to: string): string {
  return /^(user|role|arn:)/.test(to) ? `${to}, an administrator now` : to;
}

/** The chains of a report's escalations; whoever is an administrator from the start has none. */
export function escalationChains(escalations: readonly unknown[]): readonly Chain[] {
  return escalations.filter(isEscalation).map(({ principal, steps }) => ({
    from: principal,
    links: steps.map(({ says, to }, index) => ({ by: says, to: index === steps.length - 1 ? gained(to) : to })),
  }));
}
