import { serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';

/** Principals whose names are no service prefix; AWS publishes no list, these stand in its user guides. */
const otherNames: ReadonlySet<string> = new Set([
  'ecs-tasks',
  'ec2fleet',
  'ec2scheduled',
  'edgelambda',
  'eks-nodegroup',
  'eks-fargate-pods',
  'lexv2',
  'macie',
  'migrationhub',
  'opensearchservice',
  'replicator',
  'spot',
  'spotfleet',
  'transitgateway',
  'vmie',
  'vpc-flow-logs',
]);

const suffix = '.amazonaws.com';

/**
 * Whether AWS knows a service by a principal. A name that is neither known nor one letter away from a known one
 * counts as known, because the list is not complete.
 */
export function isServicePrincipal(principal: string): boolean {
  const name = principal.toLowerCase();
  if (!/^(?=.{1,253}$)[a-z0-9][\w-]*(\.[a-z0-9][\w-]*)*\.amazonaws\.com$/.test(name))
    return /\.aws\.internal$/.test(name);
  const labels = name.slice(0, -suffix.length).split('.');
  if (labels.some((label) => serviceEntry(label) !== undefined || otherNames.has(label))) return true;
  return !labels.some((label) => [...servicePrefixes(), ...otherNames].some((known) => isOneAway(label, known)));
}

/** True where one letter is added, dropped or another. */
function isOneAway(word: string, known: string): boolean {
  if (known.length < 3 || Math.abs(word.length - known.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === known[start]) start += 1;
  let end = 0;
  const shorter = Math.min(word.length, known.length) - start;
  while (end < shorter && word.at(-1 - end) === known.at(-1 - end)) end += 1;
  return Math.max(word.length, known.length) - start - end <= 1;
}
