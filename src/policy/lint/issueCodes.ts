import type { Severity } from '../fault.ts';
import { dojoIssues } from './dojo/issues.ts';

/** A kind of finding. */
export interface IssueCode {
  readonly code: string;
  readonly severity: Severity;
  /** What such a finding says of a policy, in one sentence. */
  readonly means: string;
}

const errors: Readonly<Record<string, string>> = {
  ARN_ACCOUNT_NOT_ALLOWED: 'ARN has an account id but the service takes none there (e.g. S3 bucket).',
  ARN_REGION_NOT_ALLOWED: 'ARN has a Region but the service is global there (e.g. IAM).',
  DATA_TYPE_MISMATCH: 'JSON value has the wrong data type for the element.',
  DUPLICATE_KEYS_WITH_DIFFERENT_CASE: 'Same condition key twice in a block, differing only in case.',
  INVALID_ACTION: 'Action does not exist (did-you-mean given).',
  INVALID_ARN_ACCOUNT: 'Account id in the ARN is not 12 digits.',
  INVALID_ARN_PREFIX: 'Resource lacks the arn: prefix.',
  INVALID_ARN_REGION: 'Region in the ARN is not valid for the resource.',
  INVALID_ARN_RESOURCE: 'Resource part does not match any ARN format of the service.',
  INVALID_ARN_SERVICE_CASE: 'Service segment of the ARN is not lower case.',
  INVALID_CONDITION_DATA_TYPE: 'Condition values mix JSON types.',
  INVALID_CONDITION_KEY_FORMAT: 'Condition key is not service:keyname.',
  INVALID_CONDITION_MULTIPLE_BOOLEAN: 'Several Boolean values for one key.',
  INVALID_CONDITION_OPERATOR: 'Unknown condition operator.',
  INVALID_EFFECT: 'Effect is neither Allow nor Deny.',
  INVALID_GLOBAL_CONDITION_KEY: 'Unknown aws: condition key.',
  INVALID_PARTITION: 'Partition not supported for the service.',
  INVALID_POLICY_ELEMENT: 'Unknown element name in the document.',
  INVALID_PRINCIPAL_FORMAT: 'Principal is not a key-value pair (or *).',
  INVALID_PRINCIPAL_KEY: 'Principal key is not AWS/Service/Federated/CanonicalUser.',
  INVALID_REGION: 'Region used as a condition value does not exist.',
  INVALID_SERVICE: 'Service in a resource ARN does not exist.',
  INVALID_SERVICE_CONDITION_KEY: 'Key does not exist for that service.',
  INVALID_SERVICE_IN_ACTION: 'Service prefix of the action does not exist.',
  INVALID_VARIABLE_FOR_OPERATOR: 'Policy variable used with an operator other than String*/Arn*.',
  INVALID_VERSION: 'Version is not 2012-10-17 or 2008-10-17.',
  JSON_SYNTAX_ERROR: 'Document is not valid JSON.',
  MISSING_ACTION: 'No Action/NotAction.',
  MISSING_ARN_FIELD: 'ARN has too few colon-separated fields.',
  MISSING_ARN_REGION: 'ARN needs a Region for this service.',
  MISSING_EFFECT: 'No Effect.',
  MISSING_PRINCIPAL: 'Resource policy statement without Principal/NotPrincipal.',
  MISSING_QUALIFIER: 'Multivalued key used without ForAllValues/ForAnyValue.',
  MISSING_RESOURCE: 'No Resource/NotResource.',
  MISSING_STATEMENT: 'No Statement.',
  NULL_WITH_IF_EXISTS: 'Null operator with IfExists suffix.',
  SCP_SYNTAX_ERROR_ACTION_WILDCARD: 'SCP action wildcard anywhere but at the end.',
  SCP_SYNTAX_ERROR_ALLOW_CONDITION: 'SCP Allow with a Condition.',
  SCP_SYNTAX_ERROR_ALLOW_NOT_ACTION: 'SCP Allow with NotAction.',
  SCP_SYNTAX_ERROR_ALLOW_RESOURCE: 'SCP Allow with a Resource other than *.',
  SCP_SYNTAX_ERROR_NOT_RESOURCE: 'SCP with NotResource.',
  SCP_SYNTAX_ERROR_PRINCIPAL: 'SCP with Principal/NotPrincipal.',
  UNIQUE_SIDS_REQUIRED: 'Duplicate Sid where uniqueness is mandatory.',
  UNSUPPORTED_ACTION_IN_POLICY: "Action cannot be used in this resource type's policy.",
  UNSUPPORTED_ELEMENT_COMBINATION: 'Two elements that exclude each other (e.g. Action + NotAction).',
  UNSUPPORTED_GLOBAL_CONDITION_KEY: 'aws:ARN used; use aws:PrincipalArn/aws:SourceArn.',
  UNSUPPORTED_PRINCIPAL: 'Policy type takes no Principal (identity policy).',
  UNSUPPORTED_RESOURCE_ARN_IN_POLICY: "ARN not allowed in this resource type's policy.",
  UNSUPPORTED_SID: 'Sid has characters outside [A-Za-z0-9].',
  UNSUPPORTED_WILDCARD_IN_PRINCIPAL: 'Wildcard in a principal value where none is allowed.',
  MISSING_BRACE_IN_VARIABLE: '${ without closing }.',
  MISSING_QUOTE_IN_VARIABLE: 'Default value of a variable lacks a single quote.',
  UNSUPPORTED_SPACE_IN_VARIABLE: 'Space inside a variable name.',
  EMPTY_VARIABLE: '${} without a name.',
  VARIABLE_UNSUPPORTED_IN_ELEMENT: 'Variable outside Resource/Condition.',
  VARIABLE_UNSUPPORTED_IN_VERSION: 'Variable used with a Version older than 2012-10-17 (treated as literal).',
  PRIVATE_IP_ADDRESS: 'aws:SourceIp lists only private ranges, so it never matches.',
  PRIVATE_NOT_IP_ADDRESS: 'NotIpAddress on aws:SourceIp with only private ranges has no effect.',
  POLICY_SIZE_EXCEEDS_SCP_QUOTA: 'SCP too long.',
  INVALID_SERVICE_PRINCIPAL_FORMAT: 'Service principal value malformed.',
  MISSING_TAG_KEY_IN_CONDITION: 'Tag condition key without /tag-key.',
  INVALID_VPC_FORMAT: 'aws:SourceVpc value is not vpc- + 8/17 chars.',
  INVALID_VPCE_FORMAT: 'aws:SourceVpce value is not vpce- + 8/17 chars.',
  FEDERATED_PRINCIPAL_NOT_SUPPORTED: 'Federated principal in a policy type that has none.',
  UNSUPPORTED_ACTION_FOR_CONDITION_KEY:
    'Key is never present for some listed actions, so the condition does not apply as meant.',
  UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL: 'Key does not work with the service principal.',
  ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL: 'NotPrincipal in a trust policy.',
  ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL: 'Principal * in a trust policy.',
  ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE: 'Resource/NotResource in a trust policy.',
  MISSING_ACTION_FOR_CONDITION_KEY: 'Key needs a companion action in the block (e.g. sts:TagSession).',
  INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY:
    'Federated principal is neither a domain nor a SAML/OIDC provider ARN.',
  MISMATCHED_ACTION_FOR_PRINCIPAL: 'Trust action does not fit the principal kind (SAML/OIDC/AWS).',
  MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY:
    'Roles Anywhere trust lacks AssumeRole, SetSourceIdentity or TagSession.',
  TYPE_MISMATCH_IP_RANGE: 'IP operator with a value that is not CIDR.',
  POLICY_SIZE_EXCEEDS_RCP_QUOTA: 'RCP too long.',
  RCP_SYNTAX_ERROR_PRINCIPAL: 'RCP Principal must be *, NotPrincipal not supported.',
  RCP_SYNTAX_ERROR_ALLOW: 'RCP Allow must be Principal *, Resource *, no Condition.',
  RCP_SYNTAX_ERROR_NOTACTION: 'RCP with NotAction.',
  RCP_SYNTAX_ERROR_ACTION: 'RCP action of a service that RCPs do not cover.',
  MISSING_ARN_ACCOUNT: 'ARN needs an account id for this resource.',
  INVALID_KMS_KEY_VALUE: 'Condition value must be a KMS key ARN.',
  VARIABLE_USAGE_TOO_PERMISSIVE:
    'Policy variable acts as a wildcard on a sensitive key (needs 6 literal characters before it, or none allowed).',
  WILDCARD_USAGE_TOO_PERMISSIVE: 'Wildcard on a sensitive key (needs 6 literal characters before it, or none allowed).',
};

