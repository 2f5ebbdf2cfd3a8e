import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of AWS Lambda: AWS Lambda API Reference, and answers that others recorded. */
export const lambdaFailures = {
  'lambda.no-function': { code: 'ResourceNotFoundException', status: 404, text: 'Function not found: {Arn}' },
  'lambda.exists': { code: 'ResourceConflictException', status: 409, text: 'Function already exist: {Name}' },
  'lambda.role': {
    code: 'InvalidParameterValueException',
    status: 400,
    text: 'The role defined for the function cannot be assumed by Lambda.',
  },
  'lambda.no-policy': {
    code: 'ResourceNotFoundException',
    status: 404,
    text: 'The resource you requested does not exist.',
  },
  'lambda.sid-exists': {
    code: 'ResourceConflictException',
    status: 409,
    text: 'The statement id ({Sid}) provided already exists. Please provide a new statement id, or remove the existing statement.',
  },
  'lambda.no-sid': {
    code: 'ResourceNotFoundException',
    status: 404,
    text: 'Statement {Sid} is not found in resource policy.',
  },
  'lambda.principal': {
    code: 'InvalidParameterValueException',
    status: 400,
    text: 'The provided principal was invalid. Please check the principal and try again.',
  },
  'lambda.code': {
    code: 'InvalidParameterValueException',
    status: 400,
    text: 'Please provide a source for function code.',
  },
} as const satisfies ResourceFailures;

export const fail = failing(lambdaFailures);
