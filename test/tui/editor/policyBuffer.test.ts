import { describe, expect, it } from 'vitest';
import { policyBuffer } from '../../../src/tui/editor/policyBuffer.ts';
import { press, type } from './typing.ts';

const names = { account: '111122223333', region: 'eu-west-1', arns: () => [] };

function linesOf(text: string, kind: 'identity' | 'trust' = 'identity'): [number, string][] {
  const buffer = policyBuffer({ kind, text, names });
  const { marks, state } = buffer.snapshot();
  return marks.map(({ at, fault }) => [state.doc.lineAt(at).number, fault.message]);
}

describe('a policy under edit', () => {
  it('begins at the first list of actions that is empty, else at the start', () => {
    const cursorAfter = (text: string) => {
      const { state } = policyBuffer({ kind: 'identity', text, names }).snapshot();
      return state.sliceDoc(0, state.selection.main.head);
    };
    const full = '{\n"Statement": [{ "Action": "s3:GetObject" }, { "Action":';
    expect(cursorAfter(`${full} [],\n"Resource": [] }] }`)).toBe(`${full} [`);
    expect(cursorAfter(`${full} "" }] }`)).toBe(`${full} "`);
    expect(cursorAfter('{\n"Statement": [{ "Action": ["s3:*"], "Resource": [] }] }')).toBe('');
    const empty = policyBuffer({ kind: 'identity', names });
    empty.setText('{ "Action": [] }');
    expect(empty.snapshot().state.selection.main.head).toBe('{ "Action": ['.length);
  });

  it('repairs what the sign of a line tells of when that is clicked', () => {
    const text =
      '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Alow", "Action": "s3:GetObject", "Resource": "*" }]\n}';
    const buffer = policyBuffer({ kind: 'identity', text, names });
    buffer.layOut(80, 20);
    buffer.clickSign(2);
    expect(buffer.text()).toContain('"Effect": "Allow"');
    expect(buffer.snapshot().message).toMatch(/^done: /);
    buffer.clickSign(0);
    expect(buffer.snapshot().message).toBe('nothing on this line can be repaired by a key');
  });

  it('has its faults on the lines where they are', () => {
    const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Alow",
      "Action": "s3:GetObject",
      "Resource": "*"
    }
  ]
}`;
    const faults = linesOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.[0]).toBe(5);
    expect(faults[0]?.[1]).toContain('Alow');
  });

  it('has a fault where the JSON breaks off', () => {
    expect(linesOf('{\n  "Version": "2012-10-17",\n  "Statement": [\n')[0]?.[0]).toBeGreaterThanOrEqual(3);
  });

  it('has no faults when it is right, and is checked as its kind', () => {
    const trust =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
    expect(linesOf(trust, 'trust')).toEqual([]);
    expect(linesOf(trust, 'identity').length).toBeGreaterThan(0);
  });

  it('is laid out when it comes on one line', () => {
    const buffer = policyBuffer({ kind: 'identity', text: '{"Version":"2012-10-17"}', names });
    expect(buffer.text()).toBe('{\n  "Version": "2012-10-17"\n}');
  });

  it('loses a fault as it is corrected', () => {
    const buffer = policyBuffer({
      kind: 'identity',
      names,
      text: '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*"}}',
    });
    expect(buffer.snapshot().marks.length).toBeGreaterThan(0);
    press(buffer, 'ctrl+end', 'left', 'left', 'left', 'end');
    press(buffer, 'ctrl+home', 'down', 'down', 'down', 'down', 'end');
    type(buffer, ',\n"Resource": "*"');
    buffer.settle();
    const codes = buffer.snapshot().marks.map(({ fault }) => fault.code);
    expect(codes).not.toContain('MISSING_RESOURCE');
  });

  it('marks what policy validation finds beside what AWS refuses', () => {
    const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]}';
    const { marks } = policyBuffer({ kind: 'identity', names, text }).snapshot();
    expect(marks.map(({ fault }) => [fault.code, fault.severity])).toContainEqual([
      'PASS_ROLE_WITH_STAR_IN_RESOURCE',
      'security-warning',
    ]);
  });

  it('repairs the fault on the line of the cursor by a key, as one step of undo', () => {
    const text =
      '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]\n}';
    const buffer = policyBuffer({ kind: 'identity', names, text });
    press(buffer, 'ctrl+n');
    expect(buffer.snapshot().marks[0]?.fault.message).toContain('allow');
    press(buffer, 'ctrl+r');
    expect(buffer.text()).toContain('"Effect": "Allow"');
    expect(buffer.snapshot().message).toBe('done: write `Allow`');
    expect(buffer.snapshot().marks).toEqual([]);
    press(buffer, 'ctrl+z');
    expect(buffer.text()).toBe(text);
  });

  it('says where nothing can be repaired by a key', () => {
    const text = '{"Version": "2012-10-17", "Statement": []}';
    const buffer = policyBuffer({ kind: 'identity', names, text });
    press(buffer, 'ctrl+end', 'ctrl+r');
    expect(buffer.snapshot().message).toBe('nothing on this line can be repaired by a key');
  });

  it('survives nesting that would break a recursive reader', () => {
    const buffer = policyBuffer({ kind: 'identity', names });
    buffer.paste('['.repeat(100_000));
    buffer.settle();
    expect(buffer.snapshot().marks).toHaveLength(1);
  });
});
