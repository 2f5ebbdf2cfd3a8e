import { describe, expect, it } from 'vitest';
import type { Applied, Caller, JsonObject } from '../../../src/account/call.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { allow, answer, home, key, outputOf, refusalOf, root, send, trust, world } from '../larkspur.ts';

const arn = (rest: string, region = 'us-east-1') => `arn:aws:ec2:${region}:${home}:${rest}`;
const dev = { StringEquals: { 'aws:ResourceTag/env': 'dev' } };

const sandbox = world({
  users: [
    {
      name: 'maya',
      accessKeys: [{ id: 'AKIAMAYA' }],
      inline: { dev: allow(['ec2:StartInstances', 'ec2:StopInstances'], '*', { Condition: dev }) },
    },
  ],
  roles: [
    { name: 'app', trust: trust({ Service: 'ec2.amazonaws.com' }) },
    { name: 'admin', trust: trust({ Service: 'ec2.amazonaws.com' }) },
  ],
  instanceProfiles: [
    { name: 'app', role: 'app' },
    { name: 'admin', role: 'admin' },
  ],
  instances: [
    { id: 'i-0dev', tags: { env: 'dev', Name: 'dev' }, image: 'ami-1', subnet: 'subnet-1', profile: 'app' },
    { id: 'i-0prod', tags: { env: 'prod' }, state: 'stopped', type: 'm5.large', image: 'ami-1', subnet: 'subnet-1' },
    { id: 'i-0gone', state: 'terminated', image: 'ami-1', subnet: 'subnet-1' },
    { id: 'i-0fa12345', region: 'eu-west-1', image: 'ami-9', subnet: 'subnet-9' },
  ],
  resources: [
    { arn: 'arn:aws:ec2:us-east-1::image/ami-1', tags: { os: 'linux' } },
    { arn: arn('subnet/subnet-1') },
    { arn: arn('security-group/sg-1') },
    { arn: arn('key-pair/maya') },
  ],
});

const ask = (
  line: string,
  input: JsonObject = {},
  caller: Caller = root,
  state: Sandbox = sandbox,
  rest = {},
): Applied => send(state, caller, `ec2:${line}`, input, rest);
const instanceOf = (state: Sandbox, id: string) => state.accounts.get(home)?.instances.get(id);

/** A sandbox in which maya has one more inline policy. */
const granted = (...documents: readonly JsonObject[]): Sandbox =>
  documents.reduce(
    (state: Sandbox, document, index) =>
      send(state, root, 'iam:PutUserPolicy', {
        UserName: 'maya',
        PolicyName: `more-${index}`,
        PolicyDocument: JSON.stringify(document),
      }).sandbox,
    sandbox,
  );
const maya = key('AKIAMAYA');

