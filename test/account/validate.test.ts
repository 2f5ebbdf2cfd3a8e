import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/account/call.ts';
import { validate } from '../../src/account/validate.ts';
import { serviceModel } from '../../src/catalogue/models.ts';

function broken(line: string, input: JsonObject): readonly [code: string, message: string] | null {
  const [service = '', name = ''] = line.split(':');
  const model = serviceModel(service);
  const operation = model?.operations[name];
  if (!model || !operation) throw new Error(`there is no ${line}`);
  const error = validate(model, operation, input);
  return error && [error.code, error.message];
}

const one = (text: string) => `1 validation error detected: ${text}`;
const failed = (path: string, constraint: string) => `Value at '${path}' failed to satisfy constraint: ${constraint}`;
const failedWith = (value: string, path: string, constraint: string) =>
  `Value '${value}' at '${path}' failed to satisfy constraint: ${constraint}`;

describe('model validation', () => {
  it.each<readonly [string, string, JsonObject]>([
    ['a plain call', 'iam:CreateUser', { UserName: 'Bob', Path: '/a//b/' }],
    ['tags in any script', 'iam:TagUser', { UserName: 'Bob', Tags: [{ Key: 'équipe:été', Value: '' }] }],
    ['a call without input', 'sts:GetCallerIdentity', {}],
    ['members that the model does not know', 'iam:CreateUser', { UserName: 'Bob', Shoe: 7 }],
    ['an absent member given as null', 'iam:CreateUser', { UserName: 'Bob', Path: null }],
    [
      'a list, a number and a moment',
      'sts:AssumeRole',
      { RoleArn: 'arn:aws:iam::111122223333:role/r', RoleSessionName: 'se', DurationSeconds: 900 },
    ],
  ])('accepts %s', (_what, line, input) => {
    expect(broken(line, input)).toBeNull();
  });

  it.each<readonly [string, string, JsonObject, string, string]>([
    ['a missing member', 'iam:CreateUser', {}, 'ValidationError', one(failed('userName', 'Member must not be null'))],
    [
      'a forbidden character in a name',
      'iam:CreateUser',
      { UserName: 'ba!d' },
      'ValidationError',
      'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      'a path without slashes',
      'iam:CreateUser',
      { UserName: 'Bob', Path: 'eng' },
      'ValidationError',
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    ],
    [
      'the path //',
      'iam:CreateUser',
      { UserName: 'Bob', Path: '//' },
      'ValidationError',
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    ],
    [
      'a name that is too long, with its value',
      'iam:CreateUser',
      { UserName: 'a'.repeat(65) },
      'ValidationError',
      one(failedWith('a'.repeat(65), 'userName', 'Member must have length less than or equal to 64')),
    ],
    [
      'a text that is too short',
      'iam:CreatePolicy',
      { PolicyName: 'p', PolicyDocument: '' },
      'ValidationError',
      `2 validation errors detected: ${failedWith('', 'policyDocument', 'Member must have length greater than or equal to 1')}; ${failed('policyDocument', 'Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+')}`,
    ],
    [
      'a value outside the enumeration, without it',
      'iam:UpdateAccessKey',
      { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'Off' },
      'ValidationError',
      one(failed('status', 'Member must satisfy enum value set')),
    ],
    [
      'a number above its range',
      'iam:ListUsers',
      { MaxItems: 1001 },
      'ValidationError',
      one(failedWith('1001', 'maxItems', 'Member must have value less than or equal to 1000')),
    ],
    [
      'a number below its range',
      'iam:ListUsers',
      { MaxItems: 0 },
      'ValidationError',
      one(failedWith('0', 'maxItems', 'Member must have value greater than or equal to 1')),
    ],
    [
      'a session of under an hour for a role',
      'iam:UpdateRole',
      { RoleName: 'r', MaxSessionDuration: 60 },
      'ParamValidation',
      'The requested MaxSessionDuration is below the minimum of 3600 seconds.',
    ],
    [
      'a tag without key and value, the value first',
      'iam:TagUser',
      { UserName: 'Bob', Tags: [{}] },
      'ValidationError',
      `2 validation errors detected: ${failed('tags.1.member.value', 'Member must not be null')}; ${failed('tags.1.member.key', 'Member must not be null')}`,
    ],
    [
      'a text in a list by everything that its shape asks for',
      'iam:SimulateCustomPolicy',
      { PolicyInputList: [''], ActionNames: ['s3:GetObject'] },
      'ValidationError',
      one(
        failed(
          'policyInputList',
          'Member must satisfy constraint: [Member must have length less than or equal to 131072, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+]',
        ),
      ),
    ],
    [
      'a secret without its value',
      'iam:CreateLoginProfile',
      { UserName: 'Bob', Password: 'x'.repeat(129) },
      'ValidationError',
      one(failed('password', 'Member must have length less than or equal to 128')),
    ],
    [
      'a pattern of STS with the value',
      'sts:AssumeRole',
      { RoleArn: 'arn:aws:iam::111122223333:role/r', RoleSessionName: 's e' },
      'ValidationError',
      one(failedWith('s e', 'roleSessionName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')),
    ],
    [
      'another type than the model has',
      'iam:ListUsers',
      { MaxItems: 'ten' },
      'MalformedInput',
      "The value at 'maxItems' is not of the type that it should be.",
    ],
    [
      'a missing parameter of EC2',
      'ec2:RunInstances',
      { MinCount: 1 },
      'MissingParameter',
      'The request must contain the parameter MaxCount',
    ],
  ])('refuses %s', (_what, line, input, code, message) => {
    expect(broken(line, input)).toEqual([code, message]);
  });

  it('spells out ten violations and counts the others', () => {
    const tags = Array.from({ length: 8 }, () => ({}));
    const [, message = ''] = broken('iam:TagUser', { UserName: 'Bob', Tags: tags }) ?? [];
    expect(message).toMatch(/^16 validation errors detected: /);
    expect(message.split('; ')).toHaveLength(10);
  });

  it('survives input that is nested deeper than any model', () => {
    let value: JsonObject = {};
    for (let depth = 0; depth < 5000; depth += 1) value = { Tags: [value] };
    expect(() => broken('iam:TagUser', value)).not.toThrow();
    const many = Array.from({ length: 51 }, () => ({ Key: 'k', Value: value }));
    expect(() => broken('iam:TagUser', { UserName: 'Bob', Tags: many })).not.toThrow();
  });
});
