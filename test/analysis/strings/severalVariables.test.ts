import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../../src/analysis/documents/comparePolicies.ts';
import { compareTexts } from '../../../src/analysis/strings/compareTexts.ts';
import { policy } from '../world.ts';

const home = 'arn:aws:s3:::home/${aws:PrincipalTag/team}/${aws:PrincipalTag/project}/*';
const allow = (Resource: string | string[], Condition?: object) => {
  return policy({ Effect: 'Allow', Action: 's3:GetObject', Resource, ...(Condition ? { Condition } : {}) });
};
const both = { Null: { 'aws:PrincipalTag/team': 'false', 'aws:PrincipalTag/project': 'false' } };

type Verdict = 'equal' | 'excess' | 'missing' | 'both';

const pairs: readonly (readonly [
  says: string,
  granted: ReturnType<typeof policy>,
  needed: ReturnType<typeof policy>,
  Verdict,
])[] = [
  ['all for what two variables name', policy({ Effect: 'Allow', Action: '*', Resource: '*' }), allow(home), 'excess'],
  ['two variables for the folder of both', allow(home), allow('arn:aws:s3:::home/*'), 'missing'],
  ['one variable for two', allow('arn:aws:s3:::home/${aws:PrincipalTag/team}/*', both), allow(home), 'excess'],
  ['one folder more', allow([home, 'arn:aws:s3:::home/red/blue/*'], both), allow(home, both), 'excess'],
  [
    'a folder that is one of theirs',
    allow([home, 'arn:aws:s3:::home/red/blue/*'], {
      StringEquals: { 'aws:PrincipalTag/team': 'red', 'aws:PrincipalTag/project': 'blue' },
    }),
    allow(home, { StringEquals: { 'aws:PrincipalTag/team': 'red', 'aws:PrincipalTag/project': 'blue' } }),
    'equal',
  ],
  [
    'the variables in other order',
    allow(home),
    allow('arn:aws:s3:::home/${aws:PrincipalTag/project}/${aws:PrincipalTag/team}/*'),
    'both',
  ],
];

describe('several variables in one pattern', () => {
  it.each(pairs)('%s', (_, granted, needed, verdict) => {
    const limits = { principal: null, boundary: null, scps: [] };
    const catalogue = comparePolicies({ kind: 'identity', granted: [granted], needed: [needed], ...limits });
    const texts = compareTexts([granted], [needed]);
    for (const { excess, missing } of [catalogue, texts]) {
      expect([excess.length > 0, missing.length > 0]).toEqual([
        /excess|both/.test(verdict),
        /missing|both/.test(verdict),
      ]);
    }
    expect(verdict === 'equal' ? [catalogue.complete, texts.complete] : []).toEqual(
      verdict === 'equal' ? [true, true] : [],
    );
  });

  it('are looked at in full beside a star for everything', () => {
    const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
    const { complete } = compareTexts([everything, allow(home)], [everything]);
    expect(complete).toBe(true);
  });

  it('are not claimed to be looked at in full where another pattern may begin with the later one', () => {
    const other = 'arn:aws:s3:::home/${aws:PrincipalTag/project}-*';
    const { excess, complete } = compareTexts([allow([home, other])], [allow('arn:aws:s3:::home/*')]);
    expect({ excess, complete }).toEqual({ excess: [], complete: false });
  });

  it('hold a value that a condition compares with a key that no pattern names', () => {
    const granted = policy({
      Effect: 'Allow',
      NotAction: 's3:*',
      Resource: ['*', 'arn:aws:s3:::${aws:PrincipalTag/team}-*'],
      Condition: { StringEquals: { 'aws:PrincipalTag/team': '${aws:PrincipalTag/project}' } },
    });
    expect(compareTexts([granted], [allow('*')]).excess).not.toEqual([]);
  });
});