describe('starting and stopping', () => {
  it('is authorized on each instance by its tags', () => {
    expect(ask('StopInstances', { InstanceIds: ['i-0dev'] }, maya).outcome.ok).toBe(true);
    expect(ask('StopInstances', { InstanceIds: ['i-0prod'] }, maya).outcome.ok).toBe(false);
    expect(ask('StopInstances', { InstanceIds: ['i-0dev', 'i-0prod'] }, maya).outcome.ok).toBe(false);
  });

  it('moves instances through their states', () => {
    const stopped = ask('StopInstances', { InstanceIds: ['i-0dev'] });
    expect(outputOf(stopped)).toEqual({
      StoppingInstances: [
        {
          InstanceId: 'i-0dev',
          CurrentState: { Code: 64, Name: 'stopping' },
          PreviousState: { Code: 16, Name: 'running' },
        },
      ],
    });
    expect(instanceOf(stopped.sandbox, 'i-0dev')?.state).toBe('stopped');
    const started = ask('StartInstances', { InstanceIds: ['i-0dev'] }, root, stopped.sandbox);
    expect(instanceOf(started.sandbox, 'i-0dev')?.state).toBe('running');
  });

  it.each<readonly [string, string, JsonObject, string, string]>([
    [
      'an instance that is not there',
      'StopInstances',
      { InstanceIds: ['i-0123456789abcdef0'] },
      'InvalidInstanceID.NotFound',
      "The instance ID 'i-0123456789abcdef0' does not exist",
    ],
    [
      'an instance of another Region',
      'StopInstances',
      { InstanceIds: ['i-0fa12345'] },
      'InvalidInstanceID.NotFound',
      "The instance ID 'i-0fa12345' does not exist",
    ],
    [
      'several that are not there',
      'StopInstances',
      { InstanceIds: ['i-0123456789abcdef1', 'i-01234567'] },
      'InvalidInstanceID.NotFound',
      "The instance IDs 'i-0123456789abcdef1, i-01234567' do not exist",
    ],
    [
      'an id that cannot be one',
      'StopInstances',
      { InstanceIds: ['i-0123456789abcdef1', 'i-000'] },
      'InvalidInstanceID.Malformed',
      'Invalid id: "i-000"',
    ],
    [
      'a terminated instance',
      'StartInstances',
      { InstanceIds: ['i-0gone'] },
      'IncorrectInstanceState',
      "This instance 'i-0gone' is not in a state from which it can be started.",
    ],
    [
      'a reboot of a stopped instance',
      'RebootInstances',
      { InstanceIds: ['i-0prod'] },
      'IncorrectInstanceState',
      "This instance 'i-0prod' is not in a state from which it can be rebooted.",
    ],
    ['an empty call', 'StopInstances', {}, 'MissingParameter', 'The request must contain the parameter InstanceIds'],
  ])('refuses %s', (_what, operation, input, code, message) => {
    expect(answer(ask(operation, input))).toEqual([code, message]);
  });

  it('terminates, and the profile goes with the instance', () => {
    const { sandbox: after } = ask('TerminateInstances', { InstanceIds: ['i-0dev'] });
    expect(instanceOf(after, 'i-0dev')).toMatchObject({ state: 'terminated', association: null });
  });

  it('tries the permissions alone with DryRun', () => {
    const dry = ask('StopInstances', { InstanceIds: ['i-0dev'], DryRun: true }, maya);
    expect(answer(dry)).toEqual(['DryRunOperation', 'Request would have succeeded, but DryRun flag is set.']);
    expect(instanceOf(dry.sandbox, 'i-0dev')?.state).toBe('running');
    expect(refusalOf(ask('StopInstances', { InstanceIds: ['i-0prod'], DryRun: true }, maya))[0]).toBe(
      'UnauthorizedOperation',
    );
  });
});

describe('describing', () => {
  const idsOf = (input: JsonObject, rest = {}) => {
    const { Reservations } = outputOf(ask('DescribeInstances', input, root, sandbox, rest)) as {
      Reservations: { Instances: { InstanceId: string }[] }[];
    };
    return Reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId));
  };
  const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });

  it('shows the instances of the Region', () => {
    expect(idsOf({})).toEqual(['i-0dev', 'i-0prod', 'i-0gone']);
    expect(idsOf({}, { region: 'eu-west-1' })).toEqual(['i-0fa12345']);
    expect(idsOf({ InstanceIds: ['i-0prod'] })).toEqual(['i-0prod']);
  });

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['tag:env', ['dev'], ['i-0dev']],
    ['tag:env', ['d*', 'p??d'], ['i-0dev', 'i-0prod']],
    ['tag-key', ['Name'], ['i-0dev']],
    ['instance-state-name', ['stopped', 'terminated'], ['i-0prod', 'i-0gone']],
    ['instance-type', ['m5.large'], ['i-0prod']],
    ['iam-instance-profile.arn', ['*/app'], ['i-0dev']],
    ['tag:env', ['none'], []],
  ])('filters by %s %j', (name, values, ids) => {
    expect(idsOf(filter(name, ...values))).toEqual(ids);
  });

  it('refuses filters that EC2 does not know, and unknown ids', () => {
    expect(answer(ask('DescribeInstances', filter('shoe-size', '1')))).toEqual([
      'InvalidParameterValue',
      "The filter 'shoe-size' is invalid",
    ]);
    expect(refusalOf(ask('DescribeInstances', { InstanceIds: ['i-0123456789abcdef0'] }))[0]).toBe(
      'InvalidInstanceID.NotFound',
    );
  });

  it('names profile, state and tags of an instance', () => {
    const { Reservations } = outputOf(ask('DescribeInstances', { InstanceIds: ['i-0dev'] })) as {
      Reservations: JsonObject[];
    };
    expect(Reservations[0]).toMatchObject({
      OwnerId: home,
      Instances: [
        {
          State: { Code: 16, Name: 'running' },
          IamInstanceProfile: { Arn: `arn:aws:iam::${home}:instance-profile/app`, Id: expect.stringMatching(/^AIPA/) },
          Tags: [
            { Key: 'env', Value: 'dev' },
            { Key: 'Name', Value: 'dev' },
          ],
        },
      ],
    });
  });

  it('shows images, subnets, security groups and tags', () => {
    expect(outputOf(ask('DescribeImages', { ImageIds: ['ami-1'] }))).toMatchObject({
      Images: [{ ImageId: 'ami-1', Public: true }],
    });
    expect(outputOf(ask('DescribeSubnets'))).toMatchObject({ Subnets: [{ SubnetId: 'subnet-1', OwnerId: home }] });
    expect(outputOf(ask('DescribeSecurityGroups'))).toMatchObject({ SecurityGroups: [{ GroupId: 'sg-1' }] });
    expect(outputOf(ask('DescribeTags', filter('key', 'env')))).toMatchObject({
      Tags: [
        { Key: 'env', ResourceId: 'i-0dev', ResourceType: 'instance', Value: 'dev' },
        { Key: 'env', ResourceId: 'i-0prod', ResourceType: 'instance', Value: 'prod' },
      ],
    });
    expect(answer(ask('DescribeSubnets', { SubnetIds: ['subnet-2'] }))).toEqual([
      'InvalidSubnetID.NotFound',
      "The subnet ID 'subnet-2' does not exist",
    ]);
  });
});

