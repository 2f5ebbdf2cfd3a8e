import type { UnreadRows } from '../unreadRow.ts';

/** AWS STS API Reference. */
export const stsUnread: UnreadRows = [
  { of: ['AssumeRole'], members: ['ProvidedContexts'] },
  { of: ['AssumeRoleWithWebIdentity'], members: ['ProviderId'] },
];
