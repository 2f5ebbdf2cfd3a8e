import { isPublicPolicy } from '../../policy/publicAccess.ts';
import { flag, optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { withResource } from '../resource.ts';
import { resourcePolicy } from '../resourcePolicy.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { fail } from './failures.ts';
import { onSecret, secretArn } from './onSecret.ts';
import { named } from './secrets.ts';

/** Resource policies of secrets: AWS Secrets Manager API Reference. */
export const policies: ResourceRows = {
  GetResourcePolicy: onSecret({
    effect: 'shows the resource policy',
    deletedToo: true,
    run: ({ sandbox }, { resource }) =>
      done(sandbox, { ...named(resource.arn), ...(resource.policy ? { ResourcePolicy: resource.policy.text } : {}) }),
  }),
  PutResourcePolicy: onSecret({
    effect: 'replaces the resource policy',
    errors: ['secrets.policy', 'secrets.public'],
    context: ({ input }) => ({ 'secretsmanager:BlockPublicPolicy': String(flag(input, 'BlockPublicPolicy')) }),
    run: ({ sandbox, input }, { resource }) => {
      const policy = resourcePolicy(sandbox, text(input, 'ResourcePolicy'));
      if (!policy) return fail('secrets.policy');
      if (flag(input, 'BlockPublicPolicy') && isPublicPolicy(policy.policy)) return fail('secrets.public');
      return done(withResource(sandbox, { ...resource, policy }), named(resource.arn));
    },
  }),
  DeleteResourcePolicy: onSecret({
    effect: 'removes the resource policy',
    run: ({ sandbox }, { resource }) => done(withResource(sandbox, { ...resource, policy: null }), named(resource.arn)),
  }),
  ValidateResourcePolicy: {
    on: 'Secret',
    effect: 'says whether a resource policy is valid and grants broad access',
    errors: ['secrets.policy'],
    asks: (call) => ({ resource: secretArn(call, optionalText(call.input, 'SecretId') ?? 'ValidateResourcePolicy') }),
    run: ({ sandbox, input }) => {
      const policy = resourcePolicy(sandbox, text(input, 'ResourcePolicy'));
      if (!policy) return fail('secrets.policy');
      return done(sandbox, { PolicyValidationPassed: !isPublicPolicy(policy.policy), ValidationErrors: [] });
    },
  },
};
