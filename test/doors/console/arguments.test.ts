import { describe, expect, it } from 'vitest';
import { cliName } from '../../../src/doors/console/cliNames.ts';
import { fakePort, inputOf, run } from './fakePort.ts';

const port = fakePort(undefined, {
  'p.json': '{"Version":"2012-10-17"}',
  'a.txt': 'hello',
  'in.json': '{"UserName":"Ann","Tags":[{"Key":"a","Value":"b"}]}',
  'in.yaml': 'UserName: Ann\nTags:\n- Key: a\n  Value: "1"\n',
  bin: new Uint8Array([255, 0, 1]),
});

describe('the name of an operation or parameter on the command line', () => {
  it.each([
    ['CreateUser', 'create-user'],
    ['OpenIDConnectProviderArn', 'open-id-connect-provider-arn'],
    ['PolicyARNs', 'policy-arns'],
    ['MFADevice', 'mfa-device'],
    ['EnableMFADevice', 'enable-mfa-device'],
    ['AuthenticationCode1', 'authentication-code1'],
    ['ListSSHPublicKeys', 'list-ssh-public-keys'],
    ['Ipv6AddressCount', 'ipv6-address-count'],
  ])('%s is %s', (name, expected) => {
    expect(cliName(name)).toBe(expected);
  });
});

