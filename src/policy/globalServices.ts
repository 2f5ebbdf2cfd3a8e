/** Services with one endpoint, which lies in us-east-1 (IAM User Guide, `aws:RequestedRegion`). */
export const globalServices: ReadonlySet<string> = new Set([
  'iam',
  'organizations',
  'cloudfront',
  'route53',
  'support',
  'budgets',
  'ce',
  'account',
]);
