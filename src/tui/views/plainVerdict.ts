import type { Decision } from '../../policy/decision.ts';
import type { PolicyType } from '../../policy/request.ts';

/** Where a no comes from when nothing of this type says yes. */
const lacking: Readonly<Record<PolicyType, string>> = {
  identity: 'none of their policies says yes, and what nobody allows is refused.',
  resource: 'what they reach for must say yes itself, and does not.',
  boundary: 'their boundary sets the most they may have, and this lies beyond it.',
  session: 'this session was begun with fewer rights than its role has.',
  scp: 'the organization keeps this from the whole account.',
  rcp: 'the organization keeps this from everybody who reaches for its resources.',
  endpoint: 'the way through the network that they took does not let this pass.',
  trust: 'the role does not trust them.',
};

/** Who says no. */
const denying: Readonly<Record<PolicyType, string>> = {
  identity: 'one of their own policies says no',
  resource: 'what they reach for says no',
  boundary: 'their boundary says no',
  session: 'the policy of this session says no',
  scp: 'the organization says no for the whole account',
  rcp: 'the organization says no for its resources',
  endpoint: 'the way through the network says no',
  trust: 'the role says no to them',
};

/** The verdict without the terms of AWS, in a sentence. */
export function plainVerdict({ decision, decidedBy }: Decision): string {
  if (decision === 'allowed') {
    if (decidedBy === null) return 'Nobody has to allow this.';
    const who = decidedBy === 'resource' ? 'What they reach for says yes' : 'A policy of theirs says yes';
    return `${who}, and nothing says no.`;
  }
  if (decidedBy === null) return 'Nobody may do this.';
  const says = decision === 'explicitDeny' ? `${denying[decidedBy]}, and a no always wins.` : lacking[decidedBy];
  return `${says.charAt(0).toUpperCase()}${says.slice(1)}`;
}
