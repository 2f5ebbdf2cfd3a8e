import { describe, expect, it } from 'vitest';
import { modelledServices, serviceModel } from '../../../src/catalogue/models.ts';
import type { Choice } from '../../../src/tui/form/choices.ts';
import { type FormOptions, formFor } from '../../../src/tui/form/formFor.ts';
import type { FormModel } from '../../../src/tui/form/formModel.ts';
import { press, type } from '../editor/typing.ts';

function form(service: string, operation: string, options?: FormOptions): FormModel {
  const model = formFor(service, operation, options);
  if (model === undefined) throw new Error(`no form for ${operation}`);
  return model;
}

const labels = (model: FormModel) => model.snapshot().rows.map(({ label, required }) => label + (required ? '*' : ''));
const focused = (model: FormModel) => model.snapshot().rows[model.snapshot().focus]?.id;
const errorOf = (model: FormModel, id: string) => model.snapshot().rows.find((row) => row.id === id)?.error;

const choices = (shape: string, member: string): readonly Choice[] => {
  if (member === 'UserName' && shape === 'existingUserNameType') {
    return ['maya', 'jonas', 'martin'].map((value) => ({ value, label: value }));
  }
  if (member === 'PolicyArn') {
    return [
      { value: 'arn:aws:iam::aws:policy/ReadOnlyAccess', label: 'ReadOnlyAccess' },
      { value: 'arn:aws:iam::111122223333:policy/dev-ec2', label: 'dev-ec2' },
    ];
  }
  return [];
};

describe('the fields of a form', () => {
  it('are those of the service model, required ones first, rare ones behind "more"', () => {
    const model = form('iam', 'CreateRole');
    expect(labels(model)).toEqual(['RoleName*', 'AssumeRolePolicyDocument*', 'Description', 'Tags', 'more']);
    press(model, 'ctrl+end', 'enter');
    expect(labels(model).slice(5)).toEqual(['Path', 'MaxSessionDuration', 'PermissionsBoundary']);
  });

  it('are shown without folding where a request has few and all may be left out', () => {
    expect(labels(form('iam', 'ListUsers'))).toEqual(['PathPrefix', 'Marker', 'MaxItems']);
  });

  it('exist only for operations of the model', () => {
    expect(formFor('iam', 'MakeCoffee')).toBe(undefined);
    expect(formFor('coffee', 'CreateUser')).toBe(undefined);
  });

  it('can be had for every operation of every model, and take any keys', () => {
    let forms = 0;
    for (const service of modelledServices()) {
      for (const operation of Object.keys(serviceModel(service)?.operations ?? {})) {
        const model = form(service, operation);
        for (let at = 0; at < 12; at++) press(model, 'enter', 'x', 'escape', 'down');
        expect(JSON.parse(JSON.stringify(model.input()))).toEqual(model.input());
        model.submit();
        forms++;
      }
    }
    expect(forms).toBeGreaterThan(400);
  });

  it('start where something must be filled in', () => {
    expect(focused(form('iam', 'PutUserPolicy', { prefill: { UserName: 'maya' } }))).toBe('PolicyName');
  });

  it('carry what AWS documents about the focused member', () => {
    const model = form('iam', 'CreateUser');
    expect(model.snapshot().documentation).toMatch(/name of the user/i);
    const own = form('iam', 'CreateUser', { documentation: (member) => `about ${member}` });
    expect(own.snapshot().documentation).toBe('about UserName');
  });
});