describe('options', () => {
  it.each([
    ['aws iam get-user --user-name Bob', { UserName: 'Bob' }],
    ['aws iam get-user --user-name=Bob', { UserName: 'Bob' }],
    ['aws iam get-user --user-n Bob', { UserName: 'Bob' }],
    ['aws iam get-user --user-name "- Bob"', { UserName: '- Bob' }],
    ['aws --region eu-west-1 iam get-user', {}],
    ['aws iam add-user-to-group --user-name a --group-name b --group-name c', { UserName: 'a', GroupName: 'c' }],
    ['aws iam update-role --role-name r --max-session-duration 7200', { RoleName: 'r', MaxSessionDuration: 7200 }],
    ["aws iam update-role --role-name r --description ''", { RoleName: 'r', Description: '' }],
    [
      'aws iam update-account-password-policy --require-symbols --no-require-numbers',
      { RequireSymbols: true, RequireNumbers: false },
    ],
    ['aws iam list-policies --only-attached --scope Local', { OnlyAttached: true, Scope: 'Local' }],
    [
      'aws iam create-policy-version --policy-arn arn:aws:iam::1:policy/x --policy-document file://p.json --set-as-default',
      { PolicyArn: 'arn:aws:iam::1:policy/x', PolicyDocument: '{"Version":"2012-10-17"}', SetAsDefault: true },
    ],
    ['aws ec2 stop-instances --instance-ids i-1 i-2', { InstanceIds: ['i-1', 'i-2'] }],
    ['aws ec2 stop-instances --instance-ids \'["i-1"]\'', { InstanceIds: ['i-1'] }],
    [
      'aws iam enable-mfa-device --user-name b --serial-number arn:aws:iam::1:mfa/b --authentication-code1 123456 --authentication-code-2 234567',
      {
        UserName: 'b',
        SerialNumber: 'arn:aws:iam::1:mfa/b',
        AuthenticationCode1: '123456',
        AuthenticationCode2: '234567',
      },
    ],
    ['aws ec2 run-instances --image-id ami-1', { ImageId: 'ami-1', MinCount: 1, MaxCount: 1 }],
    ['aws ec2 run-instances --image-id ami-1 --count 1:3', { ImageId: 'ami-1', MinCount: 1, MaxCount: 3 }],
    [
      'aws ec2 run-instances --image-id ami-1 --user-data file://a.txt',
      { ImageId: 'ami-1', MinCount: 1, MaxCount: 1, UserData: 'aGVsbG8=' },
    ],
    [
      'aws ec2 run-instances --image-id ami-1 --enable-api-termination',
      { ImageId: 'ami-1', MinCount: 1, MaxCount: 1, DisableApiTermination: false },
    ],
    [
      'aws ec2 modify-instance-attribute --instance-id i-1 --instance-type t3.large',
      { InstanceId: 'i-1', InstanceType: { Value: 't3.large' } },
    ],
    [
      'aws ec2 modify-instance-attribute --instance-id i-1 --disable-api-termination',
      { InstanceId: 'i-1', DisableApiTermination: { Value: true } },
    ],
    [
      'aws ec2 modify-instance-attribute --instance-id i-1 --no-disable-api-termination',
      { InstanceId: 'i-1', DisableApiTermination: { Value: false } },
    ],
    ['aws s3api put-object --bucket b --key k --body a.txt', { Bucket: 'b', Key: 'k', Body: 'aGVsbG8=' }],
    ['aws s3api put-object --bucket b --key k --body bin', { Bucket: 'b', Key: 'k', Body: '/wAB' }],
    ['aws iam list-users --max-items 5 --marker m', { MaxItems: 5, Marker: 'm' }],
  ])('%s', (line, input) => {
    expect(inputOf(line, port)).toEqual(input);
  });

  it('name the Region of the call, else the environment or the profile does', () => {
    expect(run('aws ec2 describe-instances --region eu-west-1', port).calls[0]?.region).toBe('eu-west-1');
    expect(run('AWS_REGION=eu-central-1 aws ec2 describe-instances', port).calls[0]?.region).toBe('eu-central-1');
    expect(run('aws configure set region us-west-2; aws ec2 describe-instances', port).calls[0]?.region).toBe(
      'us-west-2',
    );
  });

  it('may leave out the signature', () => {
    expect(run('aws s3 ls s3://b --no-sign-request', port).calls[0]?.caller).toEqual({ type: 'anonymous' });
  });

  it.each([
    [
      'aws iam create-role --role-name r --assume-role-policy-document file://nope.json',
      "Error parsing parameter '--assume-role-policy-document': Unable to load paramfile file://nope.json: [Errno 2] No such file or directory: 'nope.json'",
      252,
    ],
    [
      'aws iam create-role --role-name r --assume-role-policy-document x --max-session-duration abc',
      "invalid literal for int() with base 10: 'abc'",
      255,
    ],
    [
      'aws s3api put-object --bucket b --key k --body nope.txt',
      "Error parsing parameter '--body': Blob values must be a path to a file.",
      252,
    ],
    [
      'aws ec2 run-instances --image-id ami-1 --count x',
      'count parameter should be of form min[:max] (e.g. 1 or 1:10)',
      252,
    ],
    [
      'aws iam get-user --user-name ""',
      'Parameter validation failed:\nInvalid length for parameter UserName, value: 0, valid min length: 1',
      252,
    ],
    [
      'aws iam update-account-password-policy --minimum-password-length 3',
      'Parameter validation failed:\nInvalid value for parameter MinimumPasswordLength, value: 3, valid min value: 6',
      252,
    ],
    [
      'aws iam create-user --user-name b --tags Key=a,Val=b',
      'Parameter validation failed:\nMissing required parameter in Tags[0]: "Value"\nUnknown parameter in Tags[0]: "Val", must be one of: Key, Value',
      252,
    ],
    [
      'aws iam list-users --endpoint-url localhost',
      'Bad value for --endpoint-url "localhost": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/',
      252,
    ],
    ['AWS_ACCESS_KEY_ID=x aws iam list-users', 'Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY', 255],
  ])('%s is refused', (line, message, exit) => {
    expect(run(line, port)).toMatchObject({ stderr: `\n${message}\n`, exit, calls: [] });
  });

  it('refuses a secret that does not belong to the key', () => {
    const strict = fakePort(undefined, {}, { secretFits: () => false });
    const { stderr, exit, calls } = run('AWS_ACCESS_KEY_ID=AKIA1 AWS_SECRET_ACCESS_KEY=s aws iam list-users', strict);
    expect(stderr).toContain('An error occurred (SignatureDoesNotMatch) when calling the ListUsers operation:');
    expect([exit, calls]).toEqual([254, []]);
  });
});

