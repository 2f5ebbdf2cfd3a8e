import { entryOf } from '../entryOf.ts';
import type { Invocation } from '../operation.ts';
import type { Account, Instance, InstanceProfile, PlainResource } from '../sandbox.ts';

type Place = Pick<Invocation, 'account' | 'region'>;

/** The ARN that a resource of this account and Region has or would have. */
export const ec2Arn = ({ account, region }: Place, type: string, id: string): string =>
  `arn:aws:ec2:${region}:${account.id}:${type}/${id}`;

/** Id at the end of an ARN. */
export const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

export function instanceIn({ account, region }: Place, id: string): Instance | null {
  const instance = account.instances.get(id);
  return instance?.region === region ? instance : null;
}

/** EC2 resources of the account in the Region, images of others included; of one type where it is given. */
export function resourcesIn({ account, region }: Place, type?: string): readonly PlainResource[] {
  const start = `arn:aws:ec2:${region}:`;
  return [...account.resources.values()].filter(
    (resource) => resource.arn.startsWith(start) && (type === undefined || resource.type === type),
  );
}

export const resourceIn = (place: Place, type: string, id: string): PlainResource | null =>
  resourcesIn(place, type).find(({ arn }) => idOf(arn) === id) ?? null;

/** The ARN of an image: its owner's account, or none for the ones of Amazon. */
export const imageArn = (place: Place, id: string): string =>
  resourceIn(place, 'image', id)?.arn ?? `arn:aws:ec2:${place.region}::image/${id}`;

/** An image exists where the account lists it or runs it. */
export const imageExists = (place: Place, id: string): boolean =>
  resourceIn(place, 'image', id) !== null || [...place.account.instances.values()].some(({ image }) => image === id);

export const subnetExists = (place: Place, id: string): boolean =>
  resourceIn(place, 'subnet', id) !== null || [...place.account.instances.values()].some(({ subnet }) => subnet === id);

/** The subnet of a launch that names none; null where the account has none in the Region. */
export function defaultSubnet(place: Place): string | null {
  const listed = resourcesIn(place, 'subnet')[0];
  if (listed) return idOf(listed.arn);
  return [...place.account.instances.values()].find(({ region }) => region === place.region)?.subnet ?? null;
}

/** An instance profile given by name or ARN. */
export function profileOf(
  account: Account,
  given: { readonly name?: string; readonly arn?: string },
): InstanceProfile | null {
  const name = given.name ?? (given.arn === undefined ? '' : idOf(given.arn));
  const profile = account.instanceProfiles.get(name.toLowerCase());
  return profile && (given.arn === undefined || profile.arn === given.arn) ? profile : null;
}

/** Resource types by the prefix of their ids. */
const typesByPrefix: Readonly<Record<string, string>> = {
  i: 'instance',
  ami: 'image',
  subnet: 'subnet',
  sg: 'security-group',
  vol: 'volume',
  eni: 'network-interface',
  vpc: 'vpc',
  snap: 'snapshot',
  key: 'key-pair',
  lt: 'launch-template',
};

export const typeOfId = (id: string): string | null => entryOf(typesByPrefix, id.slice(0, id.indexOf('-'))) ?? null;

/** The ARN that an id stands for in this account and Region; null where the id is of no known type. */
export function arnOfId(place: Place, id: string): string | null {
  const type = typeOfId(id);
  if (type === null) return null;
  return type === 'image' ? imageArn(place, id) : ec2Arn(place, type, id);
}
