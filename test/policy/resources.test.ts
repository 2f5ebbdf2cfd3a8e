import { describe, expect, it } from 'vitest';
import { resourceMatches } from '../../src/policy/resources.ts';

describe('a resource pattern', () => {
  it.each([
    ['arn:aws:s3:::depot/*', 'arn:aws:s3:::depot/a/b.txt', true],
    ['arn:aws:s3:::depot/*', 'arn:aws:s3:::depot', false],
    ['arn:aws:s3:::Depot', 'arn:aws:s3:::depot', false],
    ['arn:aws:sns:*:111122223333:alerts', 'arn:aws:sns:eu-west-1:111122223333:alerts', true],
    ['arn:aws:sns:eu-?est-1:*:alerts', 'arn:aws:sns:eu-west-1:111122223333:alerts', true],
    ['arn:aws:logs:*:*:log-group:/aws/*', 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/a:log-stream:x', true],
    ['*', '*', true],
    ['arn:aws:s3:::*', '*', false],
  ])('%s against %s: %s', (pattern, resource, expected) => {
    expect(resourceMatches(pattern, resource)).toBe(expected);
  });

  it('lets a star that ends its part run over the next colon', () => {
    expect(resourceMatches('arn:aws:sns:*:alerts', 'arn:aws:sns:eu-west-1:111122223333:alerts')).toBe(true);
  });

  it('keeps other wildcards in their part', () => {
    expect(resourceMatches('arn:aws:sns:eu*1:111122223333:alerts', 'arn:aws:sns:eu-west:1:111122223333:alerts')).toBe(
      false,
    );
    expect(resourceMatches('arn:aws:sns:?:x:alerts', 'arn:aws:sns:::x:alerts')).toBe(false);
  });

  it('is completed with stars where the ARN is cut short', () => {
    expect(resourceMatches('arn:aws:sqs', 'arn:aws:sqs:eu-west-1:111122223333:orders')).toBe(true);
    expect(resourceMatches('arn:aws:sqs:eu-west-1', 'arn:aws:sqs:eu-west-1:111122223333:orders')).toBe(true);
    expect(resourceMatches('arn:aws:sqs:eu-west-1', 'arn:aws:sqs:us-east-1:111122223333:orders')).toBe(false);
  });

  it('reads a star in the requested resource as a plain character', () => {
    expect(resourceMatches('arn:aws:s3:::depot/a', 'arn:aws:s3:::depot/*')).toBe(false);
    expect(resourceMatches('arn:aws:s3:::depot/?', 'arn:aws:s3:::depot/*')).toBe(true);
  });
});
