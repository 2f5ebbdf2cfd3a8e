import { describe, expect, it } from 'vitest';
import { beginAttempt } from '../../src/stores/playedAttempt.ts';
import { sandboxOf } from '../../src/training/attemptState.ts';
import { askProposals } from '../../src/tui/askProposals.ts';
import { lineInput } from '../../src/tui/editor/lineInput.ts';
import { scenarioFile } from './testGame.ts';

describe('what is proposed for the resource of a request', () => {
  it('begins with what the account has in the service of the action', () => {
    const sandbox = sandboxOf(beginAttempt(scenarioFile('developer-ec2-access'), 1).state);
    const first = (action: string) =>
      askProposals(sandbox, {
        kind: 'ask',
        fields: { as: lineInput('user/maya'), action: lineInput(action), on: lineInput() },
        field: 'on',
        says: '',
      })[0];
    expect(first('s3:GetObject')).toMatch(/^arn:aws:s3:::/);
    expect(first('ec2:StartInstances')).toMatch(/^arn:aws:ec2:/);
    expect(first('iam:GetUser')).toMatch(/^arn:aws:iam:/);
  });
});
