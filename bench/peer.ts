import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decide } from '../src/policy/evaluate.ts';
import { parsePolicy } from '../src/policy/parse.ts';
import type { AuthorizationRequest, PoliciesInForce } from '../src/policy/request.ts';

// Decisions a second, side by side with @cloud-copilot/iam-simulate without its checks of input. That package is under
// the AGPL and no part of this project: it is installed in a folder of its own (PEER_DIR, else a temporary one).

const peerName = '@cloud-copilot/iam-simulate';
const peerVersion = '0.1.173';

type Simulate = (simulation: unknown, options: unknown) => unknown;

function peerFolder(): string {
  const given = process.env.PEER_DIR ?? process.argv[2];
  if (given) return resolve(given);
  const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-peer-'));
  const flags = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', ...flags, `${peerName}@${peerVersion}`], { stdio: 'ignore' });
  return folder;
}

async function peerSimulate(): Promise<Simulate> {
  const path = join(peerFolder(), 'node_modules', peerName, 'dist/esm/index.js');
  const module: { runUnsafeSimulation: Simulate } = await import(pathToFileURL(path).href);
  return module.runUnsafeSimulation;
}

interface Set {
  readonly name: string;
  readonly documents: readonly object[];
  readonly requests: readonly AuthorizationRequest[];
}

const account = '111122223333';
const principal = `arn:aws:iam::${account}:user/dana`;

function ask(action: string, resource: string, context: AuthorizationRequest['context']): AuthorizationRequest {
  return { principal, action, resource, resourceAccount: account, context };
}

const five: Set = {
  name: 'one policy of 5 statements',
  documents: [
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:ListBucket'],
          Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
        },
        { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'],
          Resource: `arn:aws:sqs:*:${account}:jobs-*`,
        },
        { Effect: 'Allow', Action: 'dynamodb:*Item', Resource: `arn:aws:dynamodb:*:${account}:table/orders` },
        { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
      ],
    },
  ],
  requests: [
    ask('s3:GetObject', 'arn:aws:s3:::logs/2026/11/25', {}),
    ask('s3:DeleteObject', 'arn:aws:s3:::logs/2026/11/25', {}),
    ask('ec2:DescribeInstances', '*', {}),
    ask('sqs:SendMessage', `arn:aws:sqs:eu-west-1:${account}:jobs-7`, {}),
    ask('dynamodb:PutItem', `arn:aws:dynamodb:eu-west-1:${account}:table/orders`, {}),
    ask('dynamodb:PutItem', `arn:aws:dynamodb:eu-west-1:${account}:table/users`, {}),
    ask('iam:CreateUser', `arn:aws:iam::${account}:user/x`, {}),
    ask('s3:ListBucket', 'arn:aws:s3:::logs', {}),
  ],
};

const conditions = (index: number): object => ({
  StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] },
  StringLike: { 'aws:PrincipalTag/team': `team-${index % 20}*` },
  IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '198.51.100.0/24'] },
  Bool: { 'aws:SecureTransport': 'true' },
});

const statement = (index: number): object => ({
  Sid: `S${index}`,
  Effect: index % 9 === 8 ? 'Deny' : 'Allow',
  Action: ['s3:Get*', 's3:PutObject', 'sqs:SendMessage', 'dynamodb:*Item'].slice(index % 3),
  Resource: [`arn:aws:s3:::bucket-${index}/*`, `arn:aws:sqs:*:${account}:jobs-${index}`],
  Condition: conditions(index),
});

const twenty: Set = {
  name: '20 policies of 10 statements with conditions',
  documents: Array.from({ length: 20 }, (_, policy) => ({
    Version: '2012-10-17',
    Statement: Array.from({ length: 10 }, (_, inner) => statement(policy * 10 + inner)),
  })),
  requests: [3, 8, 42, 97, 130, 199, 200, 17].map((index) =>
    ask('s3:PutObject', `arn:aws:s3:::bucket-${index}/a/b`, {
      'aws:RequestedRegion': 'eu-west-1',
      'aws:PrincipalTag/team': `team-${index % 20}`,
      'aws:SourceIp': '203.0.113.77',
      'aws:SecureTransport': 'true',
    }),
  ),
};

function policiesOf({ documents }: Set): PoliciesInForce {
  const identity = documents.map((document, index) => {
    const { policy, faults } = parsePolicy(JSON.stringify(document));
    if (policy === null) throw new Error(faults[0]?.message);
    return { ref: `identity[${index}]`, policy };
  });
  return { identity };
}

const simulationOf = ({ documents }: Set, { action, resource, context }: AuthorizationRequest) => ({
  request: { principal, action, resource: { resource, accountId: account }, contextVariables: context },
  identityPolicies: documents.map((policy, index) => ({ name: `policy-${index}`, policy })),
  serviceControlPolicies: [],
  resourceControlPolicies: [],
});

const peerWords: Readonly<Record<string, string>> = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitDeny',
  ImplicitlyDenied: 'implicitDeny',
};

/** Calls a second: the best of several rounds of at least `millis` each, over all requests in turn. */
function rate(work: readonly (() => unknown)[], millis = 400, rounds = 5): number {
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    let calls = 0;
    const start = performance.now();
    let spent = 0;
    while (spent < millis) {
      for (const call of work) call();
      calls += work.length;
      if (calls % 64 === 0 || work.length > 64) spent = performance.now() - start;
    }
    best = Math.max(best, (calls / spent) * 1000);
  }
  return best;
}

const shown = (value: number) => Math.round(value).toLocaleString('en').padStart(11);

const simulate = await peerSimulate();
for (const set of [five, twenty]) {
  const policies = policiesOf(set);
  const simulations = set.requests.map((request) => simulationOf(set, request));
  for (const [index, request] of set.requests.entries()) {
    const theirs = peerWords[String(simulate(simulations[index], {}))];
    const ours = decide(request, policies).decision;
    if (ours !== theirs) throw new Error(`${request.action} on ${request.resource}: ${ours} here, ${theirs} there`);
  }
  const ours = rate(set.requests.map((request) => () => decide(request, policies).decision));
  const theirs = rate(simulations.map((simulation) => () => simulate(simulation, {})));
  const reasons = rate(set.requests.map((request) => () => JSON.stringify(decide(request, policies))));
  console.log(`${set.name}: ${set.requests.length} requests, the same verdicts from both`);
  console.log(`  decide, reasons on demand  ${shown(ours)} a second   ×${(ours / theirs).toFixed(0)}`);
  console.log(`  decide, all reasons read   ${shown(reasons)} a second   ×${(reasons / theirs).toFixed(1)}`);
  console.log(`  ${peerName}  ${shown(theirs)} a second`);
}
