/** Words of the names of topics that are abbreviations. */
const short: ReadonlySet<string> = new Set([
  'abac',
  'aws',
  'ec2',
  'eu',
  'iam',
  'id',
  'ip',
  'kms',
  'mfa',
  's3',
  'saml',
  'sts',
  'us',
]);

/** A topic as people write it: `what-iam-decides` is `what IAM decides`. */
export function topicWords(topic: string): string {
  const words = topic.split('-').map((word) => (short.has(word) ? word.toUpperCase() : word));
  return words.join(' ').replace(/\barns\b/, 'ARNs');
}