describe('launching', () => {
  const launch = { ImageId: 'ami-1', MinCount: 1, MaxCount: 1, InstanceType: 't3.small' };
  const actionsOf = (applied: Applied) =>
    applied.outcome.decisions.map(({ request }) => [request.action, request.resource]);

  it('is authorized on everything that it uses and makes', () => {
    const applied = ask('RunInstances', {
      ...launch,
      KeyName: 'maya',
      SecurityGroupIds: ['sg-1'],
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'env', Value: 'dev' }] }],
      IamInstanceProfile: { Name: 'app' },
    });
    expect(applied.outcome.ok).toBe(true);
    expect(actionsOf(applied)).toEqual([
      ['ec2:RunInstances', arn('instance/*')],
      ['ec2:RunInstances', 'arn:aws:ec2:us-east-1::image/ami-1'],
      ['ec2:RunInstances', arn('subnet/subnet-1')],
      ['ec2:RunInstances', arn('network-interface/*')],
      ['ec2:RunInstances', arn('volume/*')],
      ['ec2:RunInstances', arn('security-group/sg-1')],
      ['ec2:RunInstances', arn('key-pair/maya')],
      ['ec2:CreateTags', arn('instance/*')],
      ['iam:PassRole', `arn:aws:iam::${home}:role/app`],
    ]);
    const { decisions } = applied.outcome;
    expect(decisions[0]?.request.context).toMatchObject({
      'ec2:InstanceType': 't3.small',
      'aws:RequestTag/env': 'dev',
      'ec2:MetadataHttpTokens': 'optional',
    });
    expect(decisions[1]?.request.context).toMatchObject({ 'ec2:Owner': 'amazon', 'aws:ResourceTag/os': 'linux' });
    expect(decisions[1]?.request.context).not.toHaveProperty('aws:RequestTag/env');
    expect(decisions[7]?.request.context).toMatchObject({ 'ec2:CreateAction': 'RunInstances', 'aws:TagKeys': ['env'] });
    expect(decisions[8]?.request.context).toMatchObject({ 'iam:PassedToService': 'ec2.amazonaws.com' });
  });

  it('makes running instances with tags, user data and profile', () => {
    const applied = ask('RunInstances', {
      ...launch,
      MaxCount: 3,
      UserData: Buffer.from('#!/bin/sh').toString('base64'),
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'env', Value: 'dev' }] }],
      IamInstanceProfile: { Arn: `arn:aws:iam::${home}:instance-profile/app` },
    });
    const { Instances } = outputOf(applied) as { Instances: { InstanceId: string }[] };
    expect(new Set(Instances.map(({ InstanceId }) => InstanceId)).size).toBe(3);
    expect(instanceOf(applied.sandbox, Instances[2]?.InstanceId ?? '')).toMatchObject({
      state: 'running',
      type: 't3.small',
      subnet: 'subnet-1',
      userData: '#!/bin/sh',
      tags: [{ key: 'env', value: 'dev' }],
      association: { profileArn: `arn:aws:iam::${home}:instance-profile/app` },
    });
  });

  it('fails without the permission to pass the role, in the words of EC2', () => {
    const state = granted(allow('ec2:RunInstances'));
    expect(ask('RunInstances', launch, maya, state).outcome.ok).toBe(true);
    const [code, message] = refusalOf(
      ask('RunInstances', { ...launch, IamInstanceProfile: { Name: 'admin' } }, maya, state),
    );
    expect(code).toBe('UnauthorizedOperation');
    expect(message).toMatch(
      `You are not authorized to perform this operation. User: arn:aws:iam::${home}:user/maya is not authorized to perform: iam:PassRole on resource: arn:aws:iam::${home}:role/admin because no identity-based policy allows the iam:PassRole action`,
    );
  });

  it('with tags needs ec2:CreateTags, which may be granted for the creation alone', () => {
    const tagged = {
      ...launch,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'env', Value: 'dev' }] }],
    };
    expect(ask('RunInstances', tagged, maya, granted(allow('ec2:RunInstances'))).outcome.ok).toBe(false);
    const creation = allow('ec2:CreateTags', '*', {
      Condition: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
    });
    const state = granted(allow('ec2:RunInstances'), creation);
    expect(ask('RunInstances', tagged, maya, state).outcome.ok).toBe(true);
    expect(
      ask('CreateTags', { Resources: ['i-0prod'], Tags: [{ Key: 'env', Value: 'dev' }] }, maya, state).outcome.ok,
    ).toBe(false);
  });

  it('can be limited to types of instances', () => {
    const state = granted(
      allow('ec2:RunInstances', arn('instance/*'), {
        Condition: { StringEquals: { 'ec2:InstanceType': ['t3.micro', 't3.small'] } },
      }),
      allow(
        'ec2:RunInstances',
        ['subnet/*', 'network-interface/*', 'volume/*', 'security-group/*']
          .map((rest) => arn(rest))
          .concat('arn:aws:ec2:*::image/*'),
      ),
    );
    expect(ask('RunInstances', launch, maya, state).outcome.ok).toBe(true);
    expect(ask('RunInstances', { ...launch, InstanceType: 'm5.large' }, maya, state).outcome.ok).toBe(false);
  });

  it.each<readonly [string, JsonObject, string]>([
    [
      'an image that is not there',
      { ImageId: 'ami-01234567' },
      "InvalidAMIID.NotFound: The image id '[ami-01234567]' does not exist",
    ],
    ['an id that is no image id', { ImageId: 'ami-2' }, 'InvalidAMIID.Malformed: Invalid id: "ami-2"'],
    [
      'a tag key given twice',
      {
        TagSpecifications: [
          {
            ResourceType: 'instance',
            Tags: [
              { Key: 'env', Value: 'dev' },
              { Key: 'env', Value: 'prod' },
            ],
          },
        ],
      },
      "InvalidParameterValue: Duplicate tag key 'env' specified.",
    ],
    [
      'a subnet that is not there',
      { SubnetId: 'subnet-2' },
      "InvalidSubnetID.NotFound: The subnet ID 'subnet-2' does not exist",
    ],
    [
      'a security group that is not there',
      { SecurityGroupIds: ['sg-2'] },
      "InvalidGroup.NotFound: The security group 'sg-2' does not exist",
    ],
    ['a key pair that is not there', { KeyName: 'eve' }, "InvalidKeyPair.NotFound: The key pair 'eve' does not exist"],
    [
      'a profile that is not there',
      { IamInstanceProfile: { Name: 'eve' } },
      'InvalidParameterValue: Value (eve) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
    ],
    [
      'reserved tags',
      { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'aws:x', Value: '' }] }] },
      "InvalidParameterValue: Value ( aws:x ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use",
    ],
    [
      'a maximum below the minimum',
      { MinCount: 3, MaxCount: 2 },
      'InvalidParameterValue: Value (2) for parameter maxCount is invalid. Must be at least 3.',
    ],
    [
      'very many',
      { MaxCount: 1000 },
      'InstanceLimitExceeded: You have requested more instances (1000) than one launch of the sandbox allows (20).',
    ],
  ])('refuses %s', (_what, input, text) => {
    expect(refusalOf(ask('RunInstances', { ...launch, ...input })).join(': ')).toBe(text);
  });

  it('needs an image and a subnet', () => {
    expect(answer(ask('RunInstances', { MinCount: 1, MaxCount: 1 }))).toEqual([
      'MissingParameter',
      'The request must contain the parameter ImageId',
    ]);
    const bare = world({ resources: [{ arn: 'arn:aws:ec2:us-east-1::image/ami-1' }] });
    expect(answer(ask('RunInstances', launch, root, bare))).toEqual([
      'VPCIdNotSpecified',
      'No default VPC for this user',
    ]);
  });
});

