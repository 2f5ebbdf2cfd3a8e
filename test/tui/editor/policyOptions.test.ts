import { describe, expect, it } from 'vitest';
import { globalConditionKeys } from '../../../src/catalogue/authorization.ts';
import type { PolicyKind } from '../../../src/policy/policyKind.ts';
import { EditorBuffer } from '../../../src/tui/editor/editorBuffer.ts';
import { policyOptions } from '../../../src/tui/editor/policyOptions.ts';
import { press, type } from './typing.ts';

const account = {
  account: '111122223333',
  region: 'eu-west-1',
  arns: () => [
    { arn: 'arn:aws:iam::111122223333:user/maya', kind: 'user' },
    { arn: 'arn:aws:iam::111122223333:role/deploy', kind: 'role' },
    { arn: 'arn:aws:s3:::reports', kind: 'bucket' },
    { arn: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0dev', kind: 'instance' },
  ],
};

/** A buffer with the cursor at `|` of the text, the popup asked for. */
function at(marked: string, kind: PolicyKind = 'identity'): EditorBuffer {
  const buffer = new EditorBuffer({ text: marked.replace('|', ''), options: policyOptions(kind, account) });
  for (let moved = 0; moved < marked.indexOf('|'); moved++) press(buffer, 'right');
  press(buffer, 'ctrl+space');
  return buffer;
}

const labels = (buffer: EditorBuffer) => buffer.snapshot().popup?.options.map(({ label }) => label) ?? [];

function shown(buffer: EditorBuffer): string {
  const { head } = buffer.snapshot().state.selection.main;
  return `${buffer.text().slice(0, head)}|${buffer.text().slice(head)}`;
}

describe('proposals in a policy', () => {
  it('are the elements of the document and of a statement', () => {
    expect(labels(at('{|}'))).toEqual(['Version', 'Statement']);
    expect(labels(at('{"Statement": [{|}]}'))).toEqual([
      'Sid',
      'Effect',
      'Action',
      'NotAction',
      'Resource',
      'NotResource',
      'Condition',
    ]);
  });

  it('leave out the elements that the statement has already, before and behind the cursor', () => {
    const found = labels(at('{"Statement": {"Effect": "Allow", "|", "Action": "*"}}'));
    expect(found).toContain('Resource');
    expect(found).not.toContain('Effect');
    expect(found).not.toContain('Action');
  });

  it('have a principal and no resource in a trust policy', () => {
    const found = labels(at('{"Statement": [{|}]}', 'trust'));
    expect(found).toContain('Principal');
    expect(found).not.toContain('Resource');
  });

  it('are Allow and Deny for an effect', () => {
    expect(labels(at('{"Statement": [{"Effect": "|"}]}'))).toEqual(['Allow', 'Deny']);
  });

  it('are services before the colon and their actions behind it, with access levels', () => {
    const services = labels(at('{"Statement": [{"Action": "s3|"}]}'));
    expect(services[0]).toBe('s3:');
    expect(services).toContain('s3-object-lambda:');
    const buffer = at('{"Statement": [{"Action": ["s3:GetOb|"]}]}');
    const first = buffer.snapshot().popup?.options[0];
    expect(first).toMatchObject({ label: 's3:GetObject', detail: 'Read' });
    expect(first?.describe?.()).toMatch(/object/i);
    expect(labels(buffer)).toContain('s3:Get*');
    expect(labels(buffer)).toContain('s3:*');
  });

  it('find an action by letters in order', () => {
    expect(labels(at('{"Statement": [{"Action": "iam:attrolpol|"}]}'))).toContain('iam:AttachRolePolicy');
  });

  it('are the ARNs that fit the actions first, then formats with account and Region filled in', () => {
    const found = labels(at('{"Statement": [{"Action": "ec2:StartInstances", "Resource": ["|"]}]}'));
    expect(found[0]).toBe('arn:aws:ec2:eu-west-1:111122223333:instance/i-0dev');
    expect(found).toContain('arn:aws:ec2:eu-west-1:111122223333:instance/*');
    expect(found).toContain('*');
    expect(found).not.toContain('arn:aws:ec2:eu-west-1:111122223333:volume/*');
  });

  it('are condition operators with their sets and IfExists', () => {
    expect(labels(at('{"Statement": [{"Condition": {"StringE|"}}]}')).slice(0, 2)).toEqual([
      'StringEquals',
      'StringEqualsIgnoreCase',
    ]);
    expect(labels(at('{"Statement": [{"Condition": {"ForAnyValue:StringL|"}}]}'))[0]).toBe('ForAnyValue:StringLike');
    expect(labels(at('{"Statement": [{"Condition": {"BoolIf|"}}]}'))[0]).toBe('BoolIfExists');
  });

  it('are the condition keys of the actions of this statement before the global ones', () => {
    const text = (action: string) =>
      `{"Statement": [{"Action": "sqs:SendMessage"}, {"Action": "${action}", "Condition": {"StringEquals": {"|": ""}}}]}`;
    const found = labels(at(text('s3:GetObject')));
    expect(found.findIndex((key) => key.startsWith('s3:'))).toBeLessThan(found.indexOf('aws:PrincipalArn'));
    expect(found).toContain('aws:PrincipalArn');
    expect(labels(at(text('ec2:StartInstances')))).not.toEqual(found);
    expect(labels(at(text('*'))).sort()).toEqual(
      globalConditionKeys()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('put keys that suit the operator first', () => {
    const found = at('{"Statement": [{"Condition": {"Bool": {"|"}}}]}').snapshot().popup?.options ?? [];
    expect(found[0]?.detail).toBe('Bool');
  });

  it('are principals of the account, and service principals', () => {
    const aws = labels(at('{"Statement": [{"Principal": {"AWS": "|"}}]}', 'trust'));
    expect(aws).toEqual([
      'arn:aws:iam::111122223333:user/maya',
      'arn:aws:iam::111122223333:role/deploy',
      'arn:aws:iam::111122223333:root',
      '*',
    ]);
    expect(labels(at('{"Statement": [{"Principal": {"Service": "ec|"}}]}', 'trust'))).toContain('ec2.amazonaws.com');
  });

  it('are nothing where nothing is known, and the editor says so', () => {
    const buffer = at('{"Statement": [{"Sid": "|"}]}');
    expect(buffer.snapshot()).toMatchObject({ popup: null, message: 'nothing to propose here' });
  });

  it.each([
    '{"Statement":[{"Action":["s3:Get|',
    '{"Statement":[{"Action":["s3:Get|\n  "Resource": "*"',
    '{"Statement":[{"Effect":"Allow" "Action":"s3:Get|"}]}',
    '{,"Statement":[{"Action":"s3:Get|"]}',
  ])('are found in the broken text %j', (text) => {
    expect(labels(at(text))).toContain('s3:GetObject');
  });
});

describe('choosing a proposal', () => {
  it('writes a whole policy with few keys', () => {
    const buffer = new EditorBuffer({ options: policyOptions('identity', account) });
    type(buffer, '{\n"V');
    press(buffer, 'enter');
    type(buffer, ',\n"S');
    press(buffer, 'tab');
    type(buffer, '"Ef');
    press(buffer, 'tab', 'enter', 'end');
    type(buffer, ',\n"Act');
    press(buffer, 'tab');
    type(buffer, 's3');
    press(buffer, 'enter');
    type(buffer, 'GetO');
    press(buffer, 'enter');
    expect(shown(buffer)).toBe(
      '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": ["s3:GetObject"|]\n    }\n  ]\n}',
    );
    press(buffer, 'ctrl+z');
    expect(buffer.text()).toContain('"Action": ["s3:GetO"]');
  });

  it('adds the quotes where the cursor is outside of a string', () => {
    const buffer = at('{"Statement": [{"Effect": |}]}');
    press(buffer, 'down', 'enter');
    expect(shown(buffer)).toBe('{"Statement": [{"Effect": "Deny"|}]}');
  });

  it('keeps the colon and value that a key has already', () => {
    const buffer = at('{"Statement": [{"Acti|": "s3:GetObject"}]}');
    press(buffer, 'enter');
    expect(shown(buffer)).toBe('{"Statement": [{"Action"|: "s3:GetObject"}]}');
  });

  it('opens the next proposals after a service', () => {
    const buffer = at('{"Statement": [{"Action": "sq|"}]}');
    press(buffer, 'enter');
    expect(shown(buffer)).toBe('{"Statement": [{"Action": "sqs:|"}]}');
    expect(labels(buffer)).toContain('sqs:SendMessage');
  });

  it('goes round at the ends of the list, and Esc closes only the popup', () => {
    const buffer = at('{"Statement": [{"Effect": "|"}]}');
    press(buffer, 'up');
    expect(buffer.snapshot().popup?.selected).toBe(1);
    expect(press(buffer, 'escape', 'escape')).toEqual([true, false]);
    expect(buffer.snapshot().popup).toBe(null);
  });

  it('closes the popup when what is typed is the only proposal', () => {
    const buffer = at('{"Statement": [{"Effect": "|"}]}');
    type(buffer, 'Allow');
    expect(buffer.snapshot().popup).toBe(null);
  });
});
