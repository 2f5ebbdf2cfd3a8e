import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { allow, arn, console_, ec2Trust, Lab } from './lab.ts';

const kinds: readonly { word: string; input: JsonObject; ignoresCase: boolean }[] = [
  { word: 'User', input: { UserName: 'it' }, ignoresCase: true },
  { word: 'Role', input: { RoleName: 'it' }, ignoresCase: true },
  { word: 'Policy', input: { PolicyArn: arn('policy/it') }, ignoresCase: false },
  { word: 'InstanceProfile', input: { InstanceProfileName: 'it' }, ignoresCase: false },
  { word: 'MFADevice', input: { SerialNumber: arn('mfa/it') }, ignoresCase: false },
];

const newLab = () =>
  new Lab({
    users: [{ name: 'it', mfa: true }, { name: 'maya' }],
    roles: [{ name: 'it', trust: JSON.parse(ec2Trust) }],
    policies: [{ name: 'it', document: JSON.parse(allow('s3:*')) }],
    instanceProfiles: [{ name: 'it' }],
  });

describe.each(kinds)('tags of $word', ({ word, input, ignoresCase }) => {
  const tag = (lab: Lab, ...tags: [string, string][]) =>
    lab.ok(`Tag${word}`, { ...input, Tags: tags.map(([Key, Value]) => ({ Key, Value })) });
  const list = (lab: Lab) => lab.ok(`List${word}Tags`, input).Tags;

  test('are set, replaced, listed by key and taken away', () => {
    const lab = newLab();
    tag(lab, ['team', 'red'], ['cost', '']);
    tag(lab, ['team', 'blue']);
    expect(list(lab)).toEqual([
      { Key: 'cost', Value: '' },
      { Key: 'team', Value: 'blue' },
    ]);
    lab.ok(`Untag${word}`, { ...input, TagKeys: ['team', 'ghost'] });
    expect(list(lab)).toEqual([{ Key: 'cost', Value: '' }]);
  });

  test(`${ignoresCase ? 'ignore' : 'mind'} the letter case of keys`, () => {
    const lab = newLab();
    tag(lab, ['Team', 'red']);
    tag(lab, ['team', 'blue']);
    expect(list(lab)).toHaveLength(ignoresCase ? 1 : 2);
  });

  test('have keys of their own, each once', () => {
    const lab = newLab();
    const error = (...keys: string[]) =>
      lab.error(`Tag${word}`, { ...input, Tags: keys.map((Key) => ({ Key, Value: 'x' })) });
    expect(error('aws:team')).toBe('InvalidInput: Tag keys beginning with aws: are reserved for system use.');
    expect(error('team', 'team')).toBe(
      'InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
    expect(error()).toBe('InvalidInput: Error occurred while validating input. ');
  });

  test('are fifty at most', () => {
    const lab = newLab();
    tag(lab, ...Array.from({ length: 50 }, (_, index): [string, string] => [`k${index}`, 'x']));
    expect(lab.failure(`Tag${word}`, { ...input, Tags: [{ Key: 'one-more', Value: '' }] })).toMatchObject({
      code: 'LimitExceeded',
      status: 409,
    });
  });

  test('are asked for with the tags of the call and of the resource', () => {
    const lab = newLab();
    tag(lab, ['owner', 'maya']);
    const PolicyDocument = allow(`iam:Tag${word}`, '*', {
      Condition: {
        StringEquals: { 'aws:RequestTag/team': 'red', 'aws:ResourceTag/owner': 'maya' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
      },
    });
    lab.ok('PutUserPolicy', { UserName: 'maya', PolicyName: 'p', PolicyDocument });
    lab.ok(`Tag${word}`, { ...input, Tags: [{ Key: 'team', Value: 'red' }] }, console_('maya'));
    const denied = (tags: JsonObject[]) => lab.error(`Tag${word}`, { ...input, Tags: tags }, console_('maya'));
    expect(denied([{ Key: 'team', Value: 'blue' }])).toContain('AccessDenied');
    expect(
      denied([
        { Key: 'team', Value: 'red' },
        { Key: 'more', Value: '' },
      ]),
    ).toContain('AccessDenied');
  });
});
