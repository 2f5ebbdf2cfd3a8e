import { maskVariables } from './variables.ts';

/** Each statement's resources, as written. */
export type ResourceLists = readonly (readonly string[])[];

const LAST_SEPARATOR = 5;

/**
 * True where IAM's older reader cannot parse an ARN: an empty service, five fields instead of six, or signs that no
 * region or account has. Resources with a plainer fault are reported for that one instead.
 */
export function legacyArnFails(lists: ResourceLists, completesArns: boolean): boolean {
  for (const [index, list] of lists.entries()) {
    if (resourceRefusal(lists.slice(0, index + 1)) !== null) return false;
    if (list.some((resource) => isUnparsable(resource, completesArns))) return true;
  }
  return false;
}

function isUnparsable(resource: string, completesArns: boolean): boolean {
  if (resource === '*') return false;
  // A variable may stand in any part and holds a colon of its own.
  const fields = maskVariables(resource, 'x').split(':');
  const separators = fields.length - 1;
  if (fields[2] === '') return true;
  if (separators < LAST_SEPARATOR) return !completesArns || resource.includes('::');
  return [fields[3], fields[4]].some((field) => !/^[\w\-*?]*$/.test(field ?? ''));
}

/** What IAM says of the last resource that it reports, or null. It reads each list from its end in sorted order. */
export function resourceRefusal(lists: ResourceLists): string | null {
  let refusal: string | null = null;
  for (const list of lists) {
    for (const resource of [...list].sort().reverse()) refusal = refusalOf(resource) ?? refusal;
  }
  return refusal;
}

const iamTypes = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

const partitions = /^(aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b|aws-iso-e|aws-iso-f|aws-eusc|\*)$/;

/**
 * IAM checks the partition before the text that begins the ARN. The service takes no wildcard (IAM User Guide,
 * reference_policies_elements_resource). S3 ARNs have a region only where they have an account, as access points do.
 */
function refusalOf(resource: string): string | null {
  if (resource === '*') return null;
  const [start, partition, service, region, account, ...rest] = maskVariables(resource, 'x').split(':');
  if (partition === undefined) return `Resource ${resource} must be in ARN format or "*".`;
  if (!partitions.test(partition)) {
    return `Partition "${partition}" is not valid for resource "${completed(resource)}".`;
  }
  if (start !== 'arn') return `Resource ${resource} must be in ARN format or "*".`;
  if (service === undefined || /[*?]/.test(service)) {
    return 'Resource vendor must be fully qualified and cannot contain regexes.';
  }
  if (region !== undefined && region !== '' && service === 'iam') {
    return `IAM resource ${resource} cannot contain region information.`;
  }
  if (region !== undefined && region !== '' && service === 's3' && !account) {
    return `Resource ${resource} can not contain region information.`;
  }
  return service === 'iam' ? iamPathRefusal(rest.join(':')) : null;
}

/** Missing fields are printed as stars. */
function completed(resource: string): string {
  const [, partition, service, region, account, ...rest] = resource.split(':');
  const last = rest.length === 0 ? '*' : rest.join(':');
  return ['arn', partition, service ?? '*', region ?? '*', account ?? '*', last].join(':');
}

function iamPathRefusal(path: string): string | null {
  const known = path === '*' || /^[^/]*[*?]/.test(path) || iamTypes.some((type) => path.startsWith(type));
  return known || path === 'root' ? null : `IAM resource path must either be "*" or start with ${iamTypes.join(', ')}.`;
}
