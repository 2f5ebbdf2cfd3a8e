import { describe, expect, it } from 'vitest';
import { identityOf, isIdentity } from '../../../src/account/identify.ts';
import { pictureWork } from '../../../src/stores/pictureWork.ts';
import { beginAttempt } from '../../../src/stores/playedAttempt.ts';
import { sandboxOf } from '../../../src/training/attemptState.ts';
import { type AccessMap, accessMap } from '../../../src/training/pictures/accessMap.ts';
import { scoreHistory } from '../../../src/training/pictures/scoreHistory.ts';
import { whyRequested } from '../../../src/training/why.ts';
import { runLines, scenarioFile } from '../../tui/testGame.ts';

const solution = [
  'aws iam create-group --group-name Developers',
  'aws iam add-user-to-group --group-name Developers --user-name maya',
  'aws iam add-user-to-group --group-name Developers --user-name jonas',
  'ARN=$(aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json --query Policy.Arn --output text)',
  'aws iam attach-group-policy --group-name Developers --policy-arn $ARN',
];
const tooMuch = ['aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess'];

const played = runLines(beginAttempt(scenarioFile('developer-ec2-access'), 0), [...solution, ...tooMuch]).state;

function last<Value>(values: Iterable<Value | null>): Value {
  const all = [...values].filter((value) => value !== null);
  const found = all.at(-1);
  if (found === undefined) throw new Error('nothing came');
  return found;
}

function cellOf(map: AccessMap, principal: string, line: RegExp, note = '') {
  const id = map.lines.find((one) => line.test(one.id) && one.note.startsWith(note))?.id ?? '';
  return map.columns.find((column) => column.principal === principal)?.cells[id];
}

describe('the access map by service', () => {
  const map = last(accessMap(played, 'service'));

  it('has a column for each user and role, and a line for each service that somebody may use', () => {
    const account = sandboxOf(played).accounts.get(sandboxOf(played).home);
    expect(map.columns.map(({ title }) => title)).toEqual([
      ...[...(account?.users.values() ?? [])].map(({ name }) => name),
      ...[...(account?.roles.values() ?? [])].map(({ name }) => name),
    ]);
    expect(map.lines.map(({ id }) => id)).toContain('ec2');
  });

  it('counts what is allowed and what is too much', () => {
    expect(cellOf(map, 'user/jonas', /^ec2$/)).toMatchObject({ excess: 0 });
    const s3 = cellOf(map, 'user/maya', /^s3$/);
    expect(s3?.excess).toBeGreaterThan(100);
    expect(s3?.excess).toBe(s3?.allowed);
    expect(cellOf(map, 'user/jonas', /^s3$/)).toBeUndefined();
  });

  it('proves each group by a request that the account allows', () => {
    const groups = map.columns.flatMap(({ cells }) => Object.values(cells).flatMap((cell) => cell.groups));
    expect(groups.length).toBeGreaterThan(10);
    for (const { witness, actions } of groups) {
      expect(witness.action).toBe(actions[0]);
      // Of a role that does not exist the account knows no trust policy.
      if (witness.action === 'sts:AssumeRole' && witness.resource.endsWith('/some-role')) continue;
      expect(whyRequested(played, witness)?.decision.decision).toBe('allowed');
    }
  });

  it('grows principal by principal', () => {
    const steps = [...accessMap(played, 'service')].filter((step) => step !== null);
    expect(steps.map(({ done }) => done)).toEqual(steps.map((_, index) => index));
    expect(steps.at(-1)?.done).toBe(steps[0]?.total);
  });
});

describe('the access map by resource', () => {
  const map = last(accessMap(played, 'resource'));

  it('tells one instance from another', () => {
    const dev = cellOf(map, 'user/maya', /0001$/, 'ec2 instance');
    const prod = cellOf(map, 'user/maya', /beef/, 'ec2 instance');
    expect(dev?.groups.flatMap(({ actions }) => actions)).toContain('ec2:StartInstances');
    expect(prod?.groups.flatMap(({ actions }) => actions) ?? []).not.toContain('ec2:StartInstances');
  });

  it('asks of each resource only what its policies answer for it', () => {
    for (const { cells } of map.columns) {
      for (const [id, { groups }] of Object.entries(cells)) {
        for (const { witness } of groups) expect(witness.resource.startsWith(id)).toBe(true);
      }
    }
  });

  it('knows everybody whom it shows', () => {
    for (const { principal } of map.columns) expect(isIdentity(identityOf(sandboxOf(played), principal))).toBe(true);
  });
});

describe('the score over time', () => {
  it('begins at the start and ends where the account stands', () => {
    const scores = last(scoreHistory(played));
    expect(scores.map(({ calls }) => calls)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(scores[0]?.passed).toBe(false);
    expect(scores[5]).toEqual({ calls: 5, points: 100, passed: true });
    expect(scores[6]?.points).toBeLessThan(100);
  });

  it('comes step by step, and says when it is complete', () => {
    const news = [...pictureWork(played, { picture: 'scores' })];
    expect(news.map((one) => one?.complete)).toEqual([...Array(7).fill(false), true]);
  });
});