describe('an option that the AWS CLI adds by hand', () => {
  it('gives the bytes of a function beside the place of its code', () => {
    const port = fakePort(undefined, { 'code.zip': 'PK' });
    const line = 'aws lambda create-function --function-name f --role arn:aws:iam::111122223333:role/f';
    expect(inputOf(`${line} --code S3Bucket=code --zip-file fileb://code.zip`, port)).toMatchObject({
      Code: { S3Bucket: 'code', ZipFile: 'UEs=' },
    });
    expect(inputOf(`${line} --code S3Bucket=code`, port)).toMatchObject({ Code: { S3Bucket: 'code' } });
  });

  it('gives what a recorder records beside the recorder', () => {
    const line = 'aws configservice put-configuration-recorder --configuration-recorder name=default';
    expect(inputOf(`${line} --recording-group allSupported=true`)).toEqual({
      ConfigurationRecorder: { name: 'default', recordingGroup: { allSupported: true } },
    });
  });

  it('has the endpoint of a subscription under another name, since `--endpoint-url` is there already', () => {
    const line = 'aws sns subscribe --topic-arn arn:aws:sns:us-east-1:111122223333:t --protocol email';
    expect(inputOf(`${line} --notification-endpoint a@example.com`)).toMatchObject({ Endpoint: 'a@example.com' });
  });
});

describe('--cli-input-json and --cli-input-yaml', () => {
  it.each([
    ['aws iam create-user --cli-input-json file://in.json', { UserName: 'Ann', Tags: [{ Key: 'a', Value: 'b' }] }],
    [
      'aws iam create-user --cli-input-json file://in.json --user-name Zed',
      { UserName: 'Zed', Tags: [{ Key: 'a', Value: 'b' }] },
    ],
    ['aws iam create-user --cli-input-yaml file://in.yaml', { UserName: 'Ann', Tags: [{ Key: 'a', Value: '1' }] }],
    ["aws iam create-user --cli-input-yaml 'UserName: Y'", { UserName: 'Y' }],
  ])('%s', (line, input) => {
    expect(inputOf(line, port)).toEqual(input);
  });

  it.each([
    ["aws iam create-user --cli-input-json '{'", "Error parsing parameter 'cli-input-json': Invalid JSON received."],
    [
      "aws iam create-user --cli-input-yaml 'a: [b'",
      "Error parsing parameter 'cli-input-yaml': Invalid YAML received.",
    ],
    [
      "aws iam create-user --cli-input-json '[1]'",
      "Error parsing parameter '--cli-input-json': Invalid type: expecting map, received <class 'list'>",
    ],
    [
      "aws iam create-user --cli-input-json '{}' --cli-input-yaml '{}'",
      'Only one --cli-input- parameter may be specified.',
    ],
    [
      "aws iam create-user --cli-input-json '{}'",
      'Parameter validation failed:\nMissing required parameter in input: "UserName"',
    ],
    [
      'aws iam create-user --cli-input-json \'{"UserName":5}\'',
      "Parameter validation failed:\nInvalid type for parameter UserName, value: 5, type: <class 'int'>, valid types: <class 'str'>",
    ],
    [
      'aws iam create-user --cli-input-json \'{"UserName":"x","Tags":{}}\'',
      "Parameter validation failed:\nInvalid type for parameter Tags, value: {}, type: <class 'dict'>, valid types: <class 'list'>, <class 'tuple'>",
    ],
    [
      'aws iam create-user --cli-input-json \'{"UserNam":"x"}\'',
      'Parameter validation failed:\nMissing required parameter in input: "UserName"\nUnknown parameter in input: "UserNam", must be one of: Path, UserName, PermissionsBoundary, Tags',
    ],
  ])('%s is refused', (line, message) => {
    expect(run(line, port)).toMatchObject({ stderr: `\n${message}\n`, exit: 252, calls: [] });
  });

  it('refuse documents whose nesting or anchors could exhaust the machine', () => {
    const deep = fakePort(undefined, {
      'deep.yaml': `a: ${'['.repeat(50_000)}`,
      'deep.json': '['.repeat(50_000),
      'laughs.yaml': `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
    });
    for (const file of ['deep.yaml', 'laughs.yaml'])
      expect(run(`aws iam create-user --cli-input-yaml file://${file}`, deep).stderr).toContain(
        'Invalid YAML received.',
      );
    expect(run('aws iam create-user --cli-input-json file://deep.json', deep).stderr).toContain(
      'Invalid JSON received.',
    );
  });
});
