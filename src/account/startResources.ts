import { nextHex } from './generator.ts';
import { resourceTypeOf } from './resourceType.ts';
import type { Account, Bucket, Instance, PlainResource } from './sandbox.ts';
import { drawFor, type Site, tagsOf, timeOf } from './startEntity.ts';
import type { BucketStart, InstanceStart, ObjectStart, ResourceStart } from './startShape.ts';
import { documentText, storedPolicy } from './storedPolicy.ts';

const usualRegion = 'us-east-1';

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
    objects: new Map(
      objects.map((object) => [
        object.key,
        {
          body: object.body ?? `content of ${object.key}\n`,
          modified: timeOf(site, object.modified),
          tags: tagsOf(object.tags),
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

export function plainResourceOf(start: ResourceStart): PlainResource {
  return {
    arn: start.arn,
    type: start.type ?? resourceTypeOf(start.arn) ?? '',
    tags: tagsOf(start.tags),
    policy: start.policy === undefined ? null : storedPolicy(documentText(start.policy), 'resource'),
  };
}
