import type { Place } from '../../policy/fault.ts';
import { type Finding, lintPolicy } from '../../policy/lint/lintPolicy.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import type { JsonObject } from '../call.ts';
import { optionalText, text } from '../iam/input.ts';
import { anything, type Rows } from '../iam/row.ts';
import { listed } from './analyzerRow.ts';

const kinds: Readonly<Record<string, PolicyKind>> = {
  IDENTITY_POLICY: 'identity',
  RESOURCE_POLICY: 'resource',
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
};

const types: Readonly<Record<Finding['severity'], string>> = {
  error: 'ERROR',
  'security-warning': 'SECURITY_WARNING',
  warning: 'WARNING',
  suggestion: 'SUGGESTION',
};

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';

/** Anchor of a check on AWS's page. */
const link = ({ severity, code }: Finding): string => {
  const kind = severity === 'warning' ? 'general-warning' : severity;
  return `${page}#access-analyzer-reference-policy-checks-${kind}-${code.toLowerCase().replace(/_/g, '-')}`;
};

/** Lines count from 1, columns and offsets from 0 (IAM Access Analyzer API Reference, Position). */
function positionAt(document: string, offset: number): JsonObject {
  const before = document.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start, offset };
}

function locationOf(document: string, path: Finding['path'], place: Place): JsonObject {
  return {
    path: path.map((step) => (typeof step === 'number' ? { index: step } : { value: step })),
    span: { start: positionAt(document, place.offset), end: positionAt(document, place.offset + place.length) },
  };
}

const sentence = (part: string): string => (part === '' ? '' : `${part.charAt(0).toUpperCase()}${part.slice(1)}.`);

/** A finding as the API tells it; the wording is ours. */
function findingOutput(document: string, finding: Finding): JsonObject {
  const { message, advice, severity, code, path, place } = finding;
  return {
    findingDetails: [sentence(message), sentence(advice)].filter((part) => part !== '').join(' '),
    findingType: types[severity],
    issueCode: code,
    learnMoreLink: link(finding),
    locations: place ? [locationOf(document, path, place)] : [],
  };
}

/** Findings of AWS's checks; those that only we make are left out. */
export const validatePolicy: Rows = {
  ValidatePolicy: {
    asks: anything,
    run: (call) => {
      const document = text(call.input, 'policyDocument');
      const resourceType = optionalText(call.input, 'validatePolicyResourceType');
      const trusting = resourceType === 'AWS::IAM::AssumeRolePolicyDocument';
      const kind = trusting ? 'trust' : (kinds[text(call.input, 'policyType')] ?? 'identity');
      const found = lintPolicy(document, { kind, ...(resourceType === undefined ? {} : { resourceType }) });
      const own = found.filter(({ code }) => !code.startsWith('DOJO_'));
      return listed(call, 'ValidatePolicy', 'findings', own, (finding) => findingOutput(document, finding));
    },
  },
};
