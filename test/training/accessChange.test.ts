import { describe, expect, it } from 'vitest';
import { changeLines } from '../../src/cli/plainChanges.ts';
import type { AttemptView } from '../../src/stores/attemptView.ts';
import { type AccessChange, accessChanges } from '../../src/training/accessChange.ts';
import { sandboxOf, startAttempt } from '../../src/training/attemptState.ts';
import { playCommands } from '../../src/training/runCommands.ts';
import { unicodeGlyphs } from '../../src/tui/glyphs.ts';
import { lineText } from '../../src/tui/line.ts';
import { changeText } from '../../src/tui/views/changeText.ts';
import { practiceScenario } from './practice/practiceCourse.ts';

const fresh = startAttempt(practiceScenario('read-a-bucket'), 0);

const statement = (action: string, resource: string, condition = '') =>
  `{"Effect":"Allow","Action":"${action}","Resource":"arn:aws:s3:::${resource}/*"${condition}}`;
const put = (...statements: readonly string[]) =>
  `aws iam put-user-policy --user-name maya --policy-name p --policy-document '{"Version":"2012-10-17","Statement":[${statements.join()}]}'`;

/** What maya gains and loses when one policy takes the place of another. */
function change(before: string, after: string): AccessChange | undefined {
  const first = playCommands(fresh, before, () => undefined).state;
  const second = playCommands(first, after, () => undefined).state;
  return accessChanges(sandboxOf(first), sandboxOf(second)).find(({ principal }) => principal === 'user/maya');
}

/** As it is told line by line. */
function told(found: AccessChange | undefined): string {
  const report = { tasks: [], excess: [], passed: false };
  const before = { report, lastChange: null } as unknown as AttemptView;
  const after = { report, lastChange: found === undefined ? [] : [found] } as unknown as AttemptView;
  return changeLines(before, after, 400, unicodeGlyphs).map(lineText).join('\n');
}

const mfa = ',"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}';

describe('what a change gave and took', () => {
  it('is told as another resource where only that changed, and not as gained and lost', () => {
    const found = change(put(statement('s3:GetObject', 'larkspur-a')), put(statement('s3:GetObject', 'larkspur-b')));
    expect(found).toMatchObject({ gained: [], lost: [], parts: [{ action: 's3:GetObject', way: 'other' }] });
    expect(told(found)).toMatch(
      /^user\/maya may s3:GetObject now on arn:aws:s3:::larkspur-b\S* and no longer on arn:aws:s3:::larkspur-a\S*$/,
    );
    expect(changeText([found ?? never()])).toBe('changed: user/maya has s3:GetObject on something else');
  });

  it('is told as more or less of what is allowed still', () => {
    const both = put(statement('s3:GetObject', 'larkspur-a'), statement('s3:GetObject', 'larkspur-b'));
    const one = put(statement('s3:GetObject', 'larkspur-a'));
    expect(told(change(one, both))).toMatch(/^user\/maya may s3:GetObject now on arn:aws:s3:::larkspur-b\S*$/);
    expect(told(change(both, one))).toMatch(/^user\/maya may s3:GetObject no longer on arn:aws:s3:::larkspur-b\S*$/);
    expect(changeText([change(both, one) ?? never()])).toBe('changed: user/maya has s3:GetObject on less');
  });

  it('is told as conditions where the resource stayed', () => {
    const free = put(statement('s3:GetObject', 'larkspur-a'));
    const guarded = put(statement('s3:GetObject', 'larkspur-a', mfa));
    expect(told(change(free, guarded))).toMatch(/^user\/maya may s3:GetObject in fewer cases on \S+$/);
    expect(told(change(guarded, free))).toMatch(/^user\/maya may s3:GetObject in more cases on \S+$/);
    expect(changeText([change(free, guarded) ?? never()])).toContain('has s3:GetObject under other conditions');
  });

  it('keeps what is new and what is gone apart from that', () => {
    const before = put(statement('s3:GetObject', 'larkspur-a'), statement('s3:DeleteObject', 'larkspur-a'));
    const after = put(statement('s3:GetObject', 'larkspur-b'), statement('s3:PutObject', 'larkspur-a'));
    const found = change(before, after);
    expect(found).toMatchObject({ gained: ['s3:PutObject'], lost: ['s3:DeleteObject'] });
    expect(told(found)).toMatch(
      /^user\/maya may now s3:PutObject; may no longer s3:DeleteObject; may s3:GetObject now on/,
    );
  });

  it('takes a denial of everything for a loss', () => {
    const deny = '{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}';
    const free = put(statement('s3:GetObject', 'larkspur-a'));
    expect(change(free, put(statement('s3:GetObject', 'larkspur-a'), deny))).toMatchObject({ lost: ['s3:GetObject'] });
  });
});

function never(): never {
  throw new Error('nothing changed');
}
