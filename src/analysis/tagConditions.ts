import { canonicalKey } from '../policy/contextRelations.ts';
import { touches } from './actionClasses.ts';
import type { SidedStatement } from './sidedStatements.ts';

/** Tags of users and roles are those of principals. */
const ofPrincipals: ReadonlySet<string> = new Set(['iam', 'sts']);

/** For each service whether conditions of some statement rest on the tags that its tagging actions write. */
export function tagConditions(statements: readonly SidedStatement[]): (service: string) => boolean {
  const reading = statements.filter(({ keys }) => keys.some(isTag));
  const known = new Map<string, boolean>();
  return (service) => {
    const found =
      known.get(service) ??
      reading.some((statement) => {
        const principal =
          ofPrincipals.has(service) && statement.keys.some((key) => key.startsWith('aws:principaltag/'));
        return principal || (statement.keys.some(isResourceTag) && touches(statement, service));
      });
    known.set(service, found);
    return found;
  };
}

function isTag(key: string): boolean {
  return key.startsWith('aws:principaltag/') || isResourceTag(key);
}

function isResourceTag(key: string): boolean {
  return canonicalKey(key).startsWith('aws:resourcetag/');
}