describe('filling in a form', () => {
  it('takes text, tags and numbers into the input of the request', () => {
    const model = form('iam', 'CreateRole');
    type(model, 'deploy');
    press(model, 'down', 'down', 'down');
    expect(focused(model)).toBe('Tags');
    press(model, 'enter');
    type(model, 'team');
    press(model, 'tab');
    type(model, 'web');
    press(model, 'down', 'enter', 'down', 'down');
    type(model, '7200');
    expect(model.input()).toEqual({
      RoleName: 'deploy',
      Tags: [{ Key: 'team', Value: 'web' }],
      MaxSessionDuration: 7200,
    });
  });

  it('keeps an empty tag value and refuses a key twice', () => {
    const model = form('iam', 'TagUser', { prefill: { UserName: 'maya', Tags: [{ Key: 'a', Value: '' }] } });
    expect(model.submit()).toEqual({ UserName: 'maya', Tags: [{ Key: 'a', Value: '' }] });
    press(model, 'ctrl+home', 'down', 'enter');
    type(model, 'a');
    expect(model.faults()).toEqual([{ path: 'Tags.1', message: 'this key is there already' }]);
  });

  it('adds and removes entries of a list, and leaves out empty ones', () => {
    const model = form('ec2', 'StartInstances');
    expect(labels(model)[1]).toBe('1');
    press(model, 'down');
    type(model, 'i-1');
    press(model, 'up', 'enter');
    type(model, 'i-2');
    press(model, 'up', 'up', 'enter');
    expect(model.input()).toEqual({ InstanceIds: ['i-1', 'i-2'] });
    expect(labels(model).slice(0, 4)).toEqual(['InstanceIds*', '1', '2', '3']);
    press(model, 'backspace');
    press(model, 'ctrl+x');
    expect(model.input()).toEqual({ InstanceIds: ['i-1'] });
  });

  it('turns pasted lines into entries of a list', () => {
    const model = form('iam', 'SimulatePrincipalPolicy');
    press(model, 'down');
    expect(focused(model)).toBe('ActionNames');
    model.paste('s3:GetObject\n  s3:PutObject\r\n');
    expect(model.input()).toEqual({ ActionNames: ['s3:GetObject', 's3:PutObject'] });
  });

  it('fills structures inside of structures', () => {
    const model = form('ec2', 'RunInstances', { prefill: { ImageId: 'ami-1', MinCount: 1, MaxCount: 1 } });
    press(model, 'ctrl+home');
    while (focused(model) !== 'TagSpecifications') press(model, 'down');
    press(model, 'enter');
    expect(labels(model)).toContain('ResourceType');
    press(model, 'down');
    type(model, 'instance');
    press(model, 'enter', 'enter');
    type(model, 'env');
    press(model, 'tab');
    type(model, 'dev');
    expect(model.input()).toEqual({
      ImageId: 'ami-1',
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'env', Value: 'dev' }] }],
    });
  });

  it('goes through yes, no and nothing with Space', () => {
    const model = form('ec2', 'StartInstances', { prefill: { InstanceIds: ['i-1'] } });
    press(model, 'ctrl+end', 'enter', 'ctrl+end', 'space');
    expect(model.input()).toEqual({ InstanceIds: ['i-1'], DryRun: true });
    press(model, 'space');
    expect(model.input()).toEqual({ InstanceIds: ['i-1'], DryRun: false });
    press(model, 'space');
    expect(model.input()).toEqual({ InstanceIds: ['i-1'] });
  });

  it('sends what is typed for a blob as base64, and shows it as text', () => {
    const model = form('s3', 'PutObject', { prefill: { Bucket: 'b', Key: 'k', Body: 'aGVsbG8=' } });
    expect(model.snapshot().rows.find(({ id }) => id === 'Body')?.node).toMatchObject({ input: { text: 'hello' } });
    expect(model.input()).toEqual({ Bucket: 'b', Key: 'k', Body: 'aGVsbG8=' });
  });

  it('opens at what it was given', () => {
    const prefill = { UserName: 'maya', Path: '/team/', Tags: [{ Key: 'team', Value: 'web' }] };
    expect(form('iam', 'CreateUser', { prefill }).input()).toEqual(prefill);
  });

  it('leaves keys that mean nothing to it to the screen', () => {
    expect(press(form('iam', 'CreateUser'), 'escape', 'ctrl+s', 'ctrl+g', 'f1')).toEqual([false, false, false, false]);
  });
});

