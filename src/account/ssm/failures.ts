import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of Parameter Store: AWS Systems Manager API Reference, and answers that others recorded. */
export const ssmFailures = {
  'ssm.no-parameter': {
    code: 'ParameterNotFound',
    status: 400,
    text: '',
    source: 'github.com/awslabs/aws-simple-cicd, issue 10; github.com/vandium-io/aws-param-store, pull request 8',
  },
  'ssm.exists': {
    code: 'ParameterAlreadyExists',
    status: 400,
    text: 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  },
  'ssm.type': {
    code: 'ValidationException',
    status: 400,
    text: 'A parameter type is required when you create a parameter.',
  },
  'ssm.name': {
    code: 'ValidationException',
    status: 400,
    text: 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
    ours: true,
  },
  'ssm.resource-type': {
    code: 'InvalidResourceType',
    status: 400,
    text: '{Type} is not a valid resource type. Valid resource types are: ManagedInstance, MaintenanceWindow, Parameter, PatchBaseline, OpsItem, Document.',
  },
  'ssm.resource-id': {
    code: 'InvalidResourceId',
    status: 400,
    text: 'The resource ID "{Id}" is not valid. Verify that you entered the ID correctly and try again.',
    ours: true,
  },
  'ssm.instance': {
    code: 'InvalidInstanceId',
    status: 400,
    text: 'Instances not in a valid state for account',
    ours: true,
  },
  'ssm.not-connected': { code: 'TargetNotConnected', status: 400, text: '{Target} is not connected.' },
} as const satisfies ResourceFailures;

export const fail = failing(ssmFailures);
