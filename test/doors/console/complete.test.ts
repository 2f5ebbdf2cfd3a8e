import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/doors/console/complete.ts';
import { openSession } from '../../../src/doors/console/session.ts';
import { fakePort, runAll } from './fakePort.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  user: ['maya', 'jonas'],
  group: ['Developers'],
  role: ['deploy'],
  roleArn: ['arn:aws:iam::111122223333:role/deploy'],
  policyArn: ['arn:aws:iam::111122223333:policy/dev-ec2'],
  instance: ['i-0dev', 'i-0prod'],
  bucket: ['data'],
  mfaDevice: ['arn:aws:iam::111122223333:mfa/maya'],
};
const port = fakePort(undefined, {}, { names: (kind) => names[kind] ?? [], fileNames: () => ['trust.json'] });
const session = runAll(['FOO=1', 'echo {} > policy.json'], port)[1]?.session ?? openSession('admin');

/** Candidates at the end of the line. */
function at(line: string): readonly string[] {
  return complete(line, line.length, session, port).candidates.map(({ text }) => text);
}

describe('completion', () => {
  it.each([
    ['a', ['aws', 'answer']],
    ['mfa', ['mfa-code']],
    ['aws i', ['iam', 'identitystore']],
    ['aws s3', ['s3', 's3api']],
    ['aws iam create-us', ['create-user']],
    ['aws iam wait u', ['user-exists']],
    ['aws iam attach-user-policy --', ['--user-name', '--policy-arn', '--cli-input-json', '--cli-input-yaml']],
    [
      'aws iam attach-user-policy --user-name maya --',
      ['--policy-arn', '--cli-input-json', '--cli-input-yaml', '--generate-cli-skeleton'],
    ],
    ['aws iam attach-user-policy --user-name ', ['maya', 'jonas', 'file://policy.json']],
    ['aws iam attach-user-policy --user-name j', ['jonas']],
    ['aws iam create-user --user-name ', ['file://policy.json']],
    ['aws iam add-user-to-group --group-name d', ['Developers']],
    ['aws iam delete-role --role-name d', ['deploy']],
    ['aws iam attach-role-policy --policy-arn ', ['arn:aws:iam::111122223333:policy/dev-ec2']],
    ['aws iam attach-role-policy --policy-arn PowerUser', ['arn:aws:iam::aws:policy/PowerUserAccess']],
    ['aws iam update-access-key --status ', ['Active', 'Inactive', 'Expired']],
    ['aws iam list-policies --scope L', ['Local']],
    ['aws ec2 stop-instances --instance-ids i-0dev i', ['i-0dev', 'i-0prod']],
    ['aws s3api list-objects-v2 --bucket ', ['data']],
    ['aws iam list-users --output t', ['text', 'table']],
    ['aws iam list-users --profile ', ['admin', 'maya', 'root']],
    ['aws --profile maya iam list-gr', ['list-group-policies', 'list-groups', 'list-groups-for-user']],
    ['aws iam list-users --query ', ['Users[]']],
    ['aws iam create-user --tags Key=a,', ['Key=a,Value=']],
    ['aws iam create-policy --policy-document f', ['file://policy.json']],
    [
      'AWS_PROFILE=maya aws iam get-acc',
      [
        'get-access-key-last-used',
        'get-account-authorization-details',
        'get-account-password-policy',
        'get-account-summary',
      ],
    ],
    ['X=$(aws sts get-c', ['get-caller-identity']],
    ['echo "$(aws sts get-c', ['get-caller-identity']],
    ['aws iam list-users; aws iam get-us', ['get-user', 'get-user-policy']],
    ['aws iam get-user --user-name "ma', ['maya']],
    ['export AWS_PROFILE=m', ['AWS_PROFILE=maya']],
    ['unset F', ['FOO']],
    ['echo $F', ['$FOO']],
    ['cat p', ['policy.json']],
    ['mfa-code ', ['arn:aws:iam::111122223333:mfa/maya', '--next']],
    ['root-mfa ', ['enable', 'disable']],
    ['aws s3 c', ['cp']],
    ['aws configure list', ['list', 'list-profiles']],
    ['aws sts assume-role --role-arn dep', ['arn:aws:iam::111122223333:role/deploy']],
    ['aws iam create-policy --policy-document file://t', ['file://trust.json']],
    ['aws nope x', []],
    ['nope ', []],
  ])('%s', (line, expected) => {
    const candidates = at(line);
    expect(expected.length === 0 ? candidates : candidates.slice(0, expected.length)).toEqual(expected);
  });

  it('offers nothing that does not fit', () => {
    expect(at('aws iam create-us')).toEqual(['create-user']);
    expect(at('aws iam attach-user-policy --user-name j')).toEqual(['jonas']);
    expect(at('aws iam delete-user --user-name zzz')).toEqual([]);
  });

  it('replaces the word at the cursor and leaves the rest', () => {
    const line = 'aws iam get-us --user-name x';
    expect(complete(line, 14, session, port)).toMatchObject({ from: 8, to: 14 });
    expect(complete('aws iam get-user --user-name "ma', 32, session, port)).toMatchObject({ from: 30, to: 32 });
  });

  it('describes each candidate in a few words', () => {
    const of = (line: string) => complete(line, line.length, session, port).candidates[0]?.description;
    expect(of('aws iam create-us')).toBe('Creates a new IAM user for your Amazon Web Services account.');
    expect(of('aws iam create-user --user-n')).toBe('required: The name of the user to create.');
    expect(of('aws ia')).toBe('AWS Identity and Access Management');
  });

  it('offers the customer’s policies before those of AWS, and not too many', () => {
    const { candidates } = complete('aws iam attach-user-policy --policy-arn ', 40, session, port);
    expect(candidates).toHaveLength(500);
    expect(candidates[1]?.description).toBe('AWS managed policy');
  });
});
