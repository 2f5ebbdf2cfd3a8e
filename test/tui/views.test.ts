import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/policy/evaluate.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { placeOf } from '../../src/scenario/places/place.ts';
import { beginAttempt } from '../../src/stores/playedAttempt.ts';
import { scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';
import { createUiStore } from '../../src/stores/uiStore.ts';
import { sandboxOf } from '../../src/training/attemptState.ts';
import type { CheckResult, ExcessEntry } from '../../src/training/report.ts';
import type { Why } from '../../src/training/why.ts';
import { accountRowsShown } from '../../src/tui/benchState.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../src/tui/glyphs.ts';
import type { Layer } from '../../src/tui/layers.ts';
import { lineText, lineWidth } from '../../src/tui/line.ts';
import { clockLabel, dateLabel } from '../../src/tui/moment.ts';
import { accountTree, type TreeNode } from '../../src/tui/views/accountTree.ts';
import { asksSomething } from '../../src/tui/views/asksSomething.ts';
import { briefingPages, pageRows } from '../../src/tui/views/briefingPages.ts';
import { briefingSize } from '../../src/tui/views/briefingSize.ts';
import { changeText } from '../../src/tui/views/changeText.ts';
import { detailTabs } from '../../src/tui/views/detailTabs.ts';
import { evidenceLines } from '../../src/tui/views/evidenceLines.ts';
import { excessGroups, excessLine, readingText } from '../../src/tui/views/excessGroups.ts';
import { jsonLines, readableJson } from '../../src/tui/views/jsonLines.ts';
import { marked, proseLines } from '../../src/tui/views/prose.ts';
import { subjectOf } from '../../src/tui/views/subject.ts';
import { readingRows } from '../../src/tui/views/taskRows.ts';
import { topicWords } from '../../src/tui/views/topicWords.ts';
import { treeRows } from '../../src/tui/views/treeRows.ts';
import { whyLines } from '../../src/tui/views/whyLines.ts';
import { runLines, scenarioFile } from './testGame.ts';

const slugs = scenarioLibrary(resolve(import.meta.dirname, '../..')).listings.map(({ slug }) => slug);

describe('a briefing', () => {
  it.each(slugs)('of %s has pages of at most 18 rows that fit their screen', (slug) => {
    const scenario = scenarioFile(slug);
    for (const [columns, rows] of [
      [60, 12],
      [80, 24],
      [120, 40],
    ] as const) {
      const { width, height } = briefingSize(columns, rows);
      const pages = briefingPages(scenario, width, height);
      for (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(Math.min(pageRows, Math.max(4, height)));
        expect(page.length).toBeGreaterThan(0);
        for (const line of page) expect(lineWidth(line)).toBeLessThanOrEqual(columns - 4);
      }
      const text = pages.flat().map(lineText).join(' ').replace(/\s+/g, ' ');
      for (const { text: task } of scenario.tasks) {
        const words = marked(task.replace(/\s+/g, ' '))
          .map((part) => part.text)
          .join('')
          .trim();
        expect(text).toContain(words.slice(0, 30));
      }
    }
  });
});

describe('prose', () => {
  it('joins the lines of a paragraph and keeps items, code and indented rows apart', () => {
    const lines = proseLines(
      'One\ntwo `code` **now**.\n\n- first\n  goes on\n- second\n\n    fixed   row\n# Title',
      40,
    );
    expect(lines.map(lineText)).toEqual([
      'One two code now.',
      '',
      '• first goes on',
      '• second',
      '',
      '    fixed   row',
      'Title',
    ]);
    expect(lines[0]?.map(({ token }) => token)).toEqual([undefined, 'accent', undefined, 'heading', undefined]);
  });

  it('keeps the rows of a table apart that are indented by two spaces', () => {
    const lines = proseLines('Two of them:\n\n  identity  work\n            for noor\n  resource  the bucket', 40);
    expect(lines.map(lineText).slice(2)).toEqual([
      '  identity  work',
      '            for noor',
      '  resource  the bucket',
    ]);
  });

  it('takes a number at the begin of a row for an item only where a list would go on with it', () => {
    const lines = proseLines(
      'From the office (192.0.2.0/24, gate\n12) and on\n2026. 1) All\n\n1. one of\n7) of them\n2. two\n\n3. three',
      60,
    );
    expect(lines.map(lineText)).toEqual([
      'From the office (192.0.2.0/24, gate 12) and on 2026. 1) All',
      '',
      '1. one of 7) of them',
      '2. two',
      '',
      '3. three',
    ]);
  });
});

describe('the account tree', () => {
  const attempt = runLines(beginAttempt(scenarioFile('ec2-to-s3-role'), 0), [
    'aws iam create-user --user-name Zoe',
    'aws iam create-user --user-name adam',
  ]);
  const sandbox = sandboxOf(attempt.state);
  const nodes = accountTree(sandbox);
  const all = (items: readonly TreeNode[]): TreeNode[] => items.flatMap((item) => [item, ...all(item.children)]);

  it('sorts names as people do and counts what a section holds', () => {
    const users = nodes.find(({ title }) => title === 'Users');
    const titles = users?.children.map(({ title }) => title) ?? [];
    expect(titles.indexOf('adam')).toBeLessThan(titles.indexOf('Zoe'));
    expect(users?.note).toBe(String(titles.length));
  });

  it('has nodes of different names, each with a thing and rows to show', () => {
    const ids = all(nodes).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      const subject = subjectOf(sandbox, id);
      if (subject === undefined) throw new Error(`nothing stands behind ${id}`);
      for (const tab of detailTabs(subject)) {
        const rows = tab.rows();
        const names = rows.map((row) => row.id);
        expect(rows.length, id).toBeGreaterThan(0);
        expect(new Set(names).size, id).toBe(names.length);
      }
    }
  });

  it('names things that are gone', () => {
    expect(subjectOf(sandbox, `${sandbox.home} user nobody`)).toBeUndefined();
    expect(subjectOf(sandbox, '000000000000 root ')).toBeUndefined();
  });

  it('hides what is folded, unless something is searched for', () => {
    const users = nodes.find(({ title }) => title === 'Users');
    const folded = new Set([users?.id ?? '']);
    const state = { ...createUiStore<Layer>().getState(), folded };
    const shown = (search: string) =>
      accountRowsShown({ sandbox }, { ...state, filters: { account: search } }).map(({ text }) => text.trim());
    expect(shown('').some((text) => text.startsWith('adam'))).toBe(false);
    expect(shown('adam').some((text) => text.startsWith('adam'))).toBe(true);
    expect(treeRows(nodes, folded, asciiGlyphs).map(({ text }) => text.trim())).toContain(`> Users ${users?.note}`);
  });
});

