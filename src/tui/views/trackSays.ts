import type { tracks } from '../../scenario/tracks.ts';

/** What each track is about, in a sentence. */
const says: Readonly<Record<(typeof tracks)[number], string>> = {
  foundations: 'Users, groups, policies and root: who may do what, and why everything else is denied.',
  policies: 'Actions, resources and conditions, written so that they allow what is meant and no more.',
  roles: 'Roles for machines, services and people, and sessions that end.',
  'cross-account': 'Trust between accounts: bucket policies, external ids, and both sides that must agree.',
  organizations: 'Guardrails for many accounts: service and resource control policies, boundaries.',
  federation: 'People who sign in elsewhere: SAML, OIDC, Identity Center, and access by tags.',
  credentials: 'Keys, passwords and MFA: finding the old ones and getting rid of them without an outage.',
  incidents: 'Something happened: read the trail, close the hole, get back in.',
  escalation: 'How a small permission becomes a large one, and how to shut each of these ways.',
  drills: 'Mixed exercises against the clock and against forgetting.',
};

const table: Readonly<Record<string, string>> = says;

export function trackSays(track: string): string {
  return table[track] ?? '';
}

/** `cross-account` is `Cross account`. */
export function trackTitle(track: string): string {
  const words = track.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