describe('tags', () => {
  const tagsOf = (state: Sandbox) => instanceOf(state, 'i-0dev')?.tags;

  it('are set and replaced by key, with letter case', () => {
    const { sandbox: after } = ask('CreateTags', {
      Resources: ['i-0dev'],
      Tags: [
        { Key: 'env', Value: 'test' },
        { Key: 'Env', Value: 'x' },
      ],
    });
    expect(tagsOf(after)).toEqual([
      { key: 'Name', value: 'dev' },
      { key: 'env', value: 'test' },
      { key: 'Env', value: 'x' },
    ]);
  });

  it('are deleted by key, or only with the value given', () => {
    const without = (Tags: JsonObject[]) => tagsOf(ask('DeleteTags', { Resources: ['i-0dev'], Tags }).sandbox);
    expect(without([{ Key: 'env' }])).toEqual([{ key: 'Name', value: 'dev' }]);
    expect(without([{ Key: 'env', Value: 'prod' }])).toHaveLength(2);
    expect(without([{ Key: 'env', Value: 'dev' }])).toHaveLength(1);
  });

  it('of other resources are changed too', () => {
    const { sandbox: after } = ask('CreateTags', { Resources: ['subnet-1'], Tags: [{ Key: 'a', Value: 'b' }] });
    expect(after.accounts.get(home)?.resources.get(arn('subnet/subnet-1'))?.tags).toEqual([{ key: 'a', value: 'b' }]);
  });

  it('let a developer who may tag freely reach production', () => {
    const state = granted(allow('ec2:CreateTags'));
    expect(ask('StartInstances', { InstanceIds: ['i-0prod'] }, maya, state).outcome.ok).toBe(false);
    const tagged = ask('CreateTags', { Resources: ['i-0prod'], Tags: [{ Key: 'env', Value: 'dev' }] }, maya, state);
    expect(ask('StartInstances', { InstanceIds: ['i-0prod'] }, maya, tagged.sandbox).outcome.ok).toBe(true);
  });

  it('are at most fifty, not reserved, and on something that is there', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    expect(refusalOf(ask('CreateTags', { Resources: ['i-0dev'], Tags: many }))[0]).toBe('TagLimitExceeded');
    expect(refusalOf(ask('CreateTags', { Resources: ['i-0dev'], Tags: [{ Key: 'AWS:x', Value: '' }] }))[0]).toBe(
      'InvalidParameterValue',
    );
    expect(answer(ask('CreateTags', { Resources: ['vol-1'], Tags: [{ Key: 'a', Value: '' }] }))).toEqual([
      'InvalidID',
      "The ID 'vol-1' is not valid",
    ]);
  });
});

