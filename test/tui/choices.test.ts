import { describe, expect, it } from 'vitest';
import { operationTable } from '../../src/account/operationTable.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { sandboxOf, startAttempt } from '../../src/training/attemptState.ts';
import { playCommands } from '../../src/training/runCommands.ts';
import { accountChoices, choiceSources } from '../../src/tui/choices/accountChoices.ts';
import { smallScenario } from '../training/smallScenario.ts';

const scenario = smallScenario([
  '\n  buckets:',
  `
  organization:
    units: [{ name: Workloads, id: ou-ab12-workload }]
    policies: [{ name: NoRoot, document: { Version: "2012-10-17", Statement: { Effect: Deny, Action: "*", Resource: "*" } } }]
  identityCenter:
    users: [{ userName: ines }]
    groups: [{ name: Auditors }]
    permissionSets: [{ name: ReadOnly }]
  analyzers: [{ name: outside }]
  buckets:`,
]);

const { state } = playCommands(
  startAttempt(scenario, 0),
  [
    'aws kms create-key --description orders',
    'aws sqs create-queue --queue-name orders',
    'aws sns create-topic --name alarms',
    'aws secretsmanager create-secret --name db --secret-string x',
    'aws dynamodb create-table --table-name carts --attribute-definitions AttributeName=id,AttributeType=S --key-schema AttributeName=id,KeyType=HASH --billing-mode PAY_PER_REQUEST',
    'aws ssm put-parameter --name /app/mode --value on --type String',
    'aws iam create-virtual-mfa-device --virtual-mfa-device-name phone --outfile qr.png --bootstrap-method QRCodePNG',
  ].join('\n'),
  () => undefined,
);
const sandbox = sandboxOf(state);
const account = sandbox.accounts.get(sandbox.home);
const offered = (service: string, member: string) => {
  if (account === undefined) throw new Error('there is no home account');
  return accountChoices(sandbox, account, service)('', member);
};

describe('what the account offers to a form', () => {
  it.each([
    ['iam', 'UserName', 'maya'],
    ['iam', 'PolicyArn', 'ReadOnlyAccess'],
    ['iam', 'SerialNumber', 'phone'],
    ['organizations', 'TargetId', 'OU Workloads'],
    ['organizations', 'PolicyId', 'policy NoRoot'],
    ['organizations', 'ParentId', 'the root'],
    ['sso-admin', 'InstanceArn', 'the instance'],
    ['sso-admin', 'PermissionSetArn', 'ReadOnly'],
    ['sso-admin', 'PrincipalId', 'user ines'],
    ['sso-admin', 'PrincipalId', 'group Auditors'],
    ['identitystore', 'UserId', 'user ines'],
    ['accessanalyzer', 'analyzerArn', 'outside'],
    ['sqs', 'QueueUrl', 'orders'],
    ['sns', 'TopicArn', 'alarms'],
    ['secretsmanager', 'SecretId', 'db'],
    ['dynamodb', 'TableName', 'carts'],
    ['ssm', 'Name', '/app/mode'],
  ])('for %s %s: %s', (service, member, label) => {
    expect(offered(service, member).map((choice) => choice.label)).toContain(label);
  });

  it('names keys by what they are for, and sends their ids', () => {
    const [key] = offered('kms', 'KeyId');
    expect(key?.label).toMatch(/^orders [0-9a-f]{8}…$/);
    expect(key?.value).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is asked for only by members that requests of the service have', () => {
    const members = new Map<string, Set<string>>();
    const all = new Set<string>();
    for (const { service, operation } of operationTable()) {
      const model = serviceModel(service);
      const own = members.get(service) ?? new Set<string>();
      members.set(service, own);
      const names = Object.entries(model?.shapes ?? {}).flatMap(([, shape]) => Object.keys(shape.members ?? {}));
      if (own.size === 0) for (const name of names) own.add(name);
      for (const name of names) all.add(name);
      expect(model?.operations[operation]).toBeDefined();
    }
    const unknown = Object.keys(choiceSources).filter((name) => {
      const [service, member] = name.includes(':') ? name.split(':') : [undefined, name];
      if (service === 'dojo') return false;
      const known = service === undefined ? all : members.get(service);
      return !(known?.has(member ?? '') || known?.has(`${member}s`));
    });
    expect(unknown).toEqual([]);
  });

  it('covers the names of things that requests must give, but for those listed', () => {
    const counts = new Map<string, number>();
    for (const { service, operation, state: done } of operationTable()) {
      if (done !== 'modelled' || /^(Create|Put|Register|Tag|Add)/.test(operation)) continue;
      const model = serviceModel(service);
      const shape = model?.shapes[model.operations[operation]?.input?.shape ?? ''];
      for (const member of shape?.required ?? []) {
        if (!/(Name|Id|Arn|Url|KeyId|SecretId)$/i.test(member)) continue;
        const known = choiceSources[`${service}:${member}`] ?? choiceSources[member];
        if (known === undefined) counts.set(`${service}:${member}`, (counts.get(`${service}:${member}`) ?? 0) + 1);
      }
    }
    expect([...counts.keys()].sort()).toMatchInlineSnapshot(`
      [
        "accessanalyzer:resourceArn",
        "config:ConfigRuleName",
        "config:resourceId",
        "iam:DeletionTaskId",
        "identitystore:MemberId",
        "lambda:StatementId",
        "logs:logStreamName",
        "sns:AttributeName",
        "sns:SubscriptionArn",
        "sqs:QueueName",
        "ssm:DocumentName",
        "stepfunctions:stateMachineArn",
        "sts:Name",
        "sts:RoleSessionName",
        "sts:TaskPolicyArn",
      ]
    `);
  });
});
