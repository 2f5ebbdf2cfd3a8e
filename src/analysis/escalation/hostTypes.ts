import { escalationPaths } from './escalationPaths.ts';

/** Resource types that paths take over. */
export const hostTypes: ReadonlySet<string> = new Set(escalationPaths.flatMap(({ host }) => host ?? []));
