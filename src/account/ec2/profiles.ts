import type { ApiError, JsonObject } from '../call.ts';
import { nextHex } from '../generator.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Operation, Permission, Result } from '../operation.ts';
import type { Account, Instance, InstanceProfile, Tags } from '../sandbox.ts';
import { ec2Operation } from './ec2Operation.ts';
import { fail } from './failures.ts';
import { filtered } from './filters.ts';
import { instancesOf, withInstance } from './instanceStates.ts';
import { profileView } from './instanceView.ts';
import { ec2Arn, profileOf } from './lookup.ts';
import { paged } from './paged.ts';

/** The profile named in a call. */
export interface GivenProfile {
  readonly name?: string;
  readonly arn?: string;
}

export function givenProfile(input: JsonObject): GivenProfile | null {
  const given = input.IamInstanceProfile;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const members = given as JsonObject;
  const name = optionalText(members, 'Name');
  const arn = optionalText(members, 'Arn');
  return { ...(name === undefined ? {} : { name }), ...(arn === undefined ? {} : { arn }) };
}

/** The profile of a call, or EC2's answer where there is none. */
export function profileOrError(account: Account, given: GivenProfile): InstanceProfile | { readonly error: ApiError } {
  const profile = profileOf(account, given);
  if (profile) return profile;
  return given.arn === undefined
    ? fail('ec2.no-profile', { Value: given.name ?? '', Parameter: 'iamInstanceProfile.name' })
    : fail('ec2.profile-arn', { Value: given.arn, Parameter: 'iamInstanceProfile.arn' });
}

/** The role behind a profile is passed to EC2: IAM User Guide, id_roles_use_passrole. */
export function passRole(account: Account, given: GivenProfile | null, instanceArn: string): readonly Permission[] {
  const profile = given && profileOf(account, given);
  const role = profile?.role ? account.roles.get(profile.role.toLowerCase()) : undefined;
  if (!role) return [];
  const context = { 'iam:PassedToService': 'ec2.amazonaws.com', 'iam:AssociatedResourceArn': instanceArn };
  return [{ action: 'iam:PassRole', resource: role.arn, context }];
}

const associationView = (account: Account, instance: Instance, state: string, time?: number): JsonObject => ({
  AssociationId: instance.association?.id ?? '',
  InstanceId: instance.id,
  IamInstanceProfile: profileView(account, instance.association?.profileArn ?? ''),
  State: state,
  ...(time === undefined ? {} : { Timestamp: isoTime(time) }),
});

const byAssociation = ({ account, region }: Invocation, id: string): Instance | null =>
  [...account.instances.values()].find((one) => one.association?.id === id && one.region === region) ?? null;

/** Gives an instance a profile under a new association. */
function associate(invocation: Invocation, instance: Instance, profile: InstanceProfile): Result {
  const [hex, generator] = nextHex(invocation.sandbox.generator, 16);
  const changed = { ...instance, association: { id: `iip-assoc-0${hex}`, profileArn: profile.arn } };
  const view = associationView(invocation.account, changed, 'associating', invocation.time);
  return {
    sandbox: withInstance({ ...invocation.sandbox, generator }, invocation.account.id, changed),
    output: { IamInstanceProfileAssociation: view },
  };
}

const newProfile = (account: Account, given: GivenProfile | null): Record<string, string> => {
  const profile = given && profileOf(account, given);
  return profile ? { 'ec2:NewInstanceProfile': profile.arn } : {};
};

export const associateIamInstanceProfile: Operation = ec2Operation({
  permissions: (invocation) => {
    const given = givenProfile(invocation.input);
    const resource = ec2Arn(invocation, 'instance', text(invocation.input, 'InstanceId'));
    const context = newProfile(invocation.account, given);
    return [
      { action: 'ec2:AssociateIamInstanceProfile', resource, context },
      ...passRole(invocation.account, given, resource),
    ];
  },
  run: (invocation) => {
    const instances = instancesOf(invocation, [text(invocation.input, 'InstanceId')]);
    if ('error' in instances) return instances;
    const profile = profileOrError(invocation.account, givenProfile(invocation.input) ?? {});
    if ('error' in profile) return profile;
    const [instance] = instances;
    if (!instance || instance.association) return fail('ec2.associated', { Id: instance?.id ?? '' });
    return associate(invocation, instance, profile);
  },
});

/** Actions on an association are authorized on its instance. */
const onAssociation = (action: string, invocation: Invocation, context: Record<string, string> = {}): Permission => {
  const instance = byAssociation(invocation, text(invocation.input, 'AssociationId'));
  return { action, resource: instance?.arn ?? ec2Arn(invocation, 'instance', '*'), context };
};

export const disassociateIamInstanceProfile: Operation = ec2Operation({
  permissions: (invocation) => [onAssociation('ec2:DisassociateIamInstanceProfile', invocation)],
  run: (invocation) => {
    const id = text(invocation.input, 'AssociationId');
    const instance = byAssociation(invocation, id);
    if (!instance) return fail('ec2.no-association', { Id: id });
    const view = associationView(invocation.account, instance, 'disassociating', invocation.time);
    return {
      sandbox: withInstance(invocation.sandbox, invocation.account.id, { ...instance, association: null }),
      output: { IamInstanceProfileAssociation: view },
    };
  },
});

export const replaceIamInstanceProfileAssociation: Operation = ec2Operation({
  permissions: (invocation) => {
    const given = givenProfile(invocation.input);
    const context = newProfile(invocation.account, given);
    const own = onAssociation('ec2:ReplaceIamInstanceProfileAssociation', invocation, context);
    return [own, ...passRole(invocation.account, given, own.resource)];
  },
  run: (invocation) => {
    const id = text(invocation.input, 'AssociationId');
    const instance = byAssociation(invocation, id);
    if (!instance) return fail('ec2.no-association', { Id: id });
    const profile = profileOrError(invocation.account, givenProfile(invocation.input) ?? {});
    return 'error' in profile ? profile : associate(invocation, instance, profile);
  },
});

export const describeIamInstanceProfileAssociations: Operation = ec2Operation({
  permissions: () => [{ action: 'ec2:DescribeIamInstanceProfileAssociations', resource: '*' }],
  run: (invocation) => {
    const { sandbox, account, region, input } = invocation;
    const ids = texts(input, 'AssociationIds');
    const here = [...account.instances.values()].filter((one) => one.region === region && one.association);
    const wanted = here.filter((one) => ids.length === 0 || ids.includes(one.association?.id ?? ''));
    const found = filtered<Instance & { readonly tags: Tags }>(input, wanted, {
      'instance-id': ({ id }) => id,
      state: () => 'associated',
    });
    if ('error' in found) return found;
    const views = found.map((one) => associationView(account, one, 'associated'));
    return paged(invocation, 'associations', { sandbox, output: { IamInstanceProfileAssociations: views } });
  },
});
