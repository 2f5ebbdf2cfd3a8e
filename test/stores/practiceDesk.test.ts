import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PracticeView } from '../../src/stores/practiceDesk.ts';
import { sessionSize } from '../../src/training/practice/practiceSession.ts';
import { passes, practiceCourse } from '../training/practice/practiceCourse.ts';
import { testGame } from '../tui/testGame.ts';

const day = (number: number, hour = 10): string => new Date(Date.UTC(2026, 10, number, hour)).toISOString();

let clock = day(1);
let games: { close: () => void }[] = [];

function open(folder = mkdtempSync(join(tmpdir(), 'iam-dojo-practice-'))) {
  const game = testGame([], folder, practiceCourse, () => clock);
  games.push(game);
  return game;
}

type TestGame = ReturnType<typeof open>;

/** A game where both scenarios were passed on the first of the month. */
function passed(): TestGame {
  clock = day(1);
  const game = open();
  for (const slug of Object.keys(practiceCourse)) {
    game.open(slug);
    game.runLine(passes(slug));
    expect(game.submit().passed).toBe(true);
    game.leave();
  }
  return game;
}

const viewOf = (game: TestGame): PracticeView => {
  const view = game.practice.view.getState();
  if (view === null) throw new Error('no session');
  return view;
};

/** Answers the question at hand, right or wrong. */
function answer(game: TestGame, right: boolean, confidence: number): void {
  const { question } = viewOf(game);
  const wrong = question?.choices.find(({ id }) => !question.right.includes(id))?.id ?? '';
  game.practice.answer(right ? (question?.right ?? []) : [wrong], confidence);
  if (viewOf(game).stage === 'judging') game.practice.judge(right);
}

/** Plays the session to its end. The views as they were asked. */
function playAll(game: TestGame, say: (view: PracticeView) => readonly [boolean, number]): readonly PracticeView[] {
  const asked: PracticeView[] = [];
  expect(game.practice.begin()).toBeNull();
  for (let view = viewOf(game); view.stage !== 'done'; view = viewOf(game)) {
    asked.push(view);
    answer(game, ...say(view));
    game.practice.next();
  }
  return asked;
}

afterEach(() => {
  for (const game of games) game.close();
  games = [];
});

describe('the practice desk', () => {
  it('has nothing before the first pass, and is due on the day after it', () => {
    clock = day(1);
    expect(open().practice.begin()).toBe('pass a scenario first; its questions come here from the next day on');
    const game = passed();
    expect(game.home.getState().questions).toBe(false);
    clock = day(2, 0);
    game.practice.begin();
    answer(game, true, 3);
    expect(game.home.getState().questions).toBe(true);
    expect(viewOf(game).early).toBe(false);
  });

  it('mixes scenarios and forms, and asks nothing twice in a session', () => {
    const game = passed();
    clock = day(2);
    const asked = playAll(game, () => [true, 3]);
    expect(asked.length).toBeLessThanOrEqual(sessionSize);
    expect(new Set(asked.map(({ question }) => question?.id)).size).toBe(asked.length);
    expect(new Set(asked.map(({ question }) => question?.scenario.id)).size).toBe(2);
    const pairs = asked.slice(1).map((view, at) => [view.question?.cause, asked[at]?.question?.cause] as const);
    expect(pairs.filter(([one, other]) => one === other)).toEqual([]);
    expect(viewOf(game).answers).toHaveLength(asked.length);
  });

  it('tells nothing of the answer before it is given', () => {
    const game = passed();
    clock = day(2);
    game.practice.begin();
    expect(viewOf(game)).toMatchObject({ stage: 'asking', given: null });
    game.practice.next();
    game.practice.judge(true);
    expect(viewOf(game)).toMatchObject({ stage: 'asking', number: 1, answers: [] });
  });

  it('asks what was wrong with certainty once more in the session, on the next day, and after a week', () => {
    const game = passed();
    clock = day(2);
    let hot = '';
    const first = playAll(game, ({ question, number }) => {
      if (number === 1) hot = question?.id ?? '';
      return [number !== 1, 4];
    });
    expect(first.filter(({ question }) => question?.id === hot).map(({ again }) => again)).toEqual([null, 'session']);
    const days: number[] = [];
    for (const at of [3, 4, 8, 9, 10, 16]) {
      clock = day(at);
      const asked = playAll(game, () => [true, 4]);
      if (asked.some(({ question, again }) => question?.id === hot && again === 'day')) days.push(at);
    }
    expect(days).toEqual([3, 9]);
  });

  it('keeps each answer on the disk before it is told, and goes on from there', () => {
    const game = passed();
    clock = day(2);
    game.practice.begin();
    answer(game, false, 4);
    const file = join(game.folder, 'saves/learners/ada/practice.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1, data: { hot: [{ done: 0 }] } });
    game.close();
    clock = day(3);
    const again = open(game.folder);
    again.practice.begin();
    expect(viewOf(again)).toMatchObject({ again: 'day', number: 1 });
  });

  it('begins with what was passed where the saves of an older program have no practice', () => {
    const game = passed();
    game.close();
    rmSync(join(game.folder, 'saves/learners/ada/practice.json'), { force: true });
    clock = day(2);
    const later = open(game.folder);
    expect(later.home.getState()).toMatchObject({ questions: true, notices: [] });
    expect(later.practice.begin()).toBeNull();
  });

  it('takes an answer back as if it had not been given', () => {
    const game = passed();
    clock = day(2);
    game.practice.begin();
    const file = join(game.folder, 'saves/learners/ada/practice.json');
    answer(game, false, 4);
    game.practice.takeBack();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ data: { hot: [], answers: [] } });
    expect(viewOf(game)).toMatchObject({ stage: 'asking', number: 2, answers: [] });
  });

  it('moves no date by right answers when nothing is due', () => {
    const game = passed();
    clock = day(2);
    playAll(game, () => [true, 3]);
    const due = () => {
      const { data } = JSON.parse(readFileSync(join(game.folder, 'saves/learners/ada/practice.json'), 'utf8'));
      return Object.entries<{ due: string; asked: number }>(data.cards).filter(([, { asked }]) => asked > 0);
    };
    const before = new Map(due().map(([name, card]) => [name, card.due]));
    clock = day(2, 12);
    playAll(game, () => [true, 4]);
    for (const [name, card] of due().filter(([one]) => before.has(one))) expect(card.due, name).toBe(before.get(name));
  });

  it('ends after twelve minutes, whatever is left', () => {
    const game = passed();
    clock = day(2);
    game.practice.begin();
    answer(game, true, 3);
    clock = new Date(Date.parse(day(2)) + 13 * 60_000).toISOString();
    game.practice.next();
    expect(viewOf(game).stage).toBe('done');
  });
});
