import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/training/report.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario, withChecks } from './smallScenario.ts';

const run = (scenario: Parameters<typeof runCommands>[0], commands: string): Report =>
  runCommands(scenario, 0, commands, () => undefined).report;

const result = (report: Report, id: string) =>
  report.tasks.flatMap(({ checks }) => checks).find((check) => check.id === id);

const inline = (name: string, statement: string) =>
  `aws iam put-user-policy --user-name maya --policy-name ${name} --policy-document '{"Version":"2012-10-17","Statement":[${statement}]}'`;
const attachSelf = (rest = '') =>
  inline('attach', `{"Effect":"Allow","Action":"iam:AttachUserPolicy","Resource":"*"${rest}}`);
const check = '{ id: safe, noEscalation: { as: user/maya }, points: 10 }';

describe('the claim that somebody cannot become administrator', () => {
  it('holds for a user who may only read', () => {
    const report = run(withChecks(check), inline('read', '{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}'));
    expect(result(report, 'safe')).toMatchObject({ status: 'passed', kind: 'noEscalation', points: 14 });
    expect(report.escalations).toEqual([]);
  });

  it('fails with the way, its calls and a sentence for the learner', () => {
    const report = run(withChecks(check), attachSelf());
    const found = result(report, 'safe');
    expect(found?.status).toBe('failed');
    expect(found?.message).toContain('user/maya can become one in one step: iam:AttachUserPolicy');
    expect(report.passed).toBe(false);
    expect(report.escalations).toMatchObject([
      {
        principal: 'user/maya',
        steps: [
          {
            path: 'iam-008',
            from: 'user/maya',
            calls: [
              'aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
            ],
          },
        ],
      },
    ]);
  });

  it('holds where a condition keeps the policy harmless', () => {
    const only = ',"Condition":{"ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/ReadOnlyAccess"}}';
    expect(result(run(withChecks(check), attachSelf(only)), 'safe')?.status).toBe('passed');
  });

  it('is skipped where the principal does not exist', () => {
    const report = run(withChecks('{ id: safe, noEscalation: { as: user/nobody } }'), '');
    expect(result(report, 'safe')?.status).toBe('skipped');
  });

  it('speaks of each member of a group and of the next one', () => {
    const group = 'aws iam create-group --group-name Crew';
    const grant =
      'aws iam put-group-policy --group-name Crew --policy-name key --policy-document \'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:CreateAccessKey","Resource":"*"}]}\'';
    const scenario = withChecks('{ id: safe, noEscalation: { as: group/Crew } }');
    expect(result(run(scenario, `${group}\n${grant}`), 'safe')?.message).toContain('iam:CreateAccessKey on user/priya');
  });
});

describe('a scenario that does not ask', () => {
  it('fails all the same when somebody who is no administrator can become one, for no points', () => {
    const report = run(smallScenario(), attachSelf());
    expect(result(report, 'no-escalation')).toMatchObject({ status: 'failed', points: 0, maxPoints: 0 });
    expect(report.passed).toBe(false);
  });

  it('says nothing where nobody can, and nothing of the administrators', () => {
    const report = run(smallScenario(), '');
    expect(result(report, 'no-escalation')).toBeUndefined();
    expect(report.escalations).toEqual([]);
  });
});

describe('least privilege', () => {
  it('is worth nothing where the excess opens a way to administrator', () => {
    const tight =
      '{ id: tight, atMost: { as: user/maya, policy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] } } }';
    const wide = result(
      run(withChecks(tight), inline('x', '{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}')),
      'tight',
    );
    const open = result(run(withChecks(tight), attachSelf()), 'tight');
    expect(wide?.points).toBeGreaterThan(0);
    expect(open?.points).toBe(0);
  });
});
