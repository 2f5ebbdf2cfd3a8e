import type { Identity } from './identity.ts';

/** True in a session that AssumeRoot gave for one task on a root user. */
export const isRootTask = ({ session }: Pick<Identity, 'session'>): boolean =>
  session?.of.type === 'root' && session.of.task !== undefined;
