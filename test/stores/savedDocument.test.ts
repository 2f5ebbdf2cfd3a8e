import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Notice, openDocument } from '../../src/stores/savedDocument.ts';

const kind = { version: 2, schema: z.object({ solved: z.array(z.string()) }), empty: { solved: [] as string[] } };

let folder = '';
let notices: Notice[] = [];
const options = { readOnly: false, tell: (notice: Notice) => notices.push(notice) };
const path = () => join(folder, 'progress.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iam-dojo-saves-'));
  notices = [];
});

describe('a saved document', () => {
  it('starts empty where there is no file, and says nothing about it', () => {
    expect(openDocument(path(), kind, options).get()).toEqual({ solved: [] });
    expect(notices).toEqual([]);
    expect(existsSync(path())).toBe(false);
  });

  it('is on the disk when set returns', () => {
    openDocument(path(), kind, options).set({ solved: ['f04'] });
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({ version: 2, data: { solved: ['f04'] } });
    expect(openDocument(path(), kind, options).get()).toEqual({ solved: ['f04'] });
    expect(readdirSync(folder)).toEqual(['progress.json']);
  });

  it.each([
    ['cut in half', '{"version":2,"data":{"solv'],
    ['of another shape', '{"version":2,"data":{"solved":"all"}}'],
    ['nested without end', '['.repeat(100_000)],
    ['empty', ''],
  ])('that is %s is set aside and told, never overwritten', (_, text) => {
    writeFileSync(path(), text);
    const document = openDocument(path(), kind, options);
    document.set({ solved: ['new'] });
    expect(readFileSync(join(folder, 'progress.damaged-1.json'), 'utf8')).toBe(text);
    expect(notices.map(({ message }) => message.replaceAll(folder, '…'))).toEqual([
      '…/progress.json is damaged and could not be read; it is kept as …/progress.damaged-1.json and a new one is started',
    ]);
  });

  it('of a newer program is set aside as such', () => {
    writeFileSync(path(), '{"version":3,"data":{}}');
    openDocument(path(), kind, options);
    expect(readFileSync(join(folder, 'progress.newer-1.json'), 'utf8')).toBe('{"version":3,"data":{}}');
    expect(notices[0]?.message).toContain('was written by a newer iam-dojo');
  });

  it('that is read-only changes nothing on the disk, not even a damaged file', () => {
    writeFileSync(path(), '{');
    openDocument(path(), kind, { ...options, readOnly: true }).set({ solved: ['x'] });
    expect(readdirSync(folder)).toEqual(['progress.json']);
    expect(readFileSync(path(), 'utf8')).toBe('{');
    expect(notices[0]?.message).toContain('it is left alone and not used');
  });
});
