import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkKinds } from '../../src/scenario/checkSchema.ts';
import { loadScenario } from '../../src/scenario/loadScenario.ts';
import { runCommands } from '../../src/training/runCommands.ts';

const text = readFileSync(resolve(import.meta.dirname, 'actors.yaml'), 'utf8');

/** The exercise in which every form of `as` is asked once, with checks of every kind. */
function exercise() {
  const { scenario, faults } = loadScenario(text, 'actors.yaml');
  expect(faults).toEqual([]);
  if (!scenario) throw new Error('the exercise is broken');
  return scenario;
}

function statuses(commands: string): Record<string, string> {
  const { report } = runCommands(exercise(), 0, commands, () => undefined);
  expect(report.commands.filter(({ ok }) => !ok)).toEqual([]);
  const checks = report.tasks.filter(({ id }) => id !== 'no-escalation').flatMap((task) => task.checks);
  return Object.fromEntries(checks.map(({ id, status }) => [id, status]));
}

const all = (status: string, but: Readonly<Record<string, string>> = {}) => {
  const { tasks, heldOut } = exercise();
  const ids = [...tasks.flatMap((task) => task.checks), ...heldOut].map(({ id }) => id);
  return { ...Object.fromEntries(ids.map((id) => [id, status])), ...but };
};

describe('checks', () => {
  it('are there in every kind, and for every form of `as`', () => {
    const { tasks, heldOut } = exercise();
    const checks = [...tasks.flatMap((task) => task.checks), ...heldOut];
    expect([...new Set(checks.map(({ kind }) => kind))].sort()).toEqual([...checkKinds].sort());
    const actors = checks.flatMap((check) =>
      'probe' in check ? check.probe.as : 'as' in check ? (check.as ?? []) : [],
    );
    const forms = new Set(actors.map((as) => as.replace(/[/:].*$/, '')));
    for (const form of ['user', 'role', 'group', 'instance', 'key', 'service', 'root', 'anonymous', 'arn', 'others'])
      expect(forms).toContain(form);
  });

  it('all hold in the account as it is meant to be', () => {
    expect(statuses('answer who allowed')).toEqual(all('passed'));
  });

  it.each<[string, string, readonly string[]]>([
    [
      'a key that was switched off',
      'aws iam update-access-key --user-name maya --access-key-id AKIAIOSFODNN7EXAMPLE --status Inactive',
      ['key-reads'],
    ],
    [
      'a profile that lost its role',
      'aws iam remove-role-from-instance-profile --instance-profile-name web --role-name web',
      ['instance-reads'],
    ],
    [
      'a role that the service cannot take',
      'aws iam update-assume-role-policy --role-name web --policy-document \'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}\'',
      ['service-takes', 'instance-reads', 'role-reads'],
    ],
    [
      'a group without its policy',
      'aws iam delete-group-policy --group-name Readers --policy-name read',
      ['group-reads', 'key-reads', 'call-reads'],
    ],
    [
      'a member who may do more',
      'aws iam put-user-policy --user-name jonas --policy-name more --policy-document \'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:DeleteObject","Resource":"*"}}\'',
      ['group-never', 'group-exact', 'others-delete', 'call-denied'],
    ],
    [
      'a bucket that lets anybody in',
      'aws s3api put-bucket-policy --bucket larkspur-reports --policy \'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::larkspur-reports/*"}}\'',
      ['anonymous-no', 'ines-from-elsewhere', 'through-roles'],
    ],
    [
      'an office that has moved',
      'aws iam put-role-policy --role-name visitor --policy-name read --policy-document \'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}\'',
      ['through-elsewhere', 'role-later', 'through-roles'],
    ],
  ])('notice %s', (_, command, failing) => {
    const after = statuses(`answer who allowed\n${command}`);
    const failed = Object.entries(after).flatMap(([id, status]) => (status === 'passed' ? [] : [id]));
    expect(failed.sort()).toEqual([...failing].sort());
  });

  it('notice an answer that is wrong, and one that is missing', () => {
    expect(statuses('answer who denied')).toEqual(all('passed', { asked: 'failed' }));
    expect(statuses('')).toEqual(all('passed', { asked: 'failed' }));
  });
});
