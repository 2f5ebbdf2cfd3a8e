import { describe, expect, it } from 'vitest';
import type { JsonObject, TrailEvent } from '../../src/account/call.ts';
import { eventsOf } from '../../src/account/trail.ts';
import { allow, callerOf, home, key, partner, root, send, trust, world } from './larkspur.ts';

const maya = key('AKIAMAYA');
const sandbox = world({
  users: [
    {
      name: 'maya',
      id: 'AIDAMAYA',
      accessKeys: [{ id: 'AKIAMAYA' }],
      inline: {
        most: allow([
          'iam:CreateUser',
          'iam:CreateAccessKey',
          'iam:CreateLoginProfile',
          'iam:GetUser',
          'sts:*',
          's3:*',
        ]),
      },
    },
  ],
  roles: [{ name: 'app', id: 'AROAAPP', trust: trust({ AWS: home }) }],
  buckets: [{ name: 'logs', objects: ['a'] }],
});

const eventOf = (
  ...[caller, line, input, rest]: [...Parameters<typeof send>] extends [unknown, ...infer Rest] ? Rest : never
): TrailEvent => {
  const { event } = send(sandbox, caller, line, input, rest);
  if (!event) throw new Error('no event');
  return event;
};

describe('the trail', () => {
  it('records a call that changed something in the form of CloudTrail', () => {
    expect(
      eventOf(
        maya,
        'iam:CreateUser',
        { UserName: 'bob', Path: '/eng/' },
        { sourceIp: '198.51.100.7', region: 'eu-west-1' },
      ),
    ).toEqual({
      eventVersion: '1.11',
      userIdentity: {
        type: 'IAMUser',
        principalId: 'AIDAMAYA',
        arn: `arn:aws:iam::${home}:user/maya`,
        accountId: home,
        accessKeyId: 'AKIAMAYA',
        userName: 'maya',
      },
      eventTime: '2026-11-24T09:00:01Z',
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      awsRegion: 'us-east-1',
      sourceIPAddress: '198.51.100.7',
      userAgent: expect.any(String),
      requestParameters: { userName: 'bob', path: '/eng/' },
      responseElements: {
        user: {
          path: '/eng/',
          userName: 'bob',
          userId: expect.stringMatching(/^AIDA/),
          arn: `arn:aws:iam::${home}:user/eng/bob`,
          createDate: 'Nov 24, 2026 9:00:01 AM',
        },
      },
      requestID: expect.stringMatching(/^[\da-f-]{36}$/),
      eventID: expect.stringMatching(/^[\da-f-]{36}$/),
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: home,
      eventCategory: 'Management',
      tlsDetails: {
        tlsVersion: 'TLSv1.3',
        cipherSuite: 'TLS_AES_128_GCM_SHA256',
        clientProvidedHostHeader: 'iam.amazonaws.com',
      },
    });
  });

  it('records what a read asked, never what it was answered', () => {
    expect(eventOf(maya, 'iam:GetUser', { UserName: 'maya' })).toMatchObject({
      readOnly: true,
      requestParameters: { userName: 'maya' },
      responseElements: null,
    });
  });

  it('names the shape of the exception, and plain AccessDenied without parameters', () => {
    expect(eventOf(maya, 'iam:GetUser', { UserName: 'nobody' })).toMatchObject({
      errorCode: 'NoSuchEntityException',
      errorMessage: 'The user with name nobody cannot be found.',
    });
    expect(eventOf(maya, 'iam:DeleteUser', { UserName: 'bob' })).toMatchObject({
      errorCode: 'AccessDenied',
      requestParameters: null,
      responseElements: null,
    });
    expect(eventOf(maya, 'ec2:DescribeInstances')).toMatchObject({ errorCode: 'Client.UnauthorizedOperation' });
  });

  it('leaves out every secret', () => {
    const secretive = [
      eventOf(maya, 'iam:CreateAccessKey', { UserName: 'maya' }),
      eventOf(maya, 'iam:CreateLoginProfile', { UserName: 'maya', Password: 'Tr0ub4dor&3-horse' }),
      eventOf(maya, 'sts:GetSessionToken'),
      eventOf(maya, 'sts:AssumeRole', { RoleArn: `arn:aws:iam::${home}:role/app`, RoleSessionName: 'work' }),
    ];
    expect(secretive.map(({ errorCode }) => errorCode)).toEqual([undefined, undefined, undefined, undefined]);
    for (const event of secretive) {
      expect(JSON.stringify(event)).not.toMatch(/"(secretAccessKey|sessionToken|password)"|Tr0ub4dor/i);
    }
    expect(secretive[0]?.responseElements).toMatchObject({
      accessKey: { accessKeyId: expect.stringMatching(/^AKIA/) },
    });
  });

  it('tells who a session belongs to, so that its calls can be traced', () => {
    const { event, outcome } = send(sandbox, maya, 'sts:AssumeRole', {
      RoleArn: `arn:aws:iam::${home}:role/app`,
      RoleSessionName: 'work',
    });
    const accessKeyId = outcome.ok ? (outcome.output.Credentials as JsonObject).AccessKeyId : '';
    expect(event).toMatchObject({
      readOnly: true,
      responseElements: {
        credentials: { accessKeyId },
        assumedRoleUser: { assumedRoleId: 'AROAAPP:work', arn: `arn:aws:sts::${home}:assumed-role/app/work` },
      },
    });
  });

  it('records callers without credentials with the owner of what they asked for', () => {
    const { event } = send(sandbox, { type: 'anonymous' }, 's3:GetObject', { Bucket: 'logs', Key: 'a' });
    expect(event).toMatchObject({
      userIdentity: { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL' },
      errorCode: 'AccessDenied',
      recipientAccountId: home,
    });
  });

  it('calls AssumeRole a read and GetSessionToken a write, as CloudTrail does', () => {
    const assumed = eventOf(maya, 'sts:AssumeRole', {
      RoleArn: `arn:aws:iam::${home}:role/app`,
      RoleSessionName: 'work',
    });
    expect(assumed).toMatchObject({ readOnly: true, eventSource: 'sts.amazonaws.com' });
    expect(eventOf(maya, 'sts:GetSessionToken')).toMatchObject({ readOnly: false });
  });

  it('tells who issued a session and whether MFA was used', () => {
    const assumed = send(sandbox, maya, 'sts:AssumeRole', {
      RoleArn: `arn:aws:iam::${home}:role/app`,
      RoleSessionName: 'work',
      SourceIdentity: 'maya',
    });
    const { event } = send(assumed.sandbox, callerOf(assumed), 'sts:GetCallerIdentity');
    expect(event?.userIdentity).toEqual({
      type: 'AssumedRole',
      principalId: 'AROAAPP:work',
      arn: `arn:aws:sts::${home}:assumed-role/app/work`,
      accountId: home,
      accessKeyId: expect.stringMatching(/^ASIA/),
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: 'AROAAPP',
          arn: `arn:aws:iam::${home}:role/app`,
          accountId: home,
          userName: 'app',
        },
        attributes: { creationDate: '2026-11-24T09:00:01Z', mfaAuthenticated: 'false' },
        sourceIdentity: 'maya',
      },
    });
  });

  it('shows the root user and anonymous callers as such', () => {
    const identityIn = (event: TrailEvent) => event.userIdentity as JsonObject;
    expect(identityIn(eventOf(root, 'iam:ListUsers'))).toMatchObject({ type: 'Root', principalId: home });
    expect(identityIn(eventOf({ type: 'anonymous' }, 's3:GetObject', { Bucket: 'logs', Key: 'a' }))).toEqual({
      type: 'AWSAccount',
      principalId: '',
      accountId: 'ANONYMOUS_PRINCIPAL',
    });
  });

  it('tells calls on objects from those that manage', () => {
    expect(eventOf(maya, 's3:GetObject', { Bucket: 'logs', Key: 'a' })).toMatchObject({
      eventCategory: 'Data',
      managementEvent: false,
    });
    expect(eventOf(maya, 's3:ListBuckets')).toMatchObject({ eventCategory: 'Management', readOnly: true });
  });

  it('names bucket and host of calls to S3, what was signed, and the object with its bucket', () => {
    expect(
      eventOf(maya, 's3:PutObject', { Bucket: 'logs', Key: 'b', Body: 'YWJj' }, { region: 'eu-west-1' }),
    ).toMatchObject({
      requestParameters: { bucketName: 'logs', Host: 'logs.s3.eu-west-1.amazonaws.com', key: 'b' },
      additionalEventData: { SignatureVersion: 'SigV4', bytesTransferredIn: 3, AuthenticationMethod: 'AuthHeader' },
      resources: [
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::logs/b' },
        { accountId: home, type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::logs' },
      ],
    });
    const policy = { Bucket: 'logs', Policy: JSON.stringify(allow('s3:GetObject')) };
    expect(eventOf(maya, 's3:PutBucketPolicy', policy).requestParameters).toMatchObject({
      bucketPolicy: { Statement: [{ Effect: 'Allow' }] },
      policy: '',
    });
  });

  it('wraps the instances that EC2 is asked for, and takes user data out', () => {
    const started = eventOf(root, 'ec2:StartInstances', { InstanceIds: ['i-0dev'] });
    expect(started.requestParameters).toEqual({ instancesSet: { items: [{ instanceId: 'i-0dev' }] } });
    const launched = eventOf(root, 'ec2:RunInstances', {
      ImageId: 'ami-1',
      MinCount: 1,
      MaxCount: 1,
      UserData: 'c2VjcmV0',
    });
    expect(launched.requestParameters).toMatchObject({ imageId: 'ami-1', userData: '<sensitiveDataRemoved>' });
  });

  it('shows what signs in the console, and when its session began', () => {
    const console = { type: 'console', account: home, user: 'maya', mfa: false } as const;
    const event = eventOf(console, 'iam:GetUser', {});
    expect(event.sessionCredentialFromConsole).toBe('true');
    expect(event.userIdentity).toMatchObject({
      type: 'IAMUser',
      accessKeyId: expect.stringMatching(/^ASIA/),
      sessionContext: { attributes: { creationDate: '2026-11-24T09:00:01Z', mfaAuthenticated: 'false' } },
    });
    expect(eventOf(maya, 'iam:GetUser', {})).not.toHaveProperty('sessionCredentialFromConsole');
  });

  it('tells that an instance signed with the credentials of its profile', () => {
    const trusted = world({
      roles: [{ name: 'app', trust: trust({ Service: 'ec2.amazonaws.com' }), inline: { all: allow('s3:*') } }],
      instanceProfiles: [{ name: 'app', role: 'app' }],
      instances: [{ id: 'i-0app', profile: 'app' }],
    });
    const { event } = send(trusted, { type: 'instance', account: home, instanceId: 'i-0app' }, 's3:ListBuckets');
    expect(event?.userIdentity).toMatchObject({
      type: 'AssumedRole',
      arn: `arn:aws:sts::${home}:assumed-role/app/i-0app`,
      sessionContext: { ec2RoleDelivery: '2.0' },
    });
  });

  it('shares the event of a call that used another account, which sees nothing but who came from where', () => {
    const two = world(
      { users: [{ name: 'maya', id: 'AIDAMAYA', accessKeys: [{ id: 'AKIAMAYA' }], inline: { all: allow('sts:*') } }] },
      { id: partner, roles: [{ name: 'audit', trust: trust({ AWS: home }) }] },
    );
    const RoleArn = `arn:aws:iam::${partner}:role/audit`;
    const { sandbox: after } = send(two, maya, 'sts:AssumeRole', { RoleArn, RoleSessionName: 'work' });
    const [own, theirs] = [...eventsOf(after.trail)];
    expect([own?.recipientAccountId, theirs?.recipientAccountId]).toEqual([home, partner]);
    expect(own?.sharedEventID).toEqual(expect.stringMatching(/^[\da-f-]{36}$/));
    expect(theirs?.sharedEventID).toBe(own?.sharedEventID);
    expect(theirs?.eventID).not.toBe(own?.eventID);
    expect(own?.resources).toEqual([{ accountId: partner, type: 'AWS::IAM::Role', ARN: RoleArn }]);
    expect(theirs?.userIdentity).toEqual({ type: 'AWSAccount', principalId: 'AIDAMAYA', accountId: home });
    const denied = send(two, maya, 'sts:AssumeRole', { RoleArn: `${RoleArn}-gone`, RoleSessionName: 'work' });
    expect(denied.sandbox.trail?.length).toBe(1);
    expect(denied.event).not.toHaveProperty('sharedEventID');
  });

  it('does not know callers whose credentials are not good', () => {
    expect(send(sandbox, key('AKIANOBODY'), 'iam:ListUsers').event).toBeNull();
  });

  it('is a list that grows by one event a call, newest first', () => {
    let state = sandbox;
    for (const name of ['a', 'b', 'c']) state = send(state, maya, 'iam:CreateUser', { UserName: name }).sandbox;
    expect(state.trail?.length).toBe(3);
    expect([...eventsOf(state.trail)].map(({ requestParameters }) => requestParameters)).toEqual([
      { userName: 'c' },
      { userName: 'b' },
      { userName: 'a' },
    ]);
  });
});
