import type { Context } from '../../policy/request.ts';
import type { Json, JsonObject } from '../call.ts';
import { entryOf } from '../entryOf.ts';
import { text } from '../iam/input.ts';
import type { Invocation, Operation, Result } from '../operation.ts';
import type { Instance } from '../sandbox.ts';
import { ec2Operation } from './ec2Operation.ts';
import { fail } from './failures.ts';
import { instancesOf, withInstance } from './instanceStates.ts';
import { ec2Arn } from './lookup.ts';

/** An attribute that the sandbox keeps. */
interface Attribute {
  /** Input member, and value of `ec2:Attribute`. */
  readonly member: string;
  readonly whileStopped: boolean;
  readonly write: (instance: Instance, value: Json) => Instance;
  readonly read: (instance: Instance) => Json;
}

/** By the name that DescribeInstanceAttribute takes. User data is base64 text in the API. */
const attributes: Readonly<Record<string, Attribute>> = {
  instanceType: {
    member: 'InstanceType',
    whileStopped: true,
    write: (instance, value) => (typeof value === 'string' ? { ...instance, type: value } : instance),
    read: ({ type }) => type,
  },
  userData: {
    member: 'UserData',
    whileStopped: true,
    write: (instance, value) =>
      typeof value === 'string' ? { ...instance, userData: Buffer.from(value, 'base64').toString('utf8') } : instance,
    read: ({ userData }) => Buffer.from(userData).toString('base64'),
  },
  disableApiTermination: {
    member: 'DisableApiTermination',
    whileStopped: false,
    write: (instance, value) =>
      typeof value === 'boolean' ? { ...instance, protectedFromTermination: value } : instance,
    read: ({ protectedFromTermination }) => protectedFromTermination,
  },
};

/** Members of the input that name no attribute. */
const otherMembers = new Set(['InstanceId', 'DryRun', 'Attribute', 'Value']);

/** Attributes that a call sets, by input member; the short form is `Attribute` with `Value`. */
function givenAttributes(input: JsonObject): ReadonlyMap<string, Json> {
  const given = new Map<string, Json>();
  for (const [member, value] of Object.entries(input)) {
    if (otherMembers.has(member)) continue;
    const inner =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject).Value : value;
    given.set(member, inner ?? null);
  }
  const short = typeof input.Attribute === 'string' ? input.Attribute : undefined;
  if (short !== undefined) {
    const { member = short } = entryOf(attributes, short) ?? {};
    const value = input.Value ?? null;
    given.set(member, member === 'DisableApiTermination' ? value === 'true' : value);
  }
  return given;
}

function contextOf(input: JsonObject): Context {
  const given = [...givenAttributes(input)];
  const [first] = given;
  return {
    ...(first ? { 'ec2:Attribute': first[0] } : {}),
    ...Object.fromEntries(
      given.map(([member, value]) => [
        `ec2:Attribute/${member}`,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  };
}

export const modifyInstanceAttribute: Operation = ec2Operation({
  permissions: (invocation) => [
    {
      action: 'ec2:ModifyInstanceAttribute',
      resource: ec2Arn(invocation, 'instance', text(invocation.input, 'InstanceId')),
      context: contextOf(invocation.input),
    },
  ],
  run: modify,
});

function modify(invocation: Invocation): Result {
  const instances = instancesOf(invocation, [text(invocation.input, 'InstanceId')]);
  if ('error' in instances) return instances;
  let [instance] = instances;
  for (const [member, value] of givenAttributes(invocation.input)) {
    const attribute = Object.values(attributes).find((one) => one.member === member);
    if (!attribute || !instance) {
      return fail('sandbox.attribute', { Operation: 'ModifyInstanceAttribute', Attribute: member });
    }
    if (attribute.whileStopped && instance.state !== 'stopped') return fail('ec2.not-stopped', { Id: instance.id });
    instance = attribute.write(instance, value);
  }
  const sandbox = instance ? withInstance(invocation.sandbox, invocation.account.id, instance) : invocation.sandbox;
  return { sandbox, output: {} };
}

export const describeInstanceAttribute: Operation = ec2Operation({
  permissions: (invocation) => [
    {
      action: 'ec2:DescribeInstanceAttribute',
      resource: ec2Arn(invocation, 'instance', text(invocation.input, 'InstanceId')),
    },
  ],
  run: (invocation) => {
    const instances = instancesOf(invocation, [text(invocation.input, 'InstanceId')]);
    if ('error' in instances) return instances;
    const name = text(invocation.input, 'Attribute');
    const attribute = entryOf(attributes, name);
    const [instance] = instances;
    if (!attribute || !instance) {
      return fail('sandbox.attribute', { Operation: 'DescribeInstanceAttribute', Attribute: name });
    }
    const output = { InstanceId: instance.id, [attribute.member]: withValue(attribute.read(instance)) };
    return { sandbox: invocation.sandbox, output };
  },
});

/** User data that nobody gave has no value. */
const withValue = (value: Json): JsonObject => (value === '' ? {} : { Value: value });