const securityWarnings: Readonly<Record<string, string>> = {
  ALLOW_WITH_NOT_PRINCIPAL: 'Allow + NotPrincipal grants to everyone else, even anonymous.',
  FORALLVALUES_WITH_SINGLE_VALUED_KEY: 'ForAllValues on a single-valued key is true when the key is absent.',
  PASS_ROLE_WITH_NOT_RESOURCE: 'iam:PassRole with NotResource.',
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: 'Wildcard action covers PassRole, with NotResource.',
  PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE: 'NotAction + NotResource lets PassRole through.',
  PASS_ROLE_WITH_STAR_IN_RESOURCE: 'PassRole on a wildcard resource without iam:PassedToService.',
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE: 'Wildcard action and resource cover PassRole.',
  PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION: 'NotAction with wildcard resource lets PassRole through.',
  MISSING_PAIRED_CONDITION_KEYS: 'Key is only safe together with a companion key.',
  DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE:
    'Deny on a tag key that some listed services do not support, so nothing is denied there.',
  DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE:
    'Deny NotAction on a tag key that many services do not support.',
  RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL:
    'Service principal allowed without aws:SourceArn/SourceAccount/SourceOrgID/SourceOrgPaths (confused deputy).',
  MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL: 'OIDC trust without any condition.',
  MISSING_GITHUB_REPO_CONDITION_KEY: 'GitHub OIDC trust without a sub condition.',
  UNTRUSTWORTHY_CONDITION_KEY: 'Key value can be forged by the caller (e.g. aws:Referer, aws:UserAgent).',
  STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS: 'StringLike on an ARN-typed key; use ArnLike.',
  DYNAMODB_ATTRIBUTES_WITHOUT_SELECT: 'dynamodb:Attributes restricted without dynamodb:Select=SPECIFIC_ATTRIBUTES.',
  S3_PREFIX_IN_NEGATIVE_CONTEXT: 'Deny (or negated operator) on s3:prefix can be bypassed with a shorter prefix.',
  FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE: 'ForAnyValue on a single-valued audience key.',
};