describe('instance profiles', () => {
  const associationOf = (state: Sandbox, id: string) => instanceOf(state, id)?.association?.id ?? '';

  it('are given to instances by whoever may pass their role', () => {
    const input = { InstanceId: 'i-0prod', IamInstanceProfile: { Name: 'admin' } };
    const state = granted(allow('ec2:AssociateIamInstanceProfile'));
    expect(refusalOf(ask('AssociateIamInstanceProfile', input, maya, state))[1]).toMatch(
      /iam:PassRole on resource: .*role\/admin/,
    );
    const given = ask('AssociateIamInstanceProfile', input);
    expect(outputOf(given)).toMatchObject({
      IamInstanceProfileAssociation: { InstanceId: 'i-0prod', State: 'associating' },
    });
    expect(instanceOf(given.sandbox, 'i-0prod')?.association?.profileArn).toBe(
      `arn:aws:iam::${home}:instance-profile/admin`,
    );
  });

  it('are one to an instance', () => {
    expect(
      answer(ask('AssociateIamInstanceProfile', { InstanceId: 'i-0dev', IamInstanceProfile: { Name: 'admin' } })),
    ).toEqual(['IncorrectState', 'There is an existing association for instance i-0dev']);
  });

  it('are replaced and taken away by association', () => {
    const replaced = ask('ReplaceIamInstanceProfileAssociation', {
      AssociationId: associationOf(sandbox, 'i-0dev'),
      IamInstanceProfile: { Name: 'admin' },
    });
    expect(instanceOf(replaced.sandbox, 'i-0dev')?.association?.profileArn).toMatch(/admin$/);
    expect(replaced.outcome.decisions.map(({ request }) => request.action)).toEqual([
      'ec2:ReplaceIamInstanceProfileAssociation',
      'iam:PassRole',
    ]);
    const taken = ask(
      'DisassociateIamInstanceProfile',
      { AssociationId: associationOf(replaced.sandbox, 'i-0dev') },
      root,
      replaced.sandbox,
    );
    expect(instanceOf(taken.sandbox, 'i-0dev')?.association).toBeNull();
    expect(answer(ask('DisassociateIamInstanceProfile', { AssociationId: 'iip-assoc-1' }))).toEqual([
      'NoSuchAssociation',
      "An invalid association-id of 'iip-assoc-1' was given",
    ]);
  });

  it('are listed by instance', () => {
    const { IamInstanceProfileAssociations: all } = outputOf(ask('DescribeIamInstanceProfileAssociations'));
    expect(all).toMatchObject([{ InstanceId: 'i-0dev', State: 'associated' }]);
    const none = outputOf(
      ask('DescribeIamInstanceProfileAssociations', { Filters: [{ Name: 'instance-id', Values: ['i-0prod'] }] }),
    );
    expect(none).toEqual({ IamInstanceProfileAssociations: [] });
  });
});

