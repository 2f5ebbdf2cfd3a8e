import { describe, expect, it } from 'vitest';
import { startAttempt } from '../../src/training/attemptState.ts';
import { profileList } from '../../src/training/profileList.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario } from './smallScenario.ts';

const directory = `
  identityCenter:
    users: [{ userName: ines }]
    permissionSets: [{ name: Auditors, managed: [SecurityAudit] }]
    assignments: [{ account: "111122223333", permissionSet: Auditors, user: ines }]
  buckets:`;
const scenario = smallScenario(
  ['\n  buckets:', directory],
  [
    '\nidentities:',
    '\nidentities:\n  auditor: { as: identityCenter/ines/Auditors }\n  stranger: { as: "111122223333:identityCenter/ines/Auditors" }',
  ],
);

describe('an identity that comes through IAM Identity Center', () => {
  it('is a session of the role of its permission set, for --profile as well', () => {
    const { report } = runCommands(
      scenario,
      0,
      'aws sts get-caller-identity --query Arn --output text --profile auditor\naws iam create-user --user-name eve --profile auditor\n',
      () => undefined,
    );
    expect(report.commands[0]?.output).toMatch(/assumed-role\/AWSReservedSSO_Auditors_[0-9a-f]{16}\/ines\n$/);
    expect(report.commands[1]?.output).toContain('AccessDenied');
  });

  it('is listed with the session that it works with', () => {
    const profiles = profileList(startAttempt(scenario, 0));
    const auditor = profiles.find(({ name }) => name === 'auditor');
    expect(auditor?.problem).toBeNull();
    expect(auditor?.kind).toBe('role');
    expect(auditor?.session).not.toBeNull();
    expect(profiles.find(({ name }) => name === 'stranger')?.arn).toBe(auditor?.arn);
  });

  it('must stand in the directory of the start', () => {
    const named = (as: string) => () =>
      smallScenario(['\n  buckets:', directory], ['\nidentities:', `\nidentities:\n  auditor: { as: ${as} }`]);
    expect(named('identityCenter/ines/Auditors')).not.toThrow();
    expect(named('identityCenter/ines/Admins')).toThrow(
      'IAM Identity Center has no permission set `Admins` at the start',
    );
    expect(named('identityCenter/bob/Auditors')).toThrow('IAM Identity Center has no user `bob` at the start');
    expect(named('identityCenter/ines')).toThrow('identities.auditor.as');
  });
});