const warnings: Readonly<Record<string, string>> = {
  CREATE_SLR_WITH_NOT_RESOURCE: 'iam:CreateServiceLinkedRole with NotResource.',
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE: 'Wildcard action covers CreateServiceLinkedRole, with NotResource.',
  CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE: 'NotAction + NotResource lets CreateServiceLinkedRole through.',
  CREATE_SLR_WITH_STAR_IN_RESOURCE: 'CreateServiceLinkedRole on a wildcard resource.',
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE: 'Wildcard action and resource cover CreateServiceLinkedRole.',
  CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION:
    'NotAction with wildcard resource lets CreateServiceLinkedRole through.',
  DEPRECATED_GLOBAL_CONDITION_KEY: 'aws:ARN is deprecated.',
  INVALID_DATE_VALUE: 'Date value may not parse as meant (e.g. epoch).',
  INVALID_ROLE_REFERENCE: 'Role id used where an ARN is recommended.',
  INVALID_USER_REFERENCE: 'User id used where an ARN is recommended.',
  MISSING_VERSION: 'No Version (old 2008 grammar, no variables).',
  UNIQUE_SIDS_RECOMMENDED: 'Sids are not unique.',
  WILDCARD_WITHOUT_LIKE_OPERATOR: '* or ? in a value compared literally (no Like operator).',
  POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: 'Identity policy too long (6,144 managed).',
  POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: 'Resource policy too long.',
  TYPE_MISMATCH: "Operator family does not fit the key's type.",
  TYPE_MISMATCH_BOOLEAN: 'Bool operator without true/false.',
  TYPE_MISMATCH_DATE: 'Date operator with a non-date.',
  TYPE_MISMATCH_NUMBER: 'Numeric operator with a non-number.',
  TYPE_MISMATCH_STRING: 'BinaryEquals with a value that is not base64.',
  SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED: 'GitHub OIDC sub has a wildcard; pin repository and branch.',
  POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA: 'Trust policy too long.',
  RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY:
    'RCP on a principal key without BoolIfExists aws:PrincipalIsAWSService=false.',
  RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY:
    'RCP on a service key without BoolIfExists aws:PrincipalIsAWSService=true.',
  RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK:
    'RCP on a source key without a Null check on aws:SourceAccount/SourceArn.',
  USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES: 'Key works only for some services; scope the statement to them.',
};

