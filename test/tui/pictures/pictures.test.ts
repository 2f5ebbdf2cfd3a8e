import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/policy/decision.ts';
import { beginAttempt } from '../../../src/stores/playedAttempt.ts';
import { whyAsked } from '../../../src/training/why.ts';
import { painted } from '../../../src/tui/cellWidth.ts';
import { asciiGlyphs, type Glyphs, unicodeGlyphs } from '../../../src/tui/glyphs.ts';
import { type Line, lineText, lineWidth } from '../../../src/tui/line.ts';
import { chainLines, chainText } from '../../../src/tui/pictures/chain.ts';
import { evaluationFlow, evaluationFlowText, flowStages } from '../../../src/tui/pictures/evaluationFlow.ts';
import { levelBars, levelBarsText, levelCounts } from '../../../src/tui/pictures/levelBars.ts';
import { scoreChart, scoreChartText } from '../../../src/tui/pictures/scoreChart.ts';
import { type SideNode, sideTree, sideTreeText } from '../../../src/tui/pictures/sideTree.ts';
import { scenarioFile } from '../testGame.ts';

function drawn(lines: readonly Line[], glyphs: Glyphs = unicodeGlyphs): string {
  return lines.map((line) => painted(lineText(line), glyphs).trimEnd()).join('\n');
}

/** Each picture keeps to its width and, with the signs of ASCII, to ASCII. */
function expectTidy(draw: (width: number, glyphs: Glyphs) => readonly Line[]): void {
  for (const width of [56, 76, 116, 196]) {
    for (const line of draw(width, unicodeGlyphs)) expect(lineWidth(line)).toBeLessThanOrEqual(width);
    expect(drawn(draw(width, asciiGlyphs), asciiGlyphs)).toMatch(/^[\n -~]*$/);
  }
}

function decisionFor(as: string, action: string, on: string): Decision {
  const { state } = beginAttempt(scenarioFile('developer-ec2-access'), 0);
  const why = whyAsked(state, { as, action, on });
  if (typeof why === 'string') throw new Error(why);
  return why.decision;
}

describe('the evaluation flow', () => {
  const denied = decisionFor('user/maya', 'ec2:StopInstances', 'i-0dev');
  const allowed = decisionFor('root', 'ec2:StopInstances', 'i-0dev');

  it('lights the way of a request up to where it ends', () => {
    expect(flowStages(denied).map(({ title, state }) => `${title}: ${state}`)).toEqual([
      'Explicit deny: passed',
      'Resource control policy: passed',
      'Service control policy: passed',
      'VPC endpoint policy: passed',
      'Resource policy: passed',
      'Identity policy: ends',
      'Permissions boundary: beyond',
      'Session policy: beyond',
    ]);
    const picture = drawn(evaluationFlow(denied, { width: 84, glyphs: unicodeGlyphs }));
    expect(picture).toContain('┃ 6 Identity policy         ┣━▸ ✗ lacks an allow  DENIED');
    expect(picture).toContain('│ 7 Permissions boundary    │   not reached');
  });

  it('tells by a heavier line, a sign and a word, not by colour', () => {
    const picture = drawn(evaluationFlow(denied, { width: 84, glyphs: asciiGlyphs }), asciiGlyphs);
    expect(picture).toContain('+=============+=============+');
    expect(picture).toContain('+---------------------------+');
    expect(picture).toContain('not reached');
  });

  it('leads an allowed request through every stage', () => {
    expect(flowStages(allowed).every(({ state }) => state === 'passed')).toBe(true);
    expect(drawn(evaluationFlow(allowed, { width: 84, glyphs: unicodeGlyphs }))).toContain('✓ ALLOWED');
  });

  it('keeps to its width, and to ASCII', () => {
    expectTidy((width, glyphs) => evaluationFlow(denied, { width, glyphs }));
  });

  it('says the same in words', () => {
    expect(evaluationFlowText(denied).slice(-4)).toEqual([
      expect.stringContaining('Stage 6, Identity policy: lacks an allow.'),
      'Stage 7, Permissions boundary: not reached.',
      'Stage 8, Session policy: not reached.',
      'Denied.',
    ]);
  });
});

describe('bars by access level', () => {
  const counts = levelCounts([
    { accessLevel: 'Write', actionCount: 300 },
    { accessLevel: 'Write', actionCount: 100 },
    { accessLevel: 'List', actionCount: 3 },
    { accessLevel: 'Permissions management', actionCount: 20 },
  ]);

  it('put the gravest first, with exact numbers', () => {
    const rows = drawn(levelBars(counts, 60, unicodeGlyphs)).split('\n');
    expect(rows.map((row) => row.replace(/█+/, (bar) => `<${bar.length}>`))).toEqual([
      'Permissions management  20 <17>',
      'Write                  400 <33>',
      'List                     3 <8>',
    ]);
  });

  it('keep to their width, and to ASCII', () => {
    expectTidy((width, glyphs) => levelBars(counts, width, glyphs));
  });

  it('say the same in words', () => {
    expect(levelBarsText(counts)).toEqual([
      'Permissions management: 20 actions too many',
      'Write: 400 actions too many',
      'List: 3 actions too many',
    ]);
  });
});

