import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { done, type Target } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { fail } from './failures.ts';

const instanceArn = ({ account, region }: Invocation, id: string): string =>
  `arn:aws:ec2:${region}:${account.id}:instance/${id}`;

/** Documents of AWS have no account in their ARN. */
function documentArn({ account, region }: Invocation, name: string): string {
  const owner = /^(AWS|Amazon)-/.test(name) ? '' : account.id;
  return name.startsWith('arn:') ? name : `arn:aws:ssm:${region}:${owner}:document/${name}`;
}

/** True where the agent of a running instance could answer. */
const answers = ({ account, region }: Invocation, id: string): boolean => {
  const instance = account.instances.get(id);
  return instance?.state === 'running' && instance.region === region;
};

const commandOf = (call: Invocation): string => text(call.input, 'DocumentName');

function send(call: Invocation): Result {
  const ids = texts(call.input, 'InstanceIds');
  if (!ids.every((id) => answers(call, id))) return fail('ssm.instance');
  const drawn = draw(call.sandbox, nextUuid);
  const { Comment, Parameters } = call.input;
  const command = {
    CommandId: drawn.value,
    DocumentName: commandOf(call),
    ...(Comment === undefined ? {} : { Comment }),
    ...(Parameters === undefined ? {} : { Parameters }),
    InstanceIds: [...ids],
    RequestedDateTime: isoTime(call.time),
    Status: 'Pending',
    TargetCount: ids.length,
  };
  return done(drawn.sandbox, { Command: command });
}

function start(call: Invocation): Result {
  const target = text(call.input, 'Target');
  if (!answers(call, target)) return fail('ssm.not-connected', { Target: target });
  const drawn = draw(call.sandbox, nextUuid);
  const session = `${call.identity.user?.name ?? call.identity.session?.accessKeyId ?? 'root'}-${drawn.value}`;
  return done(drawn.sandbox, { SessionId: session });
}

const onInstances = (call: Invocation, ids: readonly string[], document: string | undefined): readonly Target[] => [
  ...ids.map((id) => ({ resource: instanceArn(call, id) })),
  ...(document === undefined ? [] : [{ resource: documentArn(call, document) }]),
];

/** Shells on instances: AWS Systems Manager API Reference. Who has one has the credentials of the instance. */
export const shell: ResourceRows = {
  SendCommand: {
    on: 'instance',
    effect: 'has instances run a document; nothing runs in the sandbox',
    errors: ['ssm.instance'],
    asks: (call) => onInstances(call, texts(call.input, 'InstanceIds'), commandOf(call)),
    run: send,
  },
  StartSession: {
    on: 'instance',
    effect: 'opens a shell on an instance',
    errors: ['ssm.not-connected'],
    asks: (call) => onInstances(call, [text(call.input, 'Target')], optionalText(call.input, 'DocumentName')),
    run: start,
  },
};
