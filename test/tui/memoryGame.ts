import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createStore } from 'zustand/vanilla';
import { loadScenario } from '../../src/scenario/loadScenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { attemptSnapshot } from '../../src/stores/attemptSnapshot.ts';
import { beginAttempt, type PlayedAttempt, playedEvent, playedLine } from '../../src/stores/playedAttempt.ts';
import type { AttemptEvent } from '../../src/training/attempt.ts';
import { callerOf, nextTime } from '../../src/training/attemptState.ts';
import { grade } from '../../src/training/grade.ts';
import type { Report } from '../../src/training/report.ts';
import { whyAsked, whyChecked, whyRequested } from '../../src/training/why.ts';
import type { AttemptView, GamePort, HomeView, ScenarioEntry } from '../../src/tui/ports.ts';

const root = resolve(import.meta.dirname, '../..');

export function scenarioFile(slug: string): Scenario {
  const file = join(root, 'scenarios', `${slug}.yaml`);
  const { scenario, faults } = loadScenario(readFileSync(file, 'utf8'), file);
  if (scenario === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  return scenario;
}

type Best = ScenarioEntry['best'];

function entryOf(scenario: Scenario, best: Best, begun: boolean): ScenarioEntry {
  const { id, slug, title, track, difficulty, minutes, mode, teaches } = scenario;
  return { id, slug, title, track, difficulty, minutes, mode, teaches, best, begun };
}

/** A game that plays for real and keeps nothing on disk. */
export function memoryGame(
  scenarios: readonly Scenario[],
  start: Partial<HomeView> = {},
): GamePort & { readonly said: readonly string[] } {
  const bests = new Map<string, Best>();
  const kept = new Map<string, { played: PlayedAttempt; submitted: Report | null }>();
  const drafts = new Map<string, string>();
  const said: string[] = [];
  let slug: string | null = null;

  const homeView = (): HomeView => {
    const entries = scenarios.map((item) => entryOf(item, bests.get(item.slug) ?? null, kept.has(item.slug)));
    const next = entries.find(({ begun, best }) => begun && best === null) ?? entries.find(({ best }) => best === null);
    const why = next?.begun === true ? 'You are in the middle of this one.' : 'This is the next one for you.';
    const found = next === undefined ? null : { slug: next.slug, why };
    return { ...home.getState(), scenarios: entries, next: found };
  };
  const home = createStore<HomeView>(() => ({
    learner: 'ada',
    learners: ['ada'],
    notices: [],
    scenarios: [],
    next: null,
    ...start,
  }));
  const tell = () => home.setState(homeView(), true);
  tell();
  const attempt = createStore<AttemptView | null>(() => null);

  const open = () => {
    const found = slug === null ? undefined : kept.get(slug);
    if (slug === null || found === undefined) throw new Error('no scenario is open');
    return { slug, ...found };
  };
  const show = (before: PlayedAttempt | null) => {
    const { played, submitted } = open();
    const view = attemptSnapshot(played, attempt.getState(), before, submitted);
    attempt.setState({ ...view, lastDenied: attempt.getState()?.lastDenied ?? null }, true);
  };
  const take = (event: AttemptEvent) => {
    const { slug: name, played, submitted } = open();
    const next = playedEvent(played, event);
    kept.set(name, { played: next.attempt, submitted });
    show(played);
    const denied = next.outcome?.ok === false ? next.outcome.error.decision : undefined;
    if (next.outcome !== undefined) {
      const lastDenied = denied === undefined ? null : { asked: 'why was this call denied?', decision: denied };
      attempt.setState((view) => (view === null ? view : { ...view, lastDenied }), true);
    }
    return next.outcome;
  };
  const state = () => open().played.state;

  return {
    said,
    home,
    attempt,
    open: (name) => {
      const scenario = scenarios.find((item) => item.slug === name);
      if (scenario === undefined) return `there is no scenario \`${name}\``;
      slug = name;
      if (!kept.has(name)) kept.set(name, { played: beginAttempt(scenario, 0), submitted: null });
      show(null);
      tell();
      return null;
    },
    restart: () => {
      const { slug: name, played } = open();
      kept.set(name, { played: beginAttempt(played.state.scenario, 0), submitted: null });
      show(null);
    },
    leave: () => {
      slug = null;
      attempt.setState(null, true);
      said.push('left');
      tell();
    },
    useLearner: (name) => {
      if (name.length > 20) return 'use a shorter name';
      home.setState(({ learners }) => ({ learner: name, learners: [...new Set([...learners, name])] }));
      return null;
    },
    send: (call, via) => {
      const sent = { ...call, caller: callerOf(state()), time: nextTime(state()) };
      const outcome = take({ type: 'call', call: sent, via });
      if (outcome === undefined) throw new Error('a call gives an outcome');
      return outcome;
    },
    runLine: (text) => {
      const { slug: name, played, submitted } = open();
      kept.set(name, { played: playedLine(played, text).attempt, submitted });
      show(played);
    },
    complete: () => null,
    undo: () => void take({ type: 'undo' }),
    redo: () => void take({ type: 'redo' }),
    switchProfile: (name) => void take({ type: 'profile', name }),
    hint: (task) => {
      const { scenario, hints } = state();
      const index = hints.get(task) ?? 0;
      const hint = scenario.hints?.[task]?.[index];
      if (hint === undefined) return null;
      take({ type: 'hint', task, index });
      return hint;
    },
    answer: (question, choices, confidence) => void take({ type: 'answer', question, choices, confidence }),
    submit: () => {
      const { slug: name, played } = open();
      const report = grade(played.state);
      kept.set(name, { played, submitted: report });
      bests.set(name, { passed: report.passed, stars: report.stars, points: report.score.points });
      show(played);
      tell();
      return report;
    },
    whyCheck: (check) => whyChecked(state(), check),
    why: (question) => whyAsked(state(), question),
    whyRequest: (request) => whyRequested(state(), request),
    draft: (target) => drafts.get(target) ?? null,
    keepDraft: (target, text) => {
      if (text === null) drafts.delete(target);
      else drafts.set(target, text);
    },
  };
}
