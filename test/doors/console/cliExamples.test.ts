import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validate } from '../../../src/account/validate.ts';
import { serviceModel } from '../../../src/catalogue/models.ts';
import { cliName } from '../../../src/doors/console/cliNames.ts';
import { commandModel } from '../../../src/doors/console/serviceNames.ts';
import { fakePort, no, run, yes } from './fakePort.ts';

interface Examples {
  readonly package: string;
  readonly lines: readonly string[];
}

/** Written by scripts/data/cliExamples.ts. */
const examples = JSON.parse(readFileSync(new URL('cliExamples.json', import.meta.url), 'utf8')) as Examples;

/** What the examples read; every other file holds an empty JSON object, which is text enough for a policy. */
const files: Readonly<Record<string, string>> = {
  'RequiredTagsForEC2Instances.json': '{"Source":{"Owner":"AWS","SourceIdentifier":"REQUIRED_TAGS"}}',
  'InstanceTypesAreT2micro.json': '{"Source":{"Owner":"CUSTOM_LAMBDA"}}',
  'request-items.json': '{"MusicCollection":[{"PutRequest":{"Item":{"Artist":{"S":"No One You Know"}}}}]}',
  'gsi.json':
    '[{"IndexName":"GameTitleIndex","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]',
  'putevents.json': '[{"Source":"com.mycompany.myapp","Detail":"{}","DetailType":"myDetailType"}]',
  events: '[{"timestamp":1433190184356,"message":"Example Event 1"}]',
  events2: '[{"timestamp":1433190184356,"message":"Example Event 2"}]',
  'delete.json': '{"Objects":[{"Key":"test1.txt"}]}',
  'filters.json': '[{"Name":"instance-type","Values":["t2.micro"]}]',
  'mapping.json': '[{"DeviceName":"/dev/sdb","Ebs":{"VolumeSize":100}}]',
  'tagging.json': '{"TagSet":[{"Key":"organization","Value":"marketing"}]}',
  'change-password.json': '{"OldPassword":"1234567","NewPassword":"7654321"}',
  'create-open-id-connect-provider.json': '{"Url":"https://server.example.com"}',
  'SAMLMetaData.xml': `<EntityDescriptor>${' '.repeat(1000)}</EntityDescriptor>`,
};

/** Lines that the AWS CLI, or the shell before it, refuses as well: how they go on, and with what they are refused. */
const refused: readonly (readonly [line: string, why: string])[] = [
  // Shorter than the sixteen characters that the client asks for.
  ['iam get-access-key-last-used', 'Invalid length for parameter AccessKeyId, value: 11, valid min length: 16'],
  // A shell takes `<password>` for a redirection.
  ['iam update-login-profile --user-name Bob --password <password>', '`<` is not part of this console'],
  // The backslash at the end of its first line is missing.
  ['organizations attach-policy', 'the following arguments are required: --policy-id, --target-id'],
  // Texts where the model wants structures, one of them with an equals sign.
  ['sts assume-role-with-web-identity', 'Unknown parameter in PolicyArns[0]: "arn:aws:iam::123456789012:policy/q"'],
];

/** Read as the AWS CLI reads it; the service's model of today knows other names there. */
const outOfDate = /--attribute-names SenderId SentTimestamp/;

const ofServices = (...services: readonly string[]) =>
  examples.lines.filter((line) => services.some((service) => line.startsWith(`aws ${service} `)));

const whyRefused = (line: string) => refused.find(([start]) => line.startsWith(`aws ${start}`))?.[1];
const prints = (line: string) => line.includes('--generate-cli-skeleton');
const waits = (line: string) => /^aws \S+ wait /.test(line);

/** An account that is as the line waits for it to be. */
function answering(line: string) {
  if (line.includes('-not-')) return () => no('404', 'Not Found', 404);
  const state = /wait instance-(running|stopped|terminated)/.exec(line)?.[1] ?? 'running';
  return () => yes({ Reservations: [{ Instances: [{ State: { Name: state } }] }] });
}

const port = fakePort(undefined, {}, { readFile: (name) => files[name] ?? '{}' });

function operationNamed(line: string): string | undefined {
  const [, command = '', name = ''] = /^aws +(\S+) +(\S+)/.exec(line) ?? [];
  return Object.keys(commandModel(command)?.operations ?? {}).find((operation) => cliName(operation) === name);
}

describe('the command lines in the examples of the AWS CLI', () => {
  it('come from a named version of the package', () => {
    expect(examples.package).toBe('awscli 2.9.19-1');
  });

  it('are many', () => {
    const counted = ['iam', 'sts', 'organizations'].map((service) => ofServices(service).length);
    expect(counted).toEqual([160, 5, 43]);
    expect(examples.lines.length).toBeGreaterThanOrEqual(543);
  });

  it('are read as the call that they name', () => {
    const read = examples.lines.filter((line) => whyRefused(line) === undefined && !prints(line) && !waits(line));
    for (const line of read) {
      const { calls, stderr, exit } = run(line, port);
      expect({ line, stderr, exit }).toEqual({ line, stderr: '', exit: 0 });
      const [call] = calls;
      const model = serviceModel(call?.service ?? '');
      const operation = model?.operations[operationNamed(line) ?? ''];
      if (!call || !model || !operation) throw new Error(`no call from ${line}`);
      expect({ line, operation: call.operation }).toEqual({ line, operation: operation.name });
      const valid = validate(model, operation, call.input) === null;
      expect({ line, valid }).toEqual({ line, valid: !outOfDate.test(line) });
    }
    expect(read.length).toBe(examples.lines.length - refused.length - 3 - 12);
  });

  it('that wait ask the account until it answers as they wish', () => {
    const waiting = examples.lines.filter(waits);
    const asked = waiting.map((line) => {
      const { calls, exit, stderr } = run(line, fakePort(answering(line)));
      expect({ line, exit, stderr }).toEqual({ line, exit: 0, stderr: '' });
      return calls[0]?.operation;
    });
    expect(asked.length).toBe(12);
    expect(new Set(asked)).toEqual(
      new Set([
        'DescribeInstances',
        'GetInstanceProfile',
        'GetPolicy',
        'GetRole',
        'GetUser',
        'HeadBucket',
        'HeadObject',
      ]),
    );
  });

  it('that ask for a skeleton print one and call nothing', () => {
    const asking = examples.lines.filter(prints);
    for (const line of asking) {
      const { calls, session, exit } = run(line, port);
      expect({ line, exit, calls }).toEqual({ line, exit: 0, calls: [] });
      const [text = ''] = session.files.values();
      expect(Object.keys(JSON.parse(String(text))).length).toBeGreaterThan(0);
    }
    expect(asking.length).toBe(3);
  });

  it('are refused where the AWS CLI or a shell would refuse them, too', () => {
    const lines = examples.lines.filter((line) => whyRefused(line) !== undefined);
    expect(lines.length).toBe(refused.length);
    for (const line of lines) {
      const { calls, stderr } = run(line, port);
      expect({ line, calls }).toEqual({ line, calls: [] });
      expect(stderr).toContain(whyRefused(line));
    }
  });
});
