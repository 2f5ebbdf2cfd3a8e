import { apply } from '../../../src/account/apply.ts';
import type { Applied, Caller, Json, JsonObject } from '../../../src/account/call.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { buildSandbox } from '../../../src/account/start.ts';
import { codeAt, stepAt } from '../../../src/account/totp.ts';

const account = '111122223333';
export const startTime = Date.parse('2026-11-25T09:00:00Z');
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const allow = (action: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});
const trust = (principal: JsonObject, action: Json = 'sts:AssumeRole'): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: action }],
});
const ec2 = trust({ Service: 'ec2.amazonaws.com' });
const created = '2026-01-02T03:04:05Z';
const provider = (type: string, name: string) => `arn:aws:iam::${account}:${type}-provider/${name}`;

/** One account with something of every kind; `calls` make what a start cannot. */
const start = buildSandbox(
  {
    accounts: [
      {
        id: account,
        alias: 'larkspur',
        created,
        passwordPolicy: { minimumLength: 8, reusePrevention: 2, allowUsersToChange: true },
        policies: [
          {
            name: 'reader',
            created,
            description: 'Reads',
            tags: { team: 'blue' },
            versions: [
              { document: allow('s3:GetObject'), created },
              { document: allow('s3:Get*'), created, default: true },
            ],
          },
          { name: 'edge', created, document: allow('s3:*') },
          { name: 'loose', created, document: allow('sqs:*') },
        ],
        groups: [
          { name: 'devs', created, attached: ['reader'], inline: { own: allow('sns:*') } },
          { name: 'empty', created },
        ],
        users: [
          {
            name: 'maya',
            created,
            groups: ['devs'],
            attached: ['reader'],
            inline: { own: allow('sns:*') },
            tags: { team: 'blue' },
            accessKeys: [{ id: 'AKIAMAYAMAYAMAYA0001', created }],
            loginProfile: { password: 'Sunflower-1', created },
            mfa: [{ name: 'maya', seed, enabled: created }],
          },
          { name: 'ivo', created, boundary: 'edge' },
          { name: 'spare', created },
        ],
        roles: [
          {
            name: 'app',
            created,
            trust: ec2,
            attached: ['reader'],
            inline: { own: allow('sns:*') },
            tags: { team: 'blue' },
          },
          { name: 'idle', created, trust: ec2 },
          { name: 'bounded', created, trust: ec2, boundary: 'edge' },
          { name: 'open', created, trust: trust({ AWS: `arn:aws:iam::${account}:root` }) },
          {
            name: 'web',
            created,
            trust: trust({ Federated: provider('oidc', 'idp.example') }, 'sts:AssumeRoleWithWebIdentity'),
          },
          {
            name: 'staff',
            created,
            trust: trust({ Federated: provider('saml', 'Larkspur') }, 'sts:AssumeRoleWithSAML'),
          },
        ],
        instanceProfiles: [
          { name: 'web', created, role: 'app' },
          { name: 'blank', created },
        ],
        root: { accessKeys: [{ id: 'AKIAROOTROOTROOT0001', created }] },
      },
    ],
  },
  { clock: startTime, seed: 7 },
);

const root: Caller = { type: 'root', account, mfa: true };
export const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example/saml"><IDPSSODescriptor>${'.'.repeat(1000)}</IDPSSODescriptor></EntityDescriptor>`;

const calls: readonly (readonly [string, JsonObject])[] = [
  [
    'CreateOpenIDConnectProvider',
    { Url: 'https://idp.example', ClientIDList: ['app-1'], ThumbprintList: ['0'.repeat(40)] },
  ],
  ['CreateSAMLProvider', { Name: 'Larkspur', SAMLMetadataDocument: metadata }],
  ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'drawer' }],
];

export const callers: Readonly<Record<string, Caller>> = {
  root,
  rootKey: { type: 'accessKey', accessKeyId: 'AKIAROOTROOTROOT0001' },
  maya: { type: 'accessKey', accessKeyId: 'AKIAMAYAMAYAMAYA0001' },
  mayaConsole: { type: 'console', account, user: 'maya', mfa: true },
  nobody: { type: 'anonymous' },
};

