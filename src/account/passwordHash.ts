import { createHash } from 'node:crypto';

/** What is kept of a console password. The sandbox guards nothing, so that one fast round is enough. */
export const passwordHash = (password: string): string =>
  createHash('sha256').update(`iam-dojo ${password}`).digest('hex');
