import { effort } from '../src/policy/effort.ts';
import { decide } from '../src/policy/evaluate.ts';
import { readPolicy } from '../src/policy/parse.ts';
import type { AuthorizationRequest, PoliciesInForce } from '../src/policy/request.ts';

// How the time of one decision grows: with the statements of a policy, and with the stars of a pattern. Each decision
// is of an action that its policy has not seen, so that nothing remembered helps.

const account = '111122223333';

function inForce(statements: readonly object[]): PoliciesInForce {
  const { policy, faults } = readPolicy({ Version: '2012-10-17', Statement: statements });
  if (policy === null) throw new Error(faults[0]?.message);
  return { identity: [{ ref: 'identity[0]', policy }] };
}

function ask(resource: string, turn: number): AuthorizationRequest {
  const action = `s3:Get${turn}`;
  return { principal: `arn:aws:iam::${account}:user/dana`, action, resource, resourceAccount: account, context: {} };
}

interface Point {
  readonly size: number;
  readonly micros: number;
  readonly steps: number;
}

/** Microseconds and steps of one decision: the fastest of many, which other work on the machine disturbs least. */
function pointOf(size: number, policies: PoliciesInForce, resource: string, runs: number): Point {
  const times: number[] = [];
  for (let turn = 0; turn < runs; turn++) {
    const start = performance.now();
    decide(ask(resource, turn), policies);
    times.push((performance.now() - start) * 1000);
  }
  const before = effort.steps;
  decide(ask(resource, runs), policies);
  const steps = effort.steps - before;
  return { size, micros: Math.min(...times), steps };
}

const BAR = 46;

function draw(title: string, points: readonly Point[]): void {
  const most = Math.max(...points.map(({ micros }) => micros));
  console.log(`\n${title}`);
  for (const { size, micros, steps } of points) {
    const bar = '█'.repeat(Math.max(1, Math.round((micros / most) * BAR)));
    const each = ((micros / size) * 1000).toFixed(0);
    console.log(
      `${size.toLocaleString('en').padStart(7)} ${micros.toFixed(2).padStart(10)} µs ${each.padStart(6)} ns each ${steps.toLocaleString('en').padStart(8)} steps  ${bar}`,
    );
  }
}

const statement = (index: number) => ({
  Effect: index % 5 === 4 ? 'Deny' : 'Allow',
  Action: ['s3:Get*', `sqs:Send${index}`],
  Resource: [`arn:aws:s3:::bucket-${index}/*`, `arn:aws:s3:::*-${index}/*/x`],
  Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
});

const sizes = [1, 10, 100, 1_000, 2_500, 5_000, 7_500, 10_000];
const byStatements = sizes.map((size) => {
  const policies = inForce(Array.from({ length: size }, (_, index) => statement(index)));
  return pointOf(size, policies, 'arn:aws:s3:::other/a/b/c', size > 1_000 ? 60 : 400);
});

const stars = [1, 5, 10, 20, 30, 40, 50];
const byStars = stars.map((size) => {
  const Resource = `arn:aws:s3:::${'a*'.repeat(size)}b*`;
  const policies = inForce([{ Effect: 'Allow', Action: 's3:*', Resource }]);
  return pointOf(size, policies, `arn:aws:s3:::${'a'.repeat(2_000)}`, 2_000);
});

draw('statements of a policy', byStatements);
draw('stars of a pattern that fails on a resource of 2,000 characters', byStars);