describe('attributes of an instance', () => {
  const script = Buffer.from('curl evil').toString('base64');

  it('change while it is stopped', () => {
    const changed = ask('ModifyInstanceAttribute', { InstanceId: 'i-0prod', UserData: { Value: script } });
    expect(instanceOf(changed.sandbox, 'i-0prod')?.userData).toBe('curl evil');
    expect(
      outputOf(
        ask('DescribeInstanceAttribute', { InstanceId: 'i-0prod', Attribute: 'userData' }, root, changed.sandbox),
      ),
    ).toEqual({
      InstanceId: 'i-0prod',
      UserData: { Value: script },
    });
    expect(
      answer(ask('ModifyInstanceAttribute', { InstanceId: 'i-0dev', InstanceType: { Value: 'm5.large' } })),
    ).toEqual(['IncorrectInstanceState', "The instance 'i-0dev' is not in the 'stopped' state."]);
  });

  it('protect it from termination', () => {
    const guarded = ask('ModifyInstanceAttribute', { InstanceId: 'i-0dev', DisableApiTermination: { Value: true } });
    expect(answer(ask('TerminateInstances', { InstanceIds: ['i-0dev'] }, root, guarded.sandbox))).toEqual([
      'OperationNotPermitted',
      "The instance 'i-0dev' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.",
    ]);
  });

  it('are named in the request for permission', () => {
    const applied = ask('ModifyInstanceAttribute', {
      InstanceId: 'i-0prod',
      Attribute: 'instanceType',
      Value: 't3.large',
    });
    expect(applied.outcome.decisions[0]?.request.context).toMatchObject({
      'ec2:Attribute': 'InstanceType',
      'ec2:Attribute/InstanceType': 't3.large',
    });
    expect(instanceOf(applied.sandbox, 'i-0prod')?.type).toBe('t3.large');
  });

  it('that the sandbox does not keep are said to be missing', () => {
    expect(
      answer(ask('ModifyInstanceAttribute', { InstanceId: 'i-0prod', SourceDestCheck: { Value: false } })),
    ).toEqual(['NotImplemented', 'ec2:ModifyInstanceAttribute of SourceDestCheck is not in the sandbox']);
  });
});
