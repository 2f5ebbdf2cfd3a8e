import type { UnreadRows } from '../unreadRow.ts';

/** AWS Organizations API Reference. */
export const organizationsUnread: UnreadRows = [
  {
    of: ['CreateAccount'],
    members: ['IamUserAccessToBilling'],
    harmless: 'opens the billing console, which the sandbox has none of',
  },
];
