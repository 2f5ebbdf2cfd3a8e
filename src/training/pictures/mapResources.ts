import { knownResources } from '../../account/candidates.ts';
import type { Sandbox } from '../../account/sandbox.ts';
import type { Scope } from '../../analysis/permitted.ts';
import type { MapLine } from './accessMap.ts';

/** A resource as a line of the map, with the requests that concern it. */
export interface MapResource {
  readonly line: MapLine;
  readonly scope: Scope;
}

/** More resources than this make no map that anybody could read. */
const MOST = 200;

/** What people look for first, then the things of IAM. */
const order: readonly string[] = ['role', 'policy', 'user', 'group', 'instance-profile'];

/** Objects are part of their bucket here, devices of nobody's interest. */
const leftOut: ReadonlySet<string> = new Set(['object', 'mfa']);

/** The resources of all accounts, those of IAM last. */
export function mapResources(sandbox: Sandbox): readonly MapResource[] {
  const found = knownResources(sandbox).filter(({ type }) => !leftOut.has(type));
  const rank = ({ service, type }: (typeof found)[number]) => (service === 'iam' ? order.indexOf(type) + 1 : 0);
  return [...found]
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MOST)
    .map(({ arn, service, type, account, tags }) => {
      const owner = account === sandbox.home ? '' : ` @${account}`;
      const name = tags.find(({ key }) => key === 'Name')?.value;
      const own = name === undefined ? '' : ` ${nameOf(arn)}`;
      return {
        line: { id: arn, title: name ?? nameOf(arn), note: `${service} ${type}${own}${owner}` },
        scope: {
          actions: service === 'iam' && type === 'role' ? ['iam:*', 'sts:*'] : [`${service}:*`],
          on: service === 's3' && type === 'bucket' ? [arn, `${arn}/*`] : [arn],
        },
      };
    });
}

/** The last part of an ARN: what people call the thing. */
function nameOf(arn: string): string {
  const rest = arn.split(':').slice(5).join(':');
  return rest.slice(rest.lastIndexOf('/') + 1) || arn;
}
