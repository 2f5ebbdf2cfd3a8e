import { describe, expect, it } from 'vitest';
import { run } from './fakePort.ts';

describe('--generate-cli-skeleton', () => {
  it('prints the input of an operation without calling it or asking for options', () => {
    const { stdout, exit, calls } = run('aws iam create-user --generate-cli-skeleton');
    expect(stdout).toBe(`{
    "Path": "",
    "UserName": "",
    "PermissionsBoundary": "",
    "Tags": [
        {
            "Key": "",
            "Value": ""
        }
    ]
}
`);
    expect([exit, calls]).toEqual([0, []]);
  });

  it('prints commented YAML', () => {
    const { stdout } = run('aws iam create-user --generate-cli-skeleton yaml-input');
    expect(stdout).toMatch(/^Path: ''/);
    expect(stdout).toMatch(/\nUserName: '' {2}# \[REQUIRED\] The name of the user to create\./);
    expect(stdout).toMatch(/\nTags:.*\n- Key: '' {2}# \[REQUIRED\]/);
  });

  it('prints the first of several possible values', () => {
    expect(run('aws iam update-access-key --generate-cli-skeleton input').stdout).toContain('"Status": "Active"');
  });

  it('still wants the required options for an output', () => {
    expect(run('aws iam delete-user --generate-cli-skeleton output').stderr).toContain('required: --user-name');
    expect(run('aws sts get-caller-identity --generate-cli-skeleton output --output text')).toMatchObject({
      exit: 252,
    });
    expect(run('aws iam list-account-aliases --generate-cli-skeleton output --query AccountAliases').stdout).toBe(
      '[\n    "accountAliasType"\n]\n',
    );
  });

  it('ends at structures within themselves', () => {
    expect(run('aws accessanalyzer create-access-preview --generate-cli-skeleton').exit).toBe(0);
  });
});
