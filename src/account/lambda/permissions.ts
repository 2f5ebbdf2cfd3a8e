import type { JsonObject } from '../call.ts';
import { optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import type { Invocation, Result } from '../operation.ts';
import { principalsExist } from '../principalsExist.ts';
import { type Found, withResource } from '../resource.ts';
import { policyOf, statementsOf } from '../resourcePolicy.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { fail } from './failures.ts';
import { onFunction } from './onFunction.ts';

/** A principal as the statement has it: a service, an account, or an ARN. */
function principalOf(given: string): JsonObject | string {
  if (given === '*') return '*';
  if (/^\d{12}$/.test(given)) return { AWS: `arn:aws:iam::${given}:root` };
  return given.startsWith('arn:') ? { AWS: given } : { Service: given };
}

/** Conditions that a statement gets: AWS Lambda Developer Guide, access-control-resource-based. */
function conditionOf(input: JsonObject): JsonObject {
  const source = optionalText(input, 'SourceArn');
  const account = optionalText(input, 'SourceAccount');
  const organization = optionalText(input, 'PrincipalOrgID');
  const equals = {
    ...(account === undefined ? {} : { 'AWS:SourceAccount': account }),
    ...(organization === undefined ? {} : { 'aws:PrincipalOrgID': organization }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 ? { StringEquals: equals } : {}),
    ...(source === undefined ? {} : { ArnLike: { 'AWS:SourceArn': source } }),
  };
  return Object.keys(condition).length > 0 ? { Condition: condition } : {};
}

function add(call: Invocation, { resource }: Found<'function'>): Result {
  const { input, sandbox } = call;
  const sid = text(input, 'StatementId');
  const statements = statementsOf(resource.policy);
  if (statements.some(({ Sid }) => Sid === sid)) return fail('lambda.sid-exists', { Sid: sid });
  const statement = {
    Sid: sid,
    Effect: 'Allow',
    Principal: principalOf(text(input, 'Principal')),
    Action: text(input, 'Action'),
    Resource: resource.arn,
    ...conditionOf(input),
  };
  const policy = policyOf('default', [...statements, statement]);
  if (!policy || !principalsExist(policy.policy, sandbox)) return fail('lambda.principal');
  return done(withResource(sandbox, { ...resource, policy }), { Statement: JSON.stringify(statement) });
}

/** The policy of a function: AWS Lambda API Reference. */
export const permissions: ResourceRows = {
  AddPermission: onFunction({
    effect: 'adds a statement to the function policy',
    errors: ['lambda.sid-exists', 'lambda.principal'],
    context: ({ input }) => ({ 'lambda:Principal': text(input, 'Principal') }),
    run: add,
  }),
  RemovePermission: onFunction({
    effect: 'removes a statement of the function policy',
    errors: ['lambda.no-policy', 'lambda.no-sid'],
    run: ({ sandbox, input }, { resource }) => {
      const sid = text(input, 'StatementId');
      const statements = statementsOf(resource.policy);
      if (statements.length === 0) return fail('lambda.no-policy');
      const left = statements.filter(({ Sid }) => Sid !== sid);
      if (left.length === statements.length) return fail('lambda.no-sid', { Sid: sid });
      return done(withResource(sandbox, { ...resource, policy: policyOf('default', left) }));
    },
  }),
  GetPolicy: onFunction({
    effect: 'shows the function policy',
    errors: ['lambda.no-policy'],
    run: ({ sandbox }, { resource }) =>
      resource.policy ? done(sandbox, { Policy: resource.policy.text }) : fail('lambda.no-policy'),
  }),
};
