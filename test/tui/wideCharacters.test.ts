import { describe, expect, it } from 'vitest';
import { unicodeGlyphs } from '../../src/tui/glyphs.ts';
import { lineWidth, spread } from '../../src/tui/line.ts';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

/** Two cells each, a family of one grapheme, letters with marks of their own, and what turns text round. */
const names = ['田中さん', '🧑‍💻 at work', 'Zoe\u0301 Bru\u0308hl', '한국어', 'שלום', '🇨🇭 flag', 'a\u202eb\u200dc'];

const scenario = (title: string, index: number) => `schema: iam-scenario/1
id: 0b0b7a3e-8a4e-4c56-9d5b-0c51a6d6f1${String(index).padStart(2, '0')}
slug: wide-${index}
version: 1.0.0
status: active
title: ${JSON.stringify(title)}
track: foundations
teaches: [group]
difficulty: 1
minutes: 5
mode: build
account:
  id: "444455556666"
  users: [{ name: priya, attached: [AdministratorAccess], tags: { team: 田中さん, 한국어: Zoé } }]
identities: { priya: { as: user/priya, default: true } }
briefing: ${JSON.stringify(`${title}: make the group. ${names.join(' | ')}`)}
tasks:
  - id: group
    text: ${JSON.stringify(`Make the group G for ${title}`)}
    checks: [{ id: there, state: "GroupDetailList[].GroupName", equals: [G] }]
administrators: [user/priya]
solutions: [{ name: reference, commands: aws iam create-group --group-name G }]
mistakes: [{ name: another, commands: aws iam create-group --group-name H, fails: [there], says: it has another name }]
`;

const course = Object.fromEntries(names.map((title, index) => [`wide-${index}`, scenario(title, index)]));

const { vertical, focusVertical, topRight, bottomRight, focusTopRight, focusBottomRight } = unicodeGlyphs;
const rightEdge = new Set([vertical, focusVertical, topRight, bottomRight, focusTopRight, focusBottomRight]);

/** Rows of the frame, header and status row left out, whose last cell is not the edge of a panel. */
function ragged(screen: Screen): readonly string[] {
  const { cols, rows } = screen.terminal;
  return screen
    .lines()
    .slice(1, rows - 1)
    .filter((_, index) => !rightEdge.has(screen.cell(index + 1, cols - 1).text));
}

describe('names of any script', () => {
  it('keep every list and every frame straight, and never reach the terminal as something it would act on', async () => {
    const game = testGame([], undefined, course);
    game.useLearner('田中 Zoé');
    const screen = await Screen.open(game, { columns: 120, rows: 40 });
    for (const shown of ['田中さん', '한국어', 'שלום', '□ at work', '田中 Zoé']) await screen.sees(shown);
    expect(ragged(screen)).toEqual([]);
    screen.resize(80, 24);
    await screen.sees('□ at work');
    expect(ragged(screen)).toEqual([]);
    screen.resize(120, 40);
    await screen.press('/');
    await screen.type('田中');
    await screen.press('enter');
    await screen.seesNot('한국어');
    await screen.press('enter');
    await screen.sees('Your tasks');
    await screen.press('s');
    await screen.sees('┏ 1 Account');
    await screen.sees('Make the group G for 田中さん');
    expect(ragged(screen)).toEqual([]);
    await screen.press('4');
    await screen.type('echo 田中 🧑‍💻 Zoe\u0301 b');
    await screen.sees('$ echo 田中 □ Zoe\u0301 b');
    expect(ragged(screen)).toEqual([]);
    await screen.press('enter', 'escape', '1', '/');
    await screen.type('priya');
    await screen.press('enter', 'enter');
    await screen.sees('team = 田中さん');
    expect(ragged(screen)).toEqual([]);
    await screen.press('t', 'escape', 'v');
    await screen.sees('user priya');
    expect(ragged(screen).filter((line) => !line.includes('┃'))).toEqual([]);
    expect(screen.raw).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200d]/);
    await screen.close();
  });

  it.each(names)('take their cells in a line with two ends: %s', (name) => {
    for (const width of [12, 17, 30]) expect(lineWidth(spread([{ text: name }], [{ text: 'end' }], width))).toBe(width);
  });
});
