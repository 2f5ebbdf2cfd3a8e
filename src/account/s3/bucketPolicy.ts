import { expandActions } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import { malformedPolicy } from '../../policy/malformed.ts';
import { isPublicPolicy } from '../../policy/publicAccess.ts';
import { text } from '../iam/input.ts';
import type { Operation, Result } from '../operation.ts';
import { principalsExist } from '../principalsExist.ts';
import type { Sandbox } from '../sandbox.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { type BucketCall, bucketOperation } from './bucketOperation.ts';
import { fail } from './failures.ts';
import { blocksPublicPolicy } from './publicAccessBlock.ts';
import { withBucket } from './withBucket.ts';

/** Policies are handled in the owner's account only: Amazon S3 API Reference, PutBucketPolicy. */
const owned = (action: string, run: (call: BucketCall) => Result): Operation =>
  bucketOperation({
    permissions: ({ bucket }) => [{ action, resource: bucket.arn }],
    run: (call) => (call.owner.id === call.account.id ? run(call) : fail('s3.not-owner')),
  });

export const getBucketPolicy = owned('s3:GetBucketPolicy', ({ sandbox, bucket }) =>
  bucket.policy ? { sandbox, output: { Policy: bucket.policy.text } } : fail('s3.no-policy'),
);

export const deleteBucketPolicy = owned('s3:DeleteBucketPolicy', ({ sandbox, bucket, owner }) => ({
  sandbox: withBucket(sandbox, owner.id, { ...bucket, policy: null }),
  output: {},
}));

export const putBucketPolicy = owned('s3:PutBucketPolicy', ({ sandbox, bucket, owner, input, identity }) => {
  const document = text(input, 'Policy');
  const stored = storedPolicy(document, 'resource');
  const refused = malformedPolicy(document, 'resource') ?? (stored && misfit(stored.policy, bucket.arn, sandbox));
  if (refused !== null || !stored) return fail('s3.policy', { Message: refused ?? 'Policy document is invalid' });
  if (blocksPublicPolicy(owner, bucket) && isPublicPolicy(stored.policy)) {
    return fail('s3.public-policy', { Caller: identity.arn, Arn: bucket.arn });
  }
  return { sandbox: withBucket(sandbox, owner.id, { ...bucket, policy: stored }), output: {} };
});

/** S3's words for a policy that does not fit its bucket, or null. */
function misfit(policy: Policy, bucketArn: string, sandbox: Sandbox): string | null {
  for (const statement of policy.statements) {
    if (!resourcesFit(statement, bucketArn)) return 'Policy has invalid resource';
    if (!actionsApply(statement, bucketArn)) return 'Action does not apply to any resource(s) in statement';
  }
  return principalsExist(policy, sandbox) ? null : 'Invalid principal in policy';
}

const resourcesFit = ({ resource }: Statement, bucketArn: string): boolean =>
  (resource?.patterns ?? []).every(
    (pattern) => pattern === bucketArn || pattern.startsWith(`${bucketArn}/`) || pattern === `${bucketArn}*`,
  );

/** Each action pattern has an action on one of the kinds of resource that the statement names. */
function actionsApply({ action, resource }: Statement, bucketArn: string): boolean {
  if (action.negated || resource?.negated) return true;
  const patterns = resource?.patterns ?? [];
  const kinds = new Set(patterns.flatMap((pattern) => kindsOf(pattern, bucketArn)));
  return action.patterns.every((pattern) =>
    expandActions(pattern).some((entry) => entry.resources.some(({ type }) => kinds.has(type))),
  );
}

const kindsOf = (pattern: string, bucketArn: string): readonly string[] => {
  if (pattern === bucketArn) return ['bucket'];
  return pattern === `${bucketArn}*` ? ['bucket', 'object'] : ['object'];
};
