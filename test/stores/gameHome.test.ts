import { describe, expect, it } from 'vitest';
import { type HomeView, homeView } from '../../src/stores/gameHome.ts';
import { nothingReached, type Progress, type Reached } from '../../src/stores/learnerSaves.ts';
import { dueWords } from '../../src/stores/recommended.ts';
import type { ScenarioListing } from '../../src/stores/scenarioLibrary.ts';

function listing(slug: string, teaches: readonly string[], needs: readonly string[] = []): ScenarioListing {
  const shown = {
    id: `id-${slug}`,
    slug,
    version: '1.0.0',
    title: `Title ${slug}`,
    track: 'foundations',
    difficulty: 1,
    minutes: 10,
  };
  return {
    ...shown,
    mode: 'build',
    file: `${slug}.yaml`,
    status: 'active',
    topics: [],
    teaches: [...teaches],
    needs: [...needs],
  };
}

const listings = [listing('a', ['user']), listing('b', ['group'], ['user']), listing('c', ['role'], ['group', 'user'])];
const passed = (since: string): Reached => ({
  ...nothingReached,
  best: { passed: true, stars: 2, points: 90 },
  solved: since,
  review: { rounds: 1, since },
});

function home(scenarios: Progress['scenarios'], now = '2026-11-25T10:00:00Z', last: string | null = null): HomeView {
  const who = { learner: 'ada', learners: ['ada'], notices: [], now };
  return homeView({ listings, broken: [] }, { scenarios, last }, who);
}

const today = '2026-11-25T08:00:00Z';

describe('the home view', () => {
  it('advises what to do before, and never more than what is still missing', () => {
    const advice = (view: HomeView) => view.scenarios.map((entry) => entry.after);
    expect(advice(home({}))).toEqual([[], ['Title a'], ['Title b', 'Title a']]);
    expect(advice(home({ 'id-a': passed(today) }))).toEqual([[], [], ['Title b']]);
    expect(advice(home({ 'id-a': passed(today), 'id-b': passed(today) }))).toEqual([[], [], []]);
  });

  it('recommends the first of the course whose ground is laid', () => {
    expect(home({}).next).toEqual({ kind: 'new', slug: 'a', why: 'next in the course' });
    expect(home({ 'id-a': passed(today) }).next?.slug).toBe('b');
  });

  it('recommends first what was begun, the last before all', () => {
    const begun = { ...nothingReached, open: 'x-1.jsonl' };
    const view = home({ 'id-b': begun, 'id-c': begun }, undefined, 'id-c');
    expect(view.next).toMatchObject({ kind: 'continue', slug: 'c' });
  });

  it('recommends a review that is due before anything new, and lists the longest overdue first', () => {
    const view = home({ 'id-a': passed('2026-11-23T08:00:00Z'), 'id-b': passed('2026-11-20T08:00:00Z') });
    expect(view.due.map(({ slug }) => slug)).toEqual(['b', 'a']);
    expect(view.next).toEqual({ kind: 'review', slug: 'b', why: 'passed before; due for 4 days for review' });
    expect(view.scenarios.map(({ review }) => review)).toEqual([-1, -4, null]);
  });

  it('reads the day of the first pass where older saves have no reviews', () => {
    const old = { ...passed('2026-11-20T08:00:00Z'), review: null };
    expect(home({ 'id-a': old }).due.map(({ slug }) => slug)).toEqual(['a']);
  });

  it('recommends open stars once all is passed, and nothing once none is open', () => {
    const all = (stars: number) =>
      Object.fromEntries(
        listings.map(({ id }) => [id, { ...passed(today), best: { passed: true, stars, points: 100 } }] as const),
      );
    expect(home(all(2)).next).toMatchObject({ kind: 'stars', slug: 'a' });
    expect(home(all(3)).next).toBeNull();
  });

  it('knows a newcomer by having begun nothing at all', () => {
    expect(home({}).newcomer).toBe(true);
    expect(home({ 'id-a': nothingReached }).newcomer).toBe(false);
  });

  it('says in words since when a review is due', () => {
    expect([0, -1, -5].map(dueWords)).toEqual(['due today', 'due since yesterday', 'due for 5 days']);
  });
});
