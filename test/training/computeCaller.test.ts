import { describe, expect, it } from 'vitest';
import { startAttempt } from '../../src/training/attemptState.ts';
import { profileList } from '../../src/training/profileList.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario } from './smallScenario.ts';

const trust = (service: string) =>
  `{ Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: ${service}.amazonaws.com }, Action: sts:AssumeRole }] }`;
const reads = `inline: { own: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: s3:ListAllMyBuckets, Resource: "*" }] } }`;
const compute = `
  roles:
    - { name: orders-role, trust: ${trust('lambda')}, ${reads} }
    - { name: web, trust: ${trust('ec2')}, ${reads} }
  instanceProfiles: [{ name: web, role: web }]
  instances: [{ id: i-0web, profile: web }, { id: i-0bare }]
  resources:
    - { arn: "arn:aws:lambda:eu-west-1:111122223333:function:orders", function: { role: orders-role } }
  buckets:`;
const scenarioWith = (identities: string) =>
  smallScenario(['\n  buckets:', compute], ['\nidentities:', `\nidentities:${identities}`]);
const scenario = scenarioWith(
  '\n  fn: { as: function/orders }\n  web: { as: instance/i-0web }\n  bare: { as: instance/i-0bare }',
);
const run = (lines: string) => runCommands(scenario, 0, lines, () => undefined).report.commands;

describe('an identity of a function or an instance', () => {
  it('is a session of its role, for --profile and AWS_PROFILE', () => {
    const [fn, web, list] = run(
      [
        'aws sts get-caller-identity --query Arn --output text --profile fn',
        'aws sts get-caller-identity --query Arn --output text --profile web',
        'export AWS_PROFILE=fn',
        'aws s3api list-buckets --query "Buckets[].Name"',
      ].join('\n'),
    ).filter(({ text }) => text.startsWith('aws'));
    expect(fn?.output).toBe('arn:aws:sts::111122223333:assumed-role/orders-role/orders\n');
    expect(web?.output).toBe('arn:aws:sts::111122223333:assumed-role/web/i-0web\n');
    expect(list?.ok).toBe(true);
    expect(run('aws iam create-user --user-name eve --profile web')[0]?.output).toContain('AccessDenied');
  });

  it('signs nothing without a profile, or once the role no longer trusts the service', () => {
    expect(run('aws s3 ls --profile bare')[0]?.ok).toBe(false);
    const untrusted = run(
      [
        `aws iam update-assume-role-policy --role-name orders-role --policy-document '${JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        })}' --profile root`,
        'aws sts get-caller-identity --profile fn',
      ].join('\n'),
    );
    expect(untrusted.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('is listed with the session that it works with', () => {
    const profiles = profileList(startAttempt(scenario, 0));
    const byName = (name: string) => profiles.find((one) => one.name === name);
    expect([byName('fn')?.kind, byName('web')?.kind, byName('bare')?.kind]).toEqual(['role', 'role', null]);
    expect(byName('bare')?.problem).not.toBeNull();
  });

  it('must be there at the start', () => {
    expect(() => scenarioWith('\n  fn: { as: function/ordres }')).toThrow('there is no `function/ordres` at the start');
    expect(() => scenarioWith('\n  web: { as: instance/i-0gone }')).toThrow(
      'there is no `instance/i-0gone` at the start',
    );
  });
});