describe('the score over time', () => {
  const points = [0, 0, 20, 45, 70, 100].map((score, calls) => ({ calls, points: score, passed: score >= 70 }));

  it('rises with the calls', () => {
    expect(drawn(scoreChart(points, 60, unicodeGlyphs))).toBe(
      [
        '100 │          ██',
        '    │        ▆▆██',
        '    │      ▆▆████',
        '  0 │▁▁▁▁▆▆██████',
        '    from 0 to 100 points in 5 calls, passed from call 4 on',
      ].join('\n'),
    );
  });

  it('shows the first and the last of more calls than there are columns', () => {
    const many = Array.from({ length: 500 }, (_, calls) => ({ calls, points: calls / 5, passed: false }));
    const [top] = drawn(scoreChart(many, 60, unicodeGlyphs)).split('\n');
    expect(top?.length).toBeLessThanOrEqual(60);
    expect(top?.endsWith('█') || top?.endsWith('▇')).toBe(true);
    expectTidy((width, glyphs) => scoreChart(many, width, glyphs));
  });

  it('says the same in words', () => {
    expect(scoreChartText(points)).toEqual(['Score from 0 to 100 points in 5 calls, passed from call 4 on.']);
    const undone = [...points, { calls: 6, points: 60, passed: false }];
    expect(scoreChartText(undone)).toEqual(['Score from 0 to 60 points in 6 calls, no longer passed since call 6.']);
    expect(scoreChartText(points.slice(0, 3))).toEqual(['Score from 0 to 20 points in 2 calls, not passed yet.']);
    expect(scoreChartText([])).toEqual([]);
  });
});

describe('a tree that grows to the right', () => {
  const leaf = (label: string, ...children: SideNode<string>[]): SideNode<string> => ({
    value: label,
    label,
    children,
  });
  const roots = [
    leaf('maya', leaf('Developers', leaf('dev-ec2', leaf('i-0dev'), leaf('i-0prod')), leaf('logs')), leaf('own')),
    leaf('admin', leaf('Everything')),
  ];

  it('draws each part of a way once', () => {
    expect(drawn(sideTree(roots, 80, unicodeGlyphs).map(({ line }) => line))).toBe(
      [
        'maya ──┬─Developers ─┬─dev-ec2 ─┬─i-0dev',
        '       │             │          └─i-0prod',
        '       │             └─logs',
        '       └─own',
        'admin ───Everything',
      ].join('\n'),
    );
  });

  it('knows the whole way of each row', () => {
    const [, second] = sideTree(roots, 80, unicodeGlyphs);
    expect(second?.path.map(({ value }) => value)).toEqual(['maya', 'Developers', 'dev-ec2', 'i-0prod']);
  });

  it('keeps to its width with long and wide names', () => {
    const wide = [leaf('開発者グループの利用者', leaf('a'.repeat(90), leaf('b'.repeat(90), leaf('c'.repeat(90)))))];
    for (const width of [56, 76, 116])
      for (const { line } of sideTree(wide, width, unicodeGlyphs)) expect(lineWidth(line)).toBeLessThanOrEqual(width);
  });

  it('says each way in words', () => {
    expect(sideTreeText(roots)).toContain('maya, then Developers, then dev-ec2, then i-0prod');
  });
});

describe('a chain', () => {
  const chain = {
    from: 'user/maya',
    links: [
      { by: 'iam:PassRole and ec2:RunInstances', to: 'role/app' },
      { by: 'iam:AttachRolePolicy on role/app', to: 'administrator' },
    ],
  };

  it('goes from who begins to what is reached', () => {
    expect(drawn(chainLines(chain, 60, unicodeGlyphs))).toBe(
      [
        '• user/maya',
        '│   iam:PassRole and ec2:RunInstances',
        '▾ role/app',
        '│   iam:AttachRolePolicy on role/app',
        '▾ administrator',
      ].join('\n'),
    );
    expect(chainText(chain)).toBe(
      'user/maya, by iam:PassRole and ec2:RunInstances becomes role/app, by iam:AttachRolePolicy on role/app becomes administrator',
    );
  });

  it('keeps to its width, and to ASCII', () => {
    expectTidy((width, glyphs) => chainLines(chain, width, glyphs));
  });
});
