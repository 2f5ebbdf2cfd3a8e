import { describe, expect, it } from 'vitest';
import { coversAll, coversSome } from '../../src/analysis/namedServices.ts';
import { serviceEntry } from '../../src/catalogue/authorization.ts';
import { compileResources } from '../../src/policy/resources.ts';

function reach(service: string, negated: boolean, ...patterns: string[]) {
  const entry = serviceEntry(service);
  if (!entry) throw new Error(`no service ${service}`);
  const element = compileResources({ negated, patterns }, true);
  return { some: coversSome(element, entry), all: coversAll(element, entry) };
}

describe('resource patterns of a service', () => {
  it.each([
    ['s3', 'arn:aws:s3:::a*'],
    ['s3', 'arn:aws:s3:::${aws:username}/*'],
    ['sqs', '*'],
    ['sqs', 'arn:aws:*:::a*'],
    // A star that ends its part may run past colons.
    ['sqs', 'arn:*:s3:::a*'],
    ['sqs', 'arn:aws:s3*'],
    ['sqs', 'arn:aws:${aws:PrincipalTag/service}:*'],
    ['elasticloadbalancing', 'arn:aws:elasticloadbalancing:*:*:*'],
  ])('may name what requests of %s do: %s', (service, pattern) => {
    expect(reach(service, false, pattern)).toEqual({ some: true, all: false });
    expect(reach(service, true, pattern)).toEqual({ some: true, all: false });
  });

  it('never name what requests of another service do', () => {
    expect(reach('sqs', false, 'arn:aws:s3:::a*', 'arn:aws:sns:*:*:x')).toEqual({ some: false, all: false });
    expect(reach('sqs', true, 'arn:aws:s3:::a*', 'arn:aws:sns:*:*:x')).toEqual({ some: true, all: true });
    expect(reach('sqs', true, 'arn:aws:s3:::a*', 'arn:aws:sqs:*:*:x')).toEqual({ some: true, all: false });
  });
});
