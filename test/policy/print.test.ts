import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/policy/document.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { PolicyKind } from '../../src/policy/policyKind.ts';
import { printPolicy } from '../../src/policy/print.ts';
import { cases } from '../cases.ts';
import { documents } from './arbitraries.ts';

const kinds: readonly PolicyKind[] = ['identity', 'resource', 'session', 'scp', 'rcp'];

/** Without places, which tell of the text and not of the policy. */
function plain({ statements, ...rest }: Policy): unknown {
  return {
    ...rest,
    statements: statements.map(({ place: _place, conditions, ...statement }) => {
      return { ...statement, conditions: conditions.map(({ place: _at, ...clause }) => clause) };
    }),
  };
}

function read(text: string, kind: PolicyKind): Policy {
  const { policy, faults } = parsePolicy(text, kind);
  if (!policy) throw new Error(faults.map(({ message }) => message).join('; '));
  return policy;
}

describe('a printed policy', () => {
  it.each(kinds)('is the same policy when it is read again: %s', (kind) => {
    fc.assert(
      fc.property(documents(kind), fc.constantFrom(0, 2, 4), (document, indent) => {
        const policy = read(JSON.stringify(document), kind);
        const text = printPolicy(policy, indent);
        expect(plain(read(text, kind))).toEqual(plain(policy));
        expect(printPolicy(read(text, kind), indent)).toBe(text);
      }),
      cases(100),
    );
  });

  it('keeps any text in ids, values and keys', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', '7', '\u0000', '\u0085', '\ud800', '\ufeff'),
    );
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 3 }), (Id, key, values) => {
        const policy: Policy = {
          version: '2012-10-17',
          id: Id,
          statements: [
            {
              index: 0,
              sid: Id,
              effect: 'Deny',
              principal: { negated: false, bare: false, entries: [{ type: 'AWS', value: '*' }] },
              action: { negated: true, patterns: ['s3:*'] },
              resource: { negated: false, patterns: ['*'] },
              conditions: [{ operator: 'StringEquals', key, values, place: null }],
              place: null,
            },
          ],
        };
        expect(plain(read(printPolicy(policy), 'resource'))).toEqual(plain(policy));
      }),
      cases(300),
    );
  });

  it('is written in the order of AWS, with single values alone', () => {
    const text =
      '{"Statement":{"Resource":["*"],"Action":["s3:Get*","s3:List*"],"Effect":"Allow","Sid":"Read"},"Version":"2012-10-17"}';
    expect(printPolicy(read(text, 'identity'), 0)).toBe(
      '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}]}',
    );
  });
});
