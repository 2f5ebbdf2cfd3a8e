/** The end of an ARN, which names somebody among people: `user/maya`, `assumed-role/deploy/ci`. */
export function shortName(arn: string): string {
  return arn.startsWith('arn:') ? arn.split(':').slice(5).join(':') || arn : arn;
}