describe('the choices of a field', () => {
  it('open while typing, are searched by letters and filled in', () => {
    const model = form('iam', 'AddUserToGroup', { choices, prefill: { GroupName: 'Developers' } });
    press(model, 'ctrl+home');
    while (focused(model) !== 'UserName') press(model, 'down');
    type(model, 'ma');
    expect(model.snapshot().popup?.options.map(({ label }) => label)).toEqual(['maya', 'martin']);
    press(model, 'down', 'enter');
    expect(model.input()).toEqual({ GroupName: 'Developers', UserName: 'martin' });
    expect(model.snapshot().popup).toBe(null);
  });

  it('write the value for the label', () => {
    const model = form('iam', 'AttachUserPolicy', { choices, prefill: { UserName: 'maya' } });
    type(model, 'dev');
    press(model, 'tab');
    expect(model.submit()).toEqual({ UserName: 'maya', PolicyArn: 'arn:aws:iam::111122223333:policy/dev-ec2' });
  });

  it('are all shown with Enter on an empty field, and with Esc only they close', () => {
    const model = form('iam', 'AttachUserPolicy', { choices, prefill: { UserName: 'maya' } });
    press(model, 'enter');
    expect(model.snapshot().popup?.options).toHaveLength(2);
    expect(press(model, 'escape', 'escape')).toEqual([true, false]);
  });

  it('do not stand in the way of a value that is not among them', () => {
    const model = form('iam', 'AttachUserPolicy', { choices, prefill: { UserName: 'maya' } });
    type(model, 'arn:aws:iam::aws:policy/Other');
    press(model, 'escape');
    expect(model.input()).toEqual({ UserName: 'maya', PolicyArn: 'arn:aws:iam::aws:policy/Other' });
  });

  it.each(['InstanceIds', 'InstanceId'])('are offered for the entries of a list under %s', (name) => {
    const instances = (_: string, member: string) =>
      member === name ? [{ value: 'i-0dev', label: 'i-0dev (web)' }] : [];
    const model = form('ec2', 'StartInstances', { choices: instances });
    press(model, 'down', 'enter');
    expect(model.snapshot().popup?.options[0]?.label).toBe('i-0dev (web)');
    press(model, 'enter');
    expect(model.input()).toEqual({ InstanceIds: ['i-0dev'] });
  });

  it('are none for the name of something to be created', () => {
    const all = () => [{ value: 'taken', label: 'taken' }];
    const model = form('iam', 'CreateUser', { choices: all });
    press(model, 'ctrl+space');
    expect(model.snapshot().popup).toBe(null);
  });

  it('are the values of an enumeration', () => {
    const model = form('iam', 'UpdateAccessKey', { prefill: { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' } });
    press(model, 'enter');
    expect(model.snapshot().popup?.options.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Active', 'Inactive']),
    );
  });
});

describe('checking a form', () => {
  it('says nothing about a field until it was touched or the form is sent', () => {
    const model = form('iam', 'CreateUser');
    expect(errorOf(model, 'UserName')).toBe(null);
    expect(model.faults()).toEqual([{ path: 'UserName', message: 'required' }]);
    expect(model.submit()).toBe(null);
    expect(errorOf(model, 'UserName')).toBe('required');
    expect(focused(model)).toBe('UserName');
    type(model, 'maya');
    expect(errorOf(model, 'UserName')).toBe(null);
    expect(model.submit()).toEqual({ UserName: 'maya' });
  });

  it.each([
    ['UserName', 'a b', 'must match [\\w+=,.@-]+'],
    ['UserName', 'x'.repeat(65), 'at most 64 characters, now 65'],
    ['PermissionsBoundary', 'arn', 'at least 20 characters'],
  ])('complains about %s %j with the limit of the model', (member, value, message) => {
    const model = form('iam', 'CreateUser', { prefill: { UserName: 'maya', [member]: value } });
    expect(model.faults()).toEqual([{ path: member, message }]);
  });

  it.each([
    ['MaxSessionDuration', '3599', 'at least 3600'],
    ['MaxSessionDuration', '43201', 'at most 43200'],
    ['MaxSessionDuration', 'x', 'a number'],
    ['MaxSessionDuration', '3600.5', 'a whole number'],
  ])('complains about %s %j', (member, value, message) => {
    const prefill = { RoleName: 'r', AssumeRolePolicyDocument: '{}', [member]: value };
    expect(form('iam', 'CreateRole', { prefill }).faults()).toEqual([{ path: member, message }]);
  });

  it('unfolds what hides a complaint and goes there', () => {
    const model = form('iam', 'CreateRole', { prefill: { RoleName: 'r', AssumeRolePolicyDocument: '{}' } });
    press(model, 'ctrl+end', 'enter', 'down', 'down');
    type(model, '1');
    press(model, 'up', 'up', 'enter');
    expect(labels(model)).not.toContain('MaxSessionDuration');
    expect(model.submit()).toBe(null);
    expect(focused(model)).toBe('MaxSessionDuration');
  });

  it('lets an optional structure be left out although it has required members', () => {
    const prefill = { ImageId: 'ami-1', MinCount: 1, MaxCount: 1 };
    expect(form('ec2', 'RunInstances', { prefill }).submit()).toEqual(prefill);
  });
});

describe('an error of AWS in a form', () => {
  it.each([
    [
      'ValidationError',
      "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
      'UserName',
    ],
    ['MalformedPolicyDocument', 'Syntax errors in policy.', 'PolicyDocument'],
    ['NoSuchEntity', 'The user with name maya cannot be found.', 'UserName'],
    ['InvalidInput', 'PolicyName is too odd.', 'PolicyName'],
  ])('%s stands beside the field it speaks of', (code, message, path) => {
    const prefill = { UserName: 'maya', PolicyName: 'extra', PolicyDocument: '{}' };
    const model = form('iam', 'PutUserPolicy', { prefill });
    model.fail({ code, message });
    expect(errorOf(model, path)).toBe(message);
    expect(focused(model)).toBe(path);
    expect(model.snapshot().topError).toBe(null);
  });

  it('stands at the top where it speaks of no field', () => {
    const model = form('iam', 'CreateUser', { prefill: { UserName: 'maya' } });
    model.fail({ code: 'AccessDenied', message: 'no identity-based policy allows the action' });
    expect(model.snapshot().topError).toBe('AccessDenied: no identity-based policy allows the action');
    expect(model.snapshot().rows.every(({ error }) => error === null)).toBe(true);
  });

  it('is gone once the field changes', () => {
    const model = form('iam', 'CreateUser', { prefill: { UserName: 'maya' } });
    model.fail({ code: 'EntityAlreadyExists', message: 'User with name maya already exists.' });
    expect(errorOf(model, 'UserName')).toBe('User with name maya already exists.');
    type(model, '2');
    expect(errorOf(model, 'UserName')).toBe(null);
  });
});

describe('a policy document in a form', () => {
  it('opens the editor with a skeleton, takes keys there and comes back with Esc', () => {
    const model = form('iam', 'CreatePolicy');
    type(model, 'dev');
    press(model, 'down', 'enter');
    const buffer = model.snapshot().editing?.buffer;
    expect(buffer?.text()).toContain('"Effect": "Allow"');
    expect(press(model, 'ctrl+s')).toEqual([false]);
    press(model, 'ctrl+a');
    type(model, '{}');
    expect(press(model, 'escape')).toEqual([true]);
    expect(model.snapshot().editing).toBe(null);
    expect(model.input()).toEqual({ PolicyName: 'dev', PolicyDocument: '{}' });
  });

  it('is checked as what it is: a trust policy has a principal', () => {
    const model = form('iam', 'CreateRole');
    press(model, 'down', 'enter');
    expect(model.snapshot().editing?.buffer.text()).toContain('"Principal"');
    const text = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole"}}';
    model.snapshot().editing?.buffer.setText(text);
    model.snapshot().editing?.buffer.settle();
    const faults = model
      .snapshot()
      .editing?.buffer.snapshot()
      .marks.map(({ fault }) => fault.message);
    expect(faults?.join()).toMatch(/Principal/);
  });

  it('is opened by pasting into its row, as one step', () => {
    const model = form('iam', 'CreatePolicy');
    press(model, 'down');
    model.paste('{"Version": "2012-10-17"}');
    expect(model.snapshot().editing?.buffer.text()).toBe('{"Version": "2012-10-17"}');
    expect(model.input()).toEqual({ PolicyDocument: '{"Version": "2012-10-17"}' });
  });

  it('lays out a document that comes on one line', () => {
    const prefill = { UserName: 'm', PolicyName: 'p', PolicyDocument: '{"Version":"2012-10-17","Statement":[]}' };
    expect(form('iam', 'PutUserPolicy', { prefill }).input().PolicyDocument).toBe(
      '{\n  "Version": "2012-10-17",\n  "Statement": []\n}',
    );
  });
});

describe('snapshots of a form', () => {
  it('change with every key that does something, and only then', () => {
    const model = form('iam', 'CreateUser');
    let calls = 0;
    const stop = model.subscribe(() => calls++);
    const first = model.snapshot();
    press(model, 'escape');
    expect(model.snapshot()).toBe(first);
    type(model, 'a');
    expect(model.snapshot()).not.toBe(first);
    expect(calls).toBe(1);
    stop();
  });
});
