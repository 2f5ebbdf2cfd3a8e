import { describe, expect, it } from 'vitest';
import { managedPolicy, managedPolicyIndex } from '../../src/catalogue/managedPolicies.ts';
import { type PolicyKind, parsePolicy, readPolicy } from '../../src/policy/parse.ts';

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] });

/** Codes of the errors of a statement. */
function errorsOf(statement: object, kind: PolicyKind = 'identity'): string[] {
  const { faults } = readPolicy(policy(statement), kind);
  return faults.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('a policy text', () => {
  it('becomes statements with their places', () => {
    const text =
      '{\n  "Version": "2012-10-17",\n  "Statement": {\n    "Sid": "Read", "Effect": "Allow",\n    "Action": "s3:GetObject", "Resource": "*",\n    "Condition": {"NumericLessThan": {"s3:max-keys": 10}}\n  }\n}';
    const { policy: parsed, faults } = parsePolicy(text);
    expect(faults).toEqual([]);
    expect(parsed?.statements[0]).toMatchObject({
      index: 0,
      sid: 'Read',
      place: { line: 3, column: 16 },
      action: { negated: false, patterns: ['s3:GetObject'] },
      conditions: [{ operator: 'NumericLessThan', key: 's3:max-keys', values: ['10'], place: { line: 6, column: 54 } }],
    });
  });

  it('may not hold comments or trailing commas, and each is told with its place', () => {
    const comment = parsePolicy('{\n  // read only\n  "Statement": []\n}');
    expect(comment.policy).toBeNull();
    expect(comment.faults[0]).toMatchObject({
      code: 'JSON_SYNTAX_ERROR',
      message: 'JSON has no comments',
      place: { line: 2, column: 3 },
    });
    const comma = parsePolicy('{"Statement": [1, 2,]}');
    expect(comma.faults[0]).toMatchObject({ code: 'JSON_SYNTAX_ERROR', place: { line: 1, column: 21 } });
    expect(comma.faults[0]?.message).toContain('value is missing');
  });

  it('that ends too early or is no JSON at all has faults instead of exceptions', () => {
    for (const text of ['', '{', '{"Statement"', 'Effect: Allow', '{"a": "b', '[[[']) {
      const parsed = parsePolicy(text);
      expect(parsed.policy).toBeNull();
      expect(parsed.faults.length).toBeGreaterThan(0);
    }
  });

  it('with a key twice in one object is refused at the second', () => {
    const { policy: parsed, faults } = parsePolicy(
      '{"Version": "2012-10-17", "Statement": {"Effect": "Deny",\n "Effect": "Allow", "Action": "*", "Resource": "*"}}',
    );
    expect(parsed).toBeNull();
    expect(faults).toEqual([
      expect.objectContaining({
        code: 'DUPLICATE_KEY',
        path: ['Statement', 'Effect'],
        place: expect.objectContaining({ line: 2, column: 2 }),
      }),
    ]);
  });

  it('keeps a key named __proto__ an ordinary unknown key', () => {
    const { faults } = parsePolicy(
      '{"__proto__": {"Statement": []}, "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}',
    );
    expect(faults.map(({ message }) => message)).toEqual(['unknown element `__proto__`']);
  });

  it('nested without end is refused before it is parsed', () => {
    expect(parsePolicy('['.repeat(100_000)).faults[0]?.code).toBe('TEXT_TOO_DEEP');
  });
});

describe('a statement', () => {
  it.each([
    ['without Effect', { Action: 's3:*', Resource: '*' }, 'MISSING_EFFECT'],
    ['with a lower-case effect', { ...allow, Effect: 'allow' }, 'INVALID_EFFECT'],
    ['with a misspelt element', { ...allow, Resources: '*' }, 'INVALID_POLICY_ELEMENT'],
    ['with Action and NotAction', { ...allow, NotAction: 's3:*' }, 'UNSUPPORTED_ELEMENT_COMBINATION'],
    ['with Resource and NotResource', { ...allow, NotResource: '*' }, 'UNSUPPORTED_ELEMENT_COMBINATION'],
    ['without Action', { Effect: 'Allow', Resource: '*' }, 'MISSING_ACTION'],
    ['with no action in the list', { ...allow, Action: [] }, 'MISSING_ACTION'],
    ['without Resource', { Effect: 'Allow', Action: 's3:*' }, 'MISSING_RESOURCE'],
    ['with a number for an action', { ...allow, Action: 5 }, 'DATA_TYPE_MISMATCH'],
    ['with an action that has no prefix', { ...allow, Action: 'GetObject' }, 'INVALID_ACTION'],
    ['with an action of two colons', { ...allow, Action: 's3:Get:Object' }, 'INVALID_ACTION'],
    ['with a blank in the prefix', { ...allow, Action: 's 3:GetObject' }, 'INVALID_SERVICE_IN_ACTION'],
    ['with a resource that is no ARN', { ...allow, Resource: 'depot' }, 'INVALID_ARN_PREFIX'],
    ['with an unknown partition', { ...allow, Resource: 'arn:amazon:s3:::depot' }, 'INVALID_PARTITION'],
    ['with an ARN of five fields', { ...allow, Resource: 'arn:aws:s3::depot' }, 'MISSING_ARN_FIELD'],
    ['with a region in an S3 ARN', { ...allow, Resource: 'arn:aws:s3:eu-west-1::depot' }, 'ARN_REGION_NOT_ALLOWED'],
    ['with a principal', { ...allow, Principal: '*' }, 'UNSUPPORTED_PRINCIPAL'],
    [
      'with an unknown operator',
      { ...allow, Condition: { StringMatches: { 'aws:username': 'x' } } },
      'INVALID_CONDITION_OPERATOR',
    ],
    ['with NullIfExists', { ...allow, Condition: { NullIfExists: { 'aws:username': 'true' } } }, 'NULL_WITH_IF_EXISTS'],
    [
      'with keys that differ in case',
      { ...allow, Condition: { StringEquals: { 'aws:UserName': 'x', 'aws:username': 'y' } } },
      'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
    ],
    [
      'with a word for a number',
      { ...allow, Condition: { NumericEquals: { 's3:max-keys': 'ten' } } },
      'TYPE_MISMATCH_NUMBER',
    ],
    [
      'with a malformed date',
      { ...allow, Condition: { DateLessThan: { 'aws:CurrentTime': 'tomorrow' } } },
      'TYPE_MISMATCH_DATE',
    ],
    [
      'with a malformed range',
      { ...allow, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/33' } } },
      'TYPE_MISMATCH_IP_RANGE',
    ],
    [
      'with host bits in an IPv6 range',
      { ...allow, Condition: { IpAddress: { 'aws:SourceIp': '2001:db8::5/64' } } },
      'TYPE_MISMATCH_IP_RANGE',
    ],
    [
      'with a short ARN in a condition',
      { ...allow, Condition: { ArnLike: { 'aws:PrincipalArn': 'role/x' } } },
      'TYPE_MISMATCH',
    ],
    ['with a list for a condition', { ...allow, Condition: [] }, 'DATA_TYPE_MISMATCH'],
  ])('%s is refused', (_what, statement, code) => {
    expect(errorsOf(statement)).toEqual([code]);
    expect(readPolicy(policy(statement)).policy).toBeNull();
  });

  it('tells all its faults at once', () => {
    expect(errorsOf({ Action: 'GetObject', Resource: 'depot', Foo: 1 })).toEqual([
      'INVALID_POLICY_ELEMENT',
      'MISSING_EFFECT',
      'INVALID_ACTION',
      'INVALID_ARN_PREFIX',
    ]);
  });

  it('is advised on the word that was meant', () => {
    const advice = (statement: object) => readPolicy(policy(statement)).faults.map((fault) => fault.advice);
    expect(advice({ ...allow, Condtion: {} })).toEqual(['did you mean `Condition`?']);
    expect(advice({ ...allow, Condition: { StringEqual: { 'aws:username': 'x' } } })).toEqual([
      'did you mean `StringEquals`?',
    ]);
    expect(advice({ ...allow, Action: 's3:GetObjct' })).toEqual(['did you mean `s3:GetObject`?']);
  });

  it('may name actions that AWS does not publish, with a warning', () => {
    const { policy: parsed, faults } = readPolicy(
      policy({ ...allow, Action: ['s3:Frobnicate', 'nosuch:*', 's3:Frob*'] }),
    );
    expect(parsed).not.toBeNull();
    expect(faults.map(({ code, severity }) => [code, severity])).toEqual([
      ['INVALID_ACTION', 'warning'],
      ['INVALID_SERVICE_IN_ACTION', 'warning'],
      ['INVALID_ACTION', 'warning'],
    ]);
  });

  it('needs an id of its own', () => {
    const { faults } = readPolicy({
      Statement: [
        { ...allow, Sid: 'A' },
        { ...allow, Sid: 'A' },
      ],
    });
    expect(faults).toEqual([expect.objectContaining({ code: 'UNIQUE_SIDS_REQUIRED', path: ['Statement', 1, 'Sid'] })]);
  });
});

describe('each kind of policy', () => {
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '111122223333' } };
  const rcp = { Effect: 'Deny', Action: 's3:*', Resource: '*', Principal: '*' };

  it('has its own elements', () => {
    expect(errorsOf(trust, 'trust')).toEqual([]);
    expect(errorsOf({ ...trust, Resource: '*' }, 'trust')).toEqual(['ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE']);
    expect(errorsOf({ ...trust, Principal: '*' }, 'trust')).toEqual([
      'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    ]);
    expect(errorsOf({ ...trust, Principal: { AWS: '*' } }, 'trust')).toEqual([]);
    expect(errorsOf(rcp, 'rcp')).toEqual([]);
    expect(errorsOf({ ...rcp, Effect: 'Allow' }, 'rcp')).toEqual(['RCP_SYNTAX_ERROR_ALLOW']);
    expect(errorsOf({ ...rcp, Action: '*' }, 'rcp')).toEqual(['RCP_SYNTAX_ERROR_ACTION']);
    expect(errorsOf({ ...rcp, Principal: { AWS: '111122223333' } }, 'rcp')).toEqual(['RCP_SYNTAX_ERROR_PRINCIPAL']);
    expect(errorsOf(rcp, 'scp')).toEqual(['SCP_SYNTAX_ERROR_PRINCIPAL']);
    expect(errorsOf(allow, 'resource')).toEqual(['MISSING_PRINCIPAL']);
  });

  it('names principals that can ask', () => {
    const naming = (value: string) => errorsOf({ ...allow, Principal: { AWS: value } }, 'resource');
    expect(naming('arn:aws:iam::111122223333:user/dana')).toEqual([]);
    expect(naming('AIDACKCEVSQ6C2EXAMPLE')).toEqual([]);
    expect(naming('arn:aws:iam::111122223333:group/dev')).toEqual(['INVALID_PRINCIPAL_FORMAT']);
    expect(naming('arn:aws:iam::111122223333:user/*')).toEqual(['UNSUPPORTED_WILDCARD_IN_PRINCIPAL']);
    expect(naming('dana')).toEqual(['INVALID_PRINCIPAL_FORMAT']);
    expect(errorsOf({ ...allow, Principal: { User: 'dana' } }, 'resource')).toContain('INVALID_PRINCIPAL_KEY');
  });

  it('lets session policies hold malformed literals, which match nothing', () => {
    const statement = { ...allow, Condition: { IpAddress: { 'aws:SourceIp': 'office' } } };
    expect(errorsOf(statement, 'session')).toEqual([]);
    expect(errorsOf({ ...allow, Resource: 'arn:aws:s3' }, 'session')).toEqual(['MISSING_ARN_FIELD']);
  });
});

describe('the AWS managed policies', () => {
  it('are all policies that IAM would store', () => {
    const index = managedPolicyIndex();
    expect(index.length).toBeGreaterThan(1000);
    const refused = index.flatMap(({ arn, name }) => {
      const { policy: parsed, faults } = parsePolicy(managedPolicy(arn)?.document ?? '');
      return parsed ? [] : [`${name}: ${faults.map(({ message }) => message).join('; ')}`];
    });
    expect(refused).toEqual([]);
  });
});
