import { describe, expect, it } from 'vitest';
import { serviceEntry } from '../../src/catalogue/authorization.ts';
import { fittingNames } from '../../src/policy/fittingNames.ts';
import { compileWildcard, fits } from '../../src/policy/wildcard.ts';

const s3 = serviceEntry('s3');
if (!s3) throw new Error('no entry of s3');
const names = [...s3.actions.keys()];
const found = (pattern: string) => fittingNames(s3, compileWildcard(pattern)).map((place) => names[place]);
const patterns = [
  ...['*', '?*', '', 'getobject', 'getobjec', 'get*', '*acl', '*object*', '*a*e*', 'get?bject*', '*?cl', '?'.repeat(9)],
  ...['**', 'get*object*acl', '*get*', '*\n*', 'getobject\ngetobjectacl', '*xyz*', `${names[0]}*`, `*${names.at(-1)}`],
  ...names,
];

describe('the names that fit a pattern', () => {
  it.each(patterns)('are those that fit one by one: %j', (pattern) => {
    const compiled = compileWildcard(pattern);
    expect(found(pattern)).toEqual(names.filter((name) => fits(compiled, name)));
  });

  it('are none for a text longer than every name', () => {
    expect(found(`*${'a'.repeat(130_000)}*`)).toEqual([]);
    expect(found('a*'.repeat(65_000))).toEqual([]);
  });
});
