import { describe, expect, it } from 'vitest';
import { prove } from '../../src/training/prove.ts';
import { smallScenario } from './smallScenario.ts';

const codes = (...changes: readonly (readonly [string, string])[]) =>
  prove(smallScenario(...changes), [0]).faults.map(({ code, subject }) => `${code} ${subject}`);

describe('the proof of a scenario', () => {
  it('plays start, solutions and mistakes with every seed', () => {
    const { faults, counts, survivors } = prove(smallScenario(), [0, 1], { mutants: true });
    expect(faults).toEqual([]);
    expect(counts).toEqual({ seeds: 2, solutions: 2, mistakes: 4, checks: 12, mutants: 3 });
    expect(survivors).toEqual([]);
  });

  it('finds a solution that does not pass, and a line of it that fails', () => {
    expect(
      codes([
        '--user-name maya --policy-arn arn:aws:iam::111122223333:policy/read\nmistakes',
        '--user-name maya --policy-arn arn:aws:iam::111122223333:policy/raed\nmistakes',
      ]),
    ).toEqual(['COMMAND_FAILS one policy', 'SOLUTION_FAILS one policy']);
  });

  it('tells where a solution opens a quote that it never closes', () => {
    const open = prove(smallScenario(['--user-name maya --policy-arn', '--user-name "maya --policy-arn']), [0]).faults;
    expect(open.find(({ code }) => code === 'COMMAND_FAILS')?.message).toMatch(
      /^line \d+ fails: `"` is never closed; close/,
    );
  });

  it('judges no reasons of survivors by a first solution that fails', () => {
    const named = [
      'mistakes:',
      'survivors:\n  - { name: nothing of the kind, because: it is no mistake }\nmistakes:',
    ] as const;
    const codesOf = (...changes: readonly (readonly [string, string])[]) =>
      prove(smallScenario(named, ...changes), [0], { mutants: true }).faults.map(({ code }) => code);
    expect(codesOf()).toEqual(['SURVIVOR_GONE']);
    const failing = codesOf(['policy/read\nsurvivors', 'policy/raed\nsurvivors']);
    expect(failing).toContain('SOLUTION_FAILS');
    expect(failing).not.toContain('SURVIVOR_GONE');
  });

  it('finds a solution that earns other stars than it says', () => {
    const [fault] = prove(smallScenario(['  - name: one policy', '  - name: one policy\n    stars: 2']), [0]).faults;
    expect(fault).toMatchObject({ code: 'SOLUTION_STARS', message: 'it earns 3 stars instead of 2' });
  });

  it('finds a mistake that a named check does not see', () => {
    expect(codes(['fails: [no-secret]', 'fails: [no-secret, leave-1]'])).toEqual(['MISTAKE_PASSES the whole bucket']);
  });

  it('finds a check that nothing fails', () => {
    expect(
      codes(
        ['length(UserDetailList[].UserPolicyList[])', 'length(Policies[?PolicyName==`no`])'],
        ['fails: [no-secret, read-3, tight, leave-1]', 'fails: [read-3, tight]'],
      ),
    ).toEqual(['DEAD_CHECK leave-1']);
  });

  it('plays seeds that pick the same values once', () => {
    expect(prove(smallScenario(), [0, 1, 2, 3, 4, 5]).counts.seeds).toBe(2);
  });

  it('finds a denial that no permission could change', () => {
    expect(
      codes([
        'deny: { as: user/maya, action: s3:GetObject, on: "{bucket}/secret/plan.txt" }',
        'deny: { as: user/maya, action: s3:GetObject, on: "arn:aws:s3:::{bucket}/secret/plan.txt", context: { "aws:SourceIp": x } }',
      ]),
    ).toEqual([]);
    expect(
      codes([
        'deny: { as: user/maya, action: s3:GetObject, on: "{bucket}/secret/plan.txt" }',
        'deny: { as: anonymous, action: iam:GetUser, on: user/maya }',
      ]),
    ).toContain('DEAD_DENIAL no-secret');
  });

  it('shows the request with which a mistake made by machine slipped through', () => {
    const loose = smallScenario(
      ['Action: "s3:GetObject", Resource: "arn:aws:s3:::{bucket}/logo.png" },', 'Action: "s3:*", Resource: "*" },'],
      ['- { never: { as: user/maya, actions: ["iam:*", "s3:Put*"] } }', ''],
      ['fails: [no-secret, read-3, tight, leave-1]', 'fails: [no-secret, leave-1]'],
      [
        'deny: { as: user/maya, action: s3:GetObject, on: "{bucket}/new.png" }',
        'deny: { as: user/maya, action: iam:ListUsers }',
      ],
    );
    const { survivors } = prove(loose, [0], { mutants: true });
    expect(survivors.map(({ name }) => name)).toEqual([
      'policy read, statement 1: any action of the service',
      'policy read, statement 1: any action',
    ]);
    expect(survivors[0]?.request).toMatchObject({ action: expect.stringMatching(/^s3:/) });
  });

  it('finds an exercise that is solved before it begins', () => {
    expect(
      codes(
        [
          '- { name: maya }',
          '- { name: maya, inline: { p: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::{bucket}/logo.png" } } } }',
        ],
        ['equals: 0', 'atMost: 9'],
      ),
    ).toContain('SOLVED_AT_START small');
  });
});
