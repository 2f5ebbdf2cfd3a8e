import { type FailureRow, type FailureRows, failing } from '../fail.ts';

const invalid = (text: string, reason = 'other'): FailureRow => ({
  code: 'ValidationException',
  status: 400,
  text,
  detail: { reason },
});
const about = (code: string, status: number, text: string, type: string): FailureRow => ({
  code,
  status,
  text,
  detail: { resourceId: '{Id}', resourceType: type },
});
const missing = (type: string, text: string) => about('ResourceNotFoundException', 404, text, type);
const conflict = (type: string, text: string) => about('ConflictException', 409, text, type);

/**
 * Failures of IAM Access Analyzer. Codes and statuses are those of the API's model; AWS publishes no texts, so that the
 * wording is ours.
 */
const rows = {
  'missing.analyzer': missing('Analyzer', 'Could not find analyzer {Id}'),
  'missing.rule': missing('ArchiveRule', 'Could not find archive rule {Id}'),
  'missing.finding': missing('Finding', 'Could not find finding {Id}'),
  'missing.resource': missing('Resource', 'Could not find resource {Id}'),
  'missing.preview': missing('AccessPreview', 'Could not find access preview {Id}'),
  'missing.recommendation': missing('Recommendation', 'Could not find a recommendation for finding {Id}'),
  'exists.analyzer': conflict('Analyzer', 'An analyzer with name {Id} already exists'),
  'exists.rule': conflict('ArchiveRule', 'An archive rule with name {Id} already exists'),
  'quota.analyzers': about(
    'ServiceQuotaExceededException',
    402,
    'The number of analyzers of type {Type} has reached its limit of {Limit}',
    'Analyzer',
  ),
  'input.organization': invalid(
    'Analyzers of an organization are made in its management account or by its delegated administrator',
  ),
  'input.configuration': invalid('The configuration does not fit the type of the analyzer'),
  'input.age': invalid('The unused access age must be between 1 and 365 days'),
  'input.attribute': invalid('{Attribute} is not an attribute to filter by'),
  'input.v1': invalid('Findings of this analyzer are told by ListFindingsV2 and GetFindingV2 only', 'notSupported'),
  'input.finding': invalid('Could not find finding {Id}'),
  'input.recommendation': invalid('Recommendations are made for findings of unused permissions only', 'notSupported'),
  'input.token': invalid('Invalid nextToken'),
  'input.job': invalid('Could not find job {Id}'),
  'input.principal': invalid('Could not find principal {Arn}'),
  'input.preview': invalid('The configuration of {Arn} is not supported', 'notSupported'),
  'input.policy': {
    code: 'InvalidParameterException',
    status: 400,
    text: 'The policy document is not valid: {Message}',
  },
  'input.access': { code: 'InvalidParameterException', status: 400, text: 'Actions or resources are required' },
  'check.undecided': {
    code: 'UnprocessableEntityException',
    status: 422,
    text: 'The check could not be finished: {Reason}',
  },
  'sandbox.internal': {
    code: 'NotImplemented',
    status: 501,
    text: 'analyzers of internal access are not in the sandbox',
  },
} as const satisfies FailureRows;

export const fail = failing(rows);
