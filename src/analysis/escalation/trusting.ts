import type { Policy } from '../../policy/document.ts';

const known = new Map<string, Policy>();

/** A trust policy that lets one principal in. */
export function trusting(principal: string): Policy {
  const remembered = known.get(principal);
  if (remembered) return remembered;
  const made: Policy = {
    version: '2012-10-17',
    id: null,
    statements: [
      {
        index: 0,
        sid: null,
        effect: 'Allow',
        principal: { negated: false, entries: [{ type: 'AWS', value: principal }], bare: false },
        action: { negated: false, patterns: ['sts:AssumeRole'] },
        resource: null,
        conditions: [],
        place: null,
      },
    ],
  };
  if (known.size >= 1024) known.clear();
  known.set(principal, made);
  return made;
}
