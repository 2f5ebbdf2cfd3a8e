import type { AuthorizationRequest } from '../../policy/request.ts';
import type { AccountMap } from './accountMap.ts';
import { functionCommands } from './commands/functionCommands.ts';
import { identityCommands } from './commands/identityCommands.ts';
import { instanceCommands } from './commands/instanceCommands.ts';
import { serviceCommands } from './commands/serviceCommands.ts';
import { taggingCommands } from './commands/taggingCommands.ts';
import { versionInTheWay } from './newVersion.ts';
import { administratorAccess } from './policyOfEverything.ts';
import { assumedOtherwise } from './preconditions.ts';
import type { Step } from './steps.ts';

const commands: Readonly<Record<string, string>> = {
  ...identityCommands,
  ...instanceCommands,
  ...functionCommands,
  ...serviceCommands,
  ...taggingCommands,
};

/** Command lines of the AWS CLI that walk a step, in order. Actions without a command of their own have none. */
export function commandLines(map: AccountMap, step: Step): readonly string[] {
  const seen = new Set<string>();
  return step.requests.flatMap((request) => {
    const template = commands[request.action];
    const own = step.values?.get(request);
    const once = own ? `${request.action} ${request.resource}` : request.action;
    if (template === undefined || seen.has(once)) return [];
    seen.add(once);
    const line = filled(template, { ...valuesOf(map, step, request), ...own });
    const region = step.binding.host?.arn.split(':')[3];
    return [region && region !== map.view.region ? `${line} --region ${region}` : line];
  });
}

type Values = Readonly<Record<string, string | undefined>>;

/** A part in brackets is left out where one of its values is not known. */
function filled(template: string, values: Values): string {
  const chosen = template.replaceAll(/\[( --[^\]]*)\]/g, (_, part: string) =>
    placeholders(part).every((name) => values[name] !== undefined) ? part : '',
  );
  return chosen.replaceAll(givenTo, (_, space: string, name: string) => {
    const value = values[name] ?? `<${name}>`;
    return `${space !== '' && value.startsWith('-') ? '=' : space}${value}`;
  });
}

/** Not the braces of the CLI's shorthand, which hold more than a name. */
const placeholder = /\{([a-zA-Z]+)\}/g;
/** With the space before: a value that begins with a dash is no option when an equals sign stands there. */
const givenTo = /( ?)\{([a-zA-Z]+)\}/g;
const placeholders = (text: string): string[] => [...text.matchAll(placeholder)].map(([, name = '']) => name);

const statement = (rest: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...rest }] });

const everything = statement({ Action: '*', Resource: '*' });

/** The last part of an ARN, by which commands name a resource. */
export const shortName = (arn: string): string => arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);

function valuesOf(map: AccountMap, step: Step, request: AuthorizationRequest): Values {
  return { ...peopleIn(step), ...thingsIn(map, step), ...askedBy(request) };
}

/** Whom and which policies the commands name. */
function peopleIn({ actor, binding, path, values }: Step): Values {
  const { holder, group, policy, version, denial, profile, provider, permissionSet } = binding;
  const about = holder ?? actor.holder;
  const byName = values !== undefined || path.needs.every(({ action }) => action !== 'sts:AssumeRole');
  const principal = byName ? actor.holder.arn : `arn:aws:iam::${actor.holder.account}:root`;
  const [trusted, assuming] = path.passedTo === undefined ? [{ AWS: principal }, usual] : trustFor(path.passedTo);
  return {
    everything,
    attached: path.attaches ?? administratorAccess,
    newBoundary: administratorAccess,
    trust: statement({ Principal: trusted, Action: assuming }),
    me: actor.holder.name,
    myArn: actor.holder.arn,
    attach: actor.holder.kind === 'user' ? 'attachUserPolicy' : 'attachRolePolicy',
    nameOfMe: actor.holder.kind === 'user' ? 'UserName' : 'RoleName',
    account: actor.holder.account,
    user: about.name,
    role: about.name,
    roleArn: about.arn,
    passed: path.passedTo === undefined ? undefined : holder?.arn,
    group: group?.name,
    policy: policy?.arn,
    version: version?.id,
    oldVersion: policy && versionInTheWay(policy),
    denial: denial?.arn ?? denial?.name?.replace(/^inline policy (.*) of (user|role|group) .*$/, '$1'),
    key: holder?.accessKeyIds?.[0],
    profile: profile?.name,
    provider,
    permissionSet: permissionSet ?? '$SET',
  };
}

const usual = 'sts:AssumeRole';

/** How a role trusts the service that it is passed to. */
const trustFor = (service: string): readonly [object, string] =>
  service in assumedOtherwise
    ? [{ Federated: service }, assumedOtherwise[service] ?? usual]
    : [{ Service: service }, usual];

/** What runs or is made to run. */
function thingsIn(map: AccountMap, { binding: { host }, path, requests }: Step): Values {
  const existing = (...types: string[]) => map.view.resources.find(({ type }) => types.includes(type))?.arn;
  const idOf = (type: string) => {
    const arn = existing(type);
    return arn && shortName(arn);
  };
  const named = (type: string, pattern: RegExp) => {
    if (host && path.host === type) return shortName(host.arn);
    const made = requests.find(({ action, resource }) => pattern.test(action) && resource !== '*');
    return made ? shortName(made.resource) : 'escalation';
  };
  return {
    region: map.view.region,
    center: map.view.center?.instance,
    directoryUser: map.view.center?.user ?? undefined,
    host: host?.arn,
    hostName: host && shortName(host.arn),
    image: idOf('ec2:image') ?? 'ami-0abcdef1234567890',
    subnet: idOf('ec2:subnet'),
    function: named('lambda:function', /^lambda:(Create|Update)Function/),
    job: named('glue:job', /^glue:CreateJob$/),
    project: named('codebuild:project', /^codebuild:CreateProject$/),
    stack: named('cloudformation:stack', /^cloudformation:Create/),
    taskDefinition: named('ecs:task-definition', /^ecs:RegisterTaskDefinition$/),
    jobDefinition: named('batch:job-definition-revision', /^batch:RegisterJobDefinition$/),
    stateMachine: host?.arn ?? requests.find(({ action }) => action === 'states:CreateStateMachine')?.resource,
    tool: host ? (path.host === 'bedrock-agentcore:runtime' ? host.arn : shortName(host.arn)) : 'escalation',
    stream: existing('dynamodb:stream', 'kinesis:stream', 'sqs:queue', 'dynamodb:table'),
    identityPool: idOf('cognito-identity:identitypool'),
  };
}

/** What one request names. */
function askedBy({ resource }: AuthorizationRequest): Values {
  const [bucket = '', ...key] = resource.split(':').slice(5).join(':').split('/');
  return { made: resource === '*' ? 'escalation' : shortName(resource), bucket, objectKey: key.join('/') };
}
