import { describe, expect, it } from 'vitest';
import { prove } from '../../src/training/prove.ts';
import { smallScenario } from './smallScenario.ts';

const codes = (...changes: readonly (readonly [string, string])[]) =>
  prove(smallScenario(...changes), [0]).faults.map(({ code, subject }) => `${code} ${subject}`);

describe('the proof of a scenario', () => {
  it('plays start, solutions and mistakes with every seed', () => {
    const { faults, counts, survivors } = prove(smallScenario(), [0, 1], { mutants: true });
    expect(faults).toEqual([]);
    expect(counts).toEqual({ seeds: 2, solutions: 2, mistakes: 4, checks: 12, mutants: 6 });
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
