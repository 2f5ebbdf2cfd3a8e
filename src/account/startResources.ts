import { nextHex } from './generator.ts';
import { defaultKeyPolicy } from './kms/defaultKeyPolicy.ts';
import type { PublicAccessBlockStart } from './resourceStartShape.ts';
import { accountOfArn, resourceTypeOf, serviceOfArn } from './resourceType.ts';
import { everythingBlocked, nothingBlocked } from './s3/publicAccessBlock.ts';
import type { Account, Bucket, Instance, PlainResource, PublicAccessBlock } from './sandbox.ts';
import { drawFor, type Site, tagsOf, timeOf } from './startEntity.ts';
import type { BucketStart, InstanceStart, ObjectStart, ResourceStart } from './startShape.ts';
import { roleArn, stateAtStart } from './startState.ts';
import { documentText, storedPolicy } from './storedPolicy.ts';

const usualRegion = 'us-east-1';

/** Settings that are left out are off. */
export function publicAccessBlockOf(start: PublicAccessBlockStart | undefined): PublicAccessBlock | null {
  if (start === undefined) return null;
  if (typeof start === 'boolean') return start ? everythingBlocked : nothingBlocked;
  return { ...nothingBlocked, ...start };
}

export function bucketOf(site: Site, start: BucketStart): Bucket {
  const objects = (start.objects ?? []).map(
    (object): ObjectStart => (typeof object === 'string' ? { key: object } : object),
  );
  return {
    name: start.name,
    arn: `arn:aws:s3:::${start.name}`,
    region: start.region ?? usualRegion,
    tags: tagsOf(start.tags),
    abac: start.abac ?? false,
    created: timeOf(site, start.created),
    policy: start.policy === undefined ? null : storedPolicy(documentText(start.policy), 'resource'),
    publicAccessBlock: publicAccessBlockOf(start.blockPublicAccess),
    key: start.key ?? null,
    objects: new Map(
      objects.map((object) => [
        object.key,
        {
          body: object.body ?? `content of ${object.key}\n`,
          modified: timeOf(site, object.modified),
          tags: tagsOf(object.tags),
          ...(start.key === undefined ? {} : { key: start.key }),
        },
      ]),
    ),
  };
}

/** An instance; `index` makes the ids of unnamed instances differ. */
export function instanceOf(
  site: Site,
  start: InstanceStart,
  index: number,
  profiles: Account['instanceProfiles'],
): Instance {
  const draw = (purpose: string) => drawFor(site, `instance/${index}/${purpose}`, (state) => nextHex(state, 16));
  const id = start.id ?? `i-0${draw('id')}`;
  const region = start.region ?? usualRegion;
  const profile = start.profile === undefined ? undefined : profiles.get(start.profile.toLowerCase());
  return {
    id,
    arn: `arn:aws:ec2:${region}:${site.account}:instance/${id}`,
    region,
    type: start.type ?? 't3.micro',
    image: start.image ?? 'ami-0abcdef1234567890',
    subnet: start.subnet ?? 'subnet-0abcdef1234567890',
    state: start.state ?? 'running',
    tags: tagsOf(start.tags),
    launched: timeOf(site, start.launched),
    userData: start.userData ?? '',
    protectedFromTermination: false,
    association: profile ? { id: `iip-assoc-0${draw('association')}`, profileArn: profile.arn } : null,
  };
}

export function plainResourceOf(site: Site, start: ResourceStart): PlainResource {
  const type = start.type ?? resourceTypeOf(start.arn) ?? '';
  const service = serviceOfArn(start.arn);
  const isKey = service === 'kms' && type === 'key';
  const usual = isKey ? defaultKeyPolicy(accountOfArn(start.arn) ?? site.account) : null;
  const state = stateAtStart(site, start, service, type);
  return {
    arn: start.arn,
    type,
    tags: tagsOf(start.tags),
    policy: start.policy === undefined ? usual : storedPolicy(documentText(start.policy), 'resource'),
    ...(start.runsAs === undefined ? {} : { runsAs: roleArn(site, start.runsAs) }),
    ...(state ? { state } : {}),
  };
}
