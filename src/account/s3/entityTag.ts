import { createHash } from 'node:crypto';

/** The entity tag of a body, in quotes. */
export const entityTag = (body: string): string => `"${createHash('md5').update(body).digest('hex')}"`;