const suggestions: Readonly<Record<string, string>> = {
  EMPTY_ARRAY_ACTION: 'Action is an empty list.',
  EMPTY_ARRAY_CONDITION: 'Condition key has no values.',
  EMPTY_ARRAY_CONDITION_FORALLVALUES: 'ForAllValues with no values matches only when the key is absent; use Null.',
  EMPTY_ARRAY_CONDITION_FORANYVALUE: 'ForAnyValue with no values never matches.',
  EMPTY_ARRAY_CONDITION_IFEXISTS: 'IfExists with no values matches only when the key is absent; use Null.',
  EMPTY_ARRAY_PRINCIPAL: 'Principal is an empty list.',
  EMPTY_ARRAY_RESOURCE: 'Resource is an empty list.',
  EMPTY_OBJECT_CONDITION: 'Condition is {}.',
  EMPTY_OBJECT_PRINCIPAL: 'Principal is {}.',
  EMPTY_SID_VALUE: 'Sid is the empty string.',
  IMPROVE_IP_RANGE: 'CIDR has non-zero host bits.',
  NULL_WITH_QUALIFIER: 'Null with ForAllValues/ForAnyValue is constant.',
  PRIVATE_IP_ADDRESS_SUBSET: 'Some aws:SourceIp ranges are private and never match.',
  PRIVATE_NOT_IP_ADDRESS_SUBSET: 'Some NotIpAddress ranges are private and have no effect.',
  REDUNDANT_ACTION: 'An action is covered by another one in the list.',
  REDUNDANT_CONDITION_VALUE_NUM: 'Numeric values where one implies the other.',
  REDUNDANT_RESOURCE: 'A resource is covered by another one in the list.',
  REDUNDANT_STATEMENT: 'Two statements grant the same.',
  WILDCARD_IN_SERVICE_NAME: 'Wildcard in the service part of an action/ARN.',
  ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE:
    'Allow on a tag key some listed services do not support, so nothing is allowed there.',
  ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE:
    'Allow NotAction on a tag key: only supporting services are allowed.',
  RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL:
    'Use aws:SourceArn/SourceAccount/SourceOrgID/SourceOrgPaths rather than the given key.',
  IRRELEVANT_CONDITION_KEY_IN_POLICY: 'Key makes no sense in this resource policy.',
  REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY: 'Assumed-role principal next to its parent role.',
  CONFIRM_AUDIENCE_CLAIM_TYPE:
    'Check whether the aud claim is single- or multivalued; no set qualifier on single-valued ones.',
  EQUIVALENT_TO_NULL_FALSE: 'Condition is just "key is present"; use Null:false.',
  EQUIVALENT_TO_NULL_TRUE: 'Condition is just "key is absent"; use Null:true.',
  REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION: 'Key always matches because of a wildcard.',
  REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION: 'Key can never match, so the statement is dead.',
};

/** What Access Analyzer has no code for. */
const own: Readonly<Record<string, string>> = {
  DOJO_DUPLICATE_KEY: 'A key stands twice in one object, of which readers keep one.',
  DOJO_TRUST_POLICY_ACTION: 'A trust policy names an action that does not belong there.',
};

const bySeverity: readonly (readonly [Severity, Readonly<Record<string, string>>])[] = [
  ['error', errors],
  ['error', own],
  ['security-warning', securityWarnings],
  ['warning', warnings],
  ['suggestion', suggestions],
];

/**
 * Every issue code by name: those of IAM Access Analyzer's policy validation (IAM User Guide,
 * access-analyzer-reference-policy-checks) in our own words, and ours, which begin with `DOJO_`.
 */
export const issueCodes: ReadonlyMap<string, IssueCode> = new Map([
  ...bySeverity.flatMap(([severity, rows]) =>
    Object.entries(rows).map(([code, means]): [string, IssueCode] => [code, { code, severity, means }]),
  ),
  ...dojoIssues.map((issue): [string, IssueCode] => [issue.code, issue]),
]);
