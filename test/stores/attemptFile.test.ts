import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type AttemptHeader,
  createAttemptFile,
  loadAttemptFile,
  openAttemptFile,
} from '../../src/stores/attemptFile.ts';
import type { Notice } from '../../src/stores/savedDocument.ts';
import type { AttemptEvent } from '../../src/training/attempt.ts';

const header: AttemptHeader = {
  format: 'iam-dojo-attempt',
  version: 1,
  scenario: { id: '7c1b7a2e', slug: 'developer-ec2-access', version: '1.0.0', file: 'scenarios/x.yaml' },
  seed: 3,
  started: '2026-11-25T10:00:00Z',
};
const call: AttemptEvent = {
  type: 'call',
  via: 'console',
  call: {
    service: 'iam',
    operation: 'CreateGroup',
    input: { GroupName: 'Developers' },
    caller: { type: 'root', account: '111122223333', mfa: false },
    time: 1_795_510_800_000,
  },
};

let folder = '';
let notices: Notice[] = [];
const options = { readOnly: false, tell: (notice: Notice) => notices.push(notice) };
const path = () => join(folder, 'attempts', 'one.jsonl');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iam-dojo-attempt-'));
  notices = [];
});

function written(...events: AttemptEvent[]): void {
  const writer = createAttemptFile(path(), header);
  for (const event of events) writer.append(event);
  writer.close();
}

describe('the file of an attempt', () => {
  it('gives back what was appended, in order', () => {
    written(call, { type: 'undo' }, { type: 'redo' });
    expect(loadAttemptFile(path(), options)).toEqual({ header, events: [call, { type: 'undo' }, { type: 'redo' }] });
    expect(notices).toEqual([]);
  });

  it('holds each event before append returns', () => {
    const writer = createAttemptFile(path(), header);
    writer.append({ type: 'undo' });
    expect(readFileSync(path(), 'utf8').split('\n')).toHaveLength(3);
    writer.close();
  });

  it('loses only the last step when it was cut off while it was written, and tells', () => {
    written(call, { type: 'undo' });
    const text = readFileSync(path(), 'utf8');
    for (let cut = 1; cut <= '{"type":"undo"}\n'.length; cut += 1) {
      notices = [];
      writeFileSync(path(), text.slice(0, -cut));
      expect(loadAttemptFile(path(), options)?.events).toEqual([call]);
      const torn = cut < '{"type":"undo"}\n'.length;
      expect(notices.map(({ message }) => message.includes('cut off while it was written'))).toEqual(
        torn ? [true] : [],
      );
    }
  });

  it('goes on cleanly after a torn line', () => {
    written(call);
    writeFileSync(path(), `${readFileSync(path(), 'utf8')}{"type":"re`);
    loadAttemptFile(path(), options);
    const writer = openAttemptFile(path());
    writer.append({ type: 'undo' });
    writer.close();
    expect(loadAttemptFile(path(), options)?.events).toEqual([call, { type: 'undo' }]);
  });

  it('with a damaged line keeps the steps before it, and the whole file as a copy', () => {
    written(call, { type: 'undo' }, { type: 'redo' });
    const damaged = readFileSync(path(), 'utf8').replace('{"type":"undo"}', '{"type":"undoo"}');
    writeFileSync(path(), damaged);
    expect(loadAttemptFile(path(), options)?.events).toEqual([call]);
    expect(readFileSync(join(folder, 'attempts', 'one.damaged-1.jsonl'), 'utf8')).toBe(damaged);
    expect(notices[0]?.message).toContain('line 3 of');
  });

  it('whose first line is unusable is set aside', () => {
    written(call);
    writeFileSync(path(), readFileSync(path(), 'utf8').slice(10));
    expect(loadAttemptFile(path(), options)).toBeNull();
    expect(readdirSync(join(folder, 'attempts'))).toEqual(['one.damaged-1.jsonl']);
  });

  it('of a newer program is set aside as such', () => {
    written(call);
    writeFileSync(path(), readFileSync(path(), 'utf8').replace('"version":1', '"version":2'));
    expect(loadAttemptFile(path(), options)).toBeNull();
    expect(readdirSync(join(folder, 'attempts'))).toEqual(['one.newer-1.jsonl']);
  });

  it('is not touched by a reader that may not write', () => {
    written(call);
    const torn = `${readFileSync(path(), 'utf8')}{"type"`;
    writeFileSync(path(), torn);
    expect(loadAttemptFile(path(), { ...options, readOnly: true })?.events).toEqual([call]);
    expect(readFileSync(path(), 'utf8')).toBe(torn);
  });
});
