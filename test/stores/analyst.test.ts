import { describe, expect, it } from 'vitest';
import { AnalystState } from '../../src/stores/analyst.ts';
import { callerOf, startAttempt } from '../../src/training/attemptState.ts';
import { scenarioFile } from '../tui/testGame.ts';

const scenario = scenarioFile('developer-ec2-access');
const caller = callerOf(startAttempt(scenario, 0));

const attach = {
  type: 'call',
  via: 'form',
  call: {
    service: 'iam',
    operation: 'AttachUserPolicy',
    input: { UserName: 'maya', PolicyArn: 'arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess' },
    caller,
    time: Date.parse('2026-11-24T09:00:01Z'),
  },
} as const;

describe('what the analyst tells of changes', () => {
  it('includes the first call, even where it came before the first analysis was made', () => {
    const state = new AnalystState(scenario, 0, []);
    state.take([attach]);
    expect(state.analyse().changes).toMatchObject([{ principal: 'user/maya', lost: [] }]);
    expect(state.analyse().changes).toEqual([]);
  });

  it('leaves out what led to the attempt that was opened', () => {
    expect(new AnalystState(scenario, 0, [attach]).analyse().changes).toEqual([]);
  });
});