export function send(sandbox: Sandbox, caller: string, line: string, input: JsonObject): Applied {
  const [service = '', operation = ''] = line.split(':');
  const from = callers[caller];
  if (!from) throw new Error(`there is no caller ${caller}`);
  return apply(sandbox, { service, operation, input, caller: from, time: sandbox.clock + 1000 });
}

/** The sandbox that every case starts from. */
export const world: Sandbox = calls.reduce((sandbox, [operation, input]) => {
  const applied = send(sandbox, 'root', `iam:${operation}`, input);
  if (!applied.outcome.ok) throw new Error(applied.outcome.error.message);
  return applied.sandbox;
}, start);

const tokenOf = (sandbox: Sandbox, input: JsonObject): string => {
  const { outcome } = send(sandbox, 'root', 'dojo:IssueIdentityToken', input);
  return outcome.ok ? String(outcome.output.Token) : '';
};

/** What a case cannot write down: codes, tokens and long texts. */
const words: Readonly<Record<string, (sandbox: Sandbox) => string>> = {
  '{metadata}': () => metadata,
  '{code}': ({ clock }) => codeAt(seed, stepAt(clock + 1000)),
  '{drawer 1}': (sandbox) => drawerCode(sandbox, -1),
  '{drawer 2}': (sandbox) => drawerCode(sandbox, 0),
  '{web token}': (sandbox) =>
    tokenOf(sandbox, { Provider: 'https://idp.example', Subject: 'user-1', Audience: 'app-1' }),
  '{saml response}': (sandbox) =>
    tokenOf(sandbox, {
      Provider: provider('saml', 'Larkspur'),
      Subject: 'iris',
      Roles: [`arn:aws:iam::${account}:role/staff`],
    }),
  '{encoded}': (sandbox) => {
    const { outcome } = send(sandbox, 'maya', 'ec2:StopInstances', { InstanceIds: ['i-0123456789abcdef0'] });
    return outcome.ok
      ? ''
      : (/Encoded authorization failure message: (\S+)/.exec(outcome.error.message)?.[1] ?? 'none');
  },
  '{job}': (sandbox) => [...(sandbox.accounts.get(account)?.accessJobs?.keys() ?? [])][0] ?? '',
};

function drawerCode(sandbox: Sandbox, offset: number): string {
  const device = sandbox.accounts.get(account)?.mfaDevices.get(`arn:aws:iam::${account}:mfa/drawer`);
  return device ? codeAt(device.seed, stepAt(sandbox.clock) + offset) : '';
}

/** An input with its words filled in. */
export function filled(sandbox: Sandbox, value: Json): Json {
  if (typeof value === 'string') return words[value]?.(sandbox) ?? value;
  if (Array.isArray(value)) return value.map((one) => filled(sandbox, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(sandbox, one)]));
}

const secret = /^(SecretAccessKey|SessionToken|Base32StringSeed|QRCodePNG|secretAccessKey|sessionToken)$/;
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(AIDA|AROA|AGPA|ANPA|AIPA|AKIA|ASIA)[A-Z2-7]{16,17}\b/g, '$1…'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/^[A-Z2-7]{32}$/g, '<id>'],
  [/^[0-9a-f]{40}$/g, '<sha1>'],
  [/^[A-Za-z0-9+/]{27}=$/g, '<sha1>'],
];

/** An answer without what is drawn: ids show their prefix, secrets nothing. */
export function plain(value: Json, member = ''): Json {
  if (typeof value === 'string') {
    if (value === metadata) return '{metadata}';
    if (secret.test(member)) return '<secret>';
    return patterns.reduce((text, [pattern, shown]) => text.replace(pattern, shown), value);
  }
  if (Array.isArray(value)) return value.map((one) => plain(one, member));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one, key)]));
}
