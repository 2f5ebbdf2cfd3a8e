import type { UnreadRows } from '../unreadRow.ts';

/** AWS Organizations API Reference. */
export const organizationsUnread: UnreadRows = [
  {
    of: ['ListHandshakesForAccount', 'ListHandshakesForOrganization'],
    members: ['Filter.ParentHandshakeId'],
  },
  {
    of: ['CreateAccount'],
    members: ['IamUserAccessToBilling'],
    harmless: 'opens the billing console, which the sandbox has none of',
  },
];
