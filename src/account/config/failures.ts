import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of AWS Config: AWS Config API Reference, and answers that others recorded. */
export const configFailures = {
  'config.no-rule': {
    code: 'NoSuchConfigRuleException',
    status: 400,
    text: "The ConfigRule '{Name}' provided in the request is invalid. Please check the configRule name.",
  },
  'config.no-recorder': {
    code: 'NoSuchConfigurationRecorderException',
    status: 400,
    text: "Cannot find configuration recorder with the specified name '{Name}'.",
  },
  'config.recorder-needed': {
    code: 'NoAvailableConfigurationRecorderException',
    status: 400,
    text: 'Configuration recorder is not available to put config rule.',
  },
  'config.identifier': {
    code: 'InvalidParameterValueException',
    status: 400,
    text: 'The sourceIdentifier {Identifier} is invalid. Please refer to the documentation for a list of valid sourceIdentifiers that can be used when AWS is the Owner.',
  },
  'config.parameters': {
    code: 'InvalidParameterValueException',
    status: 400,
    text: 'Invalid json {Text} passed in the InputParameters field.',
  },
  'config.unknown-parameters': {
    code: 'InvalidParameterValueException',
    status: 400,
    text: 'Unknown parameters provided in the inputParameters: {Text}',
  },
  'config.role': {
    code: 'InvalidRoleException',
    status: 400,
    text: 'The role {Role} is not valid or AWS Config may not assume it.',
    ours: true,
  },
  'config.no-history': {
    code: 'NoAvailableConfigurationRecorderException',
    status: 400,
    text: 'There is no configuration recorder.',
    ours: true,
  },
  'config.not-discovered': {
    code: 'ResourceNotDiscoveredException',
    status: 400,
    text: 'Resource {Id} of resourceType:{Type} is unknown or has not been discovered',
  },
  'config.range': {
    code: 'InvalidTimeRangeException',
    status: 400,
    text: 'The earlier time must be before the later time.',
    ours: true,
  },
} as const satisfies ResourceFailures;

export const fail = failing(configFailures);
