import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of Amazon SQS: Amazon SQS API Reference, and answers that others recorded. */
export const sqsFailures = {
  'sqs.no-queue': {
    code: 'AWS.SimpleQueueService.NonExistentQueue',
    status: 400,
    text: 'The specified queue does not exist.',
  },
  'sqs.exists': {
    code: 'QueueAlreadyExists',
    status: 400,
    text: 'A queue already exists with the same name and a different value for attribute {Attribute}',
  },
  'sqs.name': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  },
  'sqs.policy': { code: 'InvalidAttributeValue', status: 400, text: 'Invalid value for the parameter Policy.' },
  'sqs.attribute': { code: 'InvalidAttributeName', status: 400, text: 'Unknown Attribute {Name}.' },
  'sqs.receipt': {
    code: 'ReceiptHandleIsInvalid',
    status: 400,
    text: 'The input receipt handle "{Handle}" is not a valid receipt handle.',
  },
  'sqs.label': {
    code: 'InvalidParameterValue',
    status: 400,
    text: "Value {Label} for parameter Label is invalid. Reason: can't find label.",
  },
  'sqs.label-exists': {
    code: 'InvalidParameterValue',
    status: 400,
    text: 'Value {Label} for parameter Label is invalid. Reason: Already exists.',
  },
} as const satisfies ResourceFailures;

export const fail = failing(sqsFailures);