describe('an answer to why', () => {
  const policy = (text: object) => {
    const { policy: parsed } = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: text }));
    if (parsed === null) throw new Error('the policy is not as it should be');
    return { ref: 'identity[0]', policy: parsed, name: 'reader' };
  };
  const ask = (action: string, statements: object[], context = {}): Why => {
    const principal = 'arn:aws:iam::111122223333:user/maya';
    const request = { principal, action, resource: 'arn:aws:s3:::logs/a', context };
    return { asked: `may maya ${action}?`, decision: decide(request, { identity: [policy(statements)] }) };
  };
  const text = (answer: Why, depth: number, width = 80) =>
    whyLines(answer, depth, width, unicodeGlyphs).map(lineText).join('\n');
  const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
  const allow = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

  it('says in short who asked what, and the verdict with its reason', () => {
    const short = text(ask('s3:GetObject', [allow]), 0);
    expect(short).toContain('who       arn:aws:iam::111122223333:user/maya');
    expect(short).toContain('✓ ALLOWED');
    expect(short).toContain('an identity policy allows it and nothing denies it');
  });

  it('shows the statement that decided', () => {
    const denied = ask('s3:GetObject', [allow, { Sid: 'Never', Effect: 'Deny', Action: 's3:*', Resource: '*' }]);
    expect(text(denied, 1)).toContain('What denies it');
    expect(text(denied, 1)).toContain('❯ Deny  statement 2 "Never" of the identity policy reader');
    expect(text(denied, 1)).not.toContain('"Read"');
  });

  it('shows what came nearest where nothing allows, with the condition that failed', () => {
    const answer = ask('s3:GetObject', [{ ...allow, Condition: office }], { 'aws:SourceIp': '198.51.100.7' });
    const nearest = text(answer, 1);
    expect(nearest).toContain('What came nearest');
    expect(nearest).toContain('✓ Action matches');
    expect(nearest).toMatch(/✗ IpAddress aws:SourceIp 203\.0\.113\.0\/24: does not hold/);
  });

  it('says so where no statement speaks of the action', () => {
    expect(text(ask('s3:PutObject', [allow]), 1)).toContain('No statement of any policy speaks of this action');
  });

  it('walks through AWS’s checks in their order, with the whole request', () => {
    const walk = text(ask('s3:GetObject', [allow], { 'aws:SourceIp': '203.0.113.9' }), 2);
    const order = ['explicit deny', 'service control policy', 'identity policy', 'permissions boundary'];
    const places = order.map((name) => walk.indexOf(name));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(walk).toContain('aws:SourceIp');
  });

  it('names the keys that could turn the answer round', () => {
    expect(text(ask('s3:GetObject', [{ ...allow, Condition: office }]), 0)).toContain(
      'The request has no aws:SourceIp',
    );
  });

  it('fits any width', () => {
    const answer = ask('s3:GetObject', [{ ...allow, Condition: office }], { 'aws:SourceIp': '198.51.100.7' });
    for (const width of [56, 72, 100]) {
      for (const depth of [0, 1, 2]) {
        for (const line of whyLines(answer, depth, width, unicodeGlyphs))
          expect(lineWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe('excess', () => {
  const entry = (principal: string, action: string, resource: string): ExcessEntry => ({
    principal,
    actions: [action, 's3:Other'],
    actionCount: 3,
    accessLevel: 'Write',
    witness: { principal, action, resource, context: {} },
  });

  it('of several principals is told once', () => {
    const groups = excessGroups([
      entry('user/maya', 's3:PutObject', 'arn:aws:s3:::a/b'),
      entry('user/jonas', 's3:PutObject', 'arn:aws:s3:::a/b'),
      entry('user/jonas', 's3:PutObject', 'arn:aws:s3:::other/b'),
    ]);
    expect(groups.map((group) => lineText(excessLine(group, unicodeGlyphs)))).toEqual([
      '▲ s3:PutObject and 2 more on arn:aws:s3:::a/b  user/maya, user/jonas',
      '▲ s3:PutObject and 2 more on arn:aws:s3:::other/b  user/jonas',
    ]);
  });
});

describe('excess that only reads about resources', () => {
  const reading = (actions: readonly string[]): ExcessEntry => ({
    principal: 'user/maya',
    actions,
    actionCount: actions.length,
    accessLevel: 'Read',
    witness: { principal: 'user/maya', action: actions[0] ?? '', resource: '*', context: {} },
  });
  const told = (...excess: readonly ExcessEntry[]) => readingText(excess);

  it('is said to cost no star, without reading what is in them', () => {
    expect(told()).toBe('');
    expect(told(reading(['s3:GetObject', 's3:GetBucketAcl']))).toBe('');
    expect(told(reading(['s3:GetBucketAcl']), reading(['s3:GetObject']))).toBe(
      'Beyond the tasks, 1 permission only reads about resources; that costs no star',
    );
  });

  it('is listed below that, each with a request that proves it', () => {
    const rows = readingRows([reading(['s3:GetBucketAcl']), reading(['s3:GetObject'])], unicodeGlyphs);
    expect(rows.map(({ value }) => value.type)).toEqual(['heading', 'heading', 'excess']);
  });

  it('of several principals is counted once', () => {
    const one = reading(['s3:GetBucketAcl', 's3:GetBucketCORS']);
    expect(told(one, { ...one, principal: 'user/jonas' })).toMatch(/^Beyond the tasks, 2 permissions only read /);
  });
});

describe('JSON for reading', () => {
  it('keeps the lines that the author made and lays out what is on one', () => {
    expect(readableJson('{\n "a": 1\n}\n')).toBe('{\n "a": 1\n}');
    expect(readableJson('{"a":{"b":[1,2]}}')).toBe('{\n  "a": {\n    "b": [1, 2]\n  }\n}');
  });

  it('loses nothing to its colours', () => {
    const text = '{\n  "Effect": "Deny", "n": -1.5e3, "t": [true, null], "odd": @x "open\n}';
    expect(jsonLines(text).map(lineText).join('\n')).toBe(text);
    expect(jsonLines('{"Effect": "Deny"}').flat()).toContainEqual({ text: '"Deny"', token: 'denied' });
  });
});

describe('what a check found', () => {
  it.each([
    ['passed', '✓'],
    ['failed', '✗'],
    ['skipped', '·'],
  ] as const)('begins with the sign of the tasks where it %s', (status, sign) => {
    const check = { id: 'one', kind: 'atMost', status, message: 'no group', visibility: 'visible', evidence: null };
    expect(lineText(evidenceLines(check as CheckResult, unicodeGlyphs)[0] ?? [])).toBe(`${sign} no group`);
  });
});

describe('small texts', () => {
  it('write topics as people do, abbreviations in capitals', () => {
    expect(topicWords('what-iam-does-not-decide')).toBe('what IAM does not decide');
    expect(topicWords('mfa-for-administrators')).toBe('MFA for administrators');
    expect(topicWords('reading-arns')).toBe('reading ARNs');
  });

  it('know the account to play in from scenarios that ask something', () => {
    expect(asksSomething(placeOf('sandbox') ?? { tasks: [], questions: [] })).toBe(false);
    for (const slug of slugs.slice(0, 5)) expect(asksSomething(scenarioFile(slug)), slug).toBe(true);
  });

  it('tell the time in UTC', () => {
    const time = Date.UTC(2026, 10, 24, 9, 5);
    expect(clockLabel(time)).toBe('Tue 24 Nov 09:05');
    expect(dateLabel(time)).toBe('2026-11-24 09:05');
  });

  it('tell who gained and lost what', () => {
    const change = (principal: string, gained: number, lost: number) => ({
      parts: [],
      principal,
      gained: ['iam:PassRole', 's3:GetObject', 's3:ListBucket'].slice(0, gained),
      lost: ['ec2:RunInstances', 'ec2:StopInstances', 'ec2:DescribeTags'].slice(0, lost),
    });
    expect(changeText([change('user/maya', 2, 1)])).toBe(
      'changed: user/maya gained iam:PassRole and 1 more, lost ec2:RunInstances',
    );
    expect(changeText([change('a', 1, 0), change('b', 0, 3), change('c', 1, 0)])).toBe(
      'changed: a gained iam:PassRole; b lost ec2:RunInstances and 2 more; and 1 more',
    );
    expect(changeText([change('user/maya', 2, 1)], 50)).toBe('changed: user/maya gained 2 actions, lost 1 action');
    expect(changeText([change('user/maya', 2, 1), change('role/b', 2, 0)], 70)).toBe(
      'changed: user/maya gained 2 actions, lost 1 action; and 1 more',
    );
    expect(changeText([change('user/maya', 2, 1), change('role/b', 2, 0)], 30)).toBe('changed: 2 principals');
    expect(changeText([])).toBe('');
    expect(changeText(null)).toBe('');
  });
});
