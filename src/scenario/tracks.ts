/** Tracks of the course, in the order in which they are taught. */
export const tracks = [
  'foundations',
  'policies',
  'roles',
  'cross-account',
  'organizations',
  'federation',
  'credentials',
  'incidents',
  'escalation',
  'drills',
] as const;
