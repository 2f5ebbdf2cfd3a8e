import { placeOf } from '../scenario/places/place.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { pickVariants } from '../scenario/variants.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import type { Report } from '../training/report.ts';
import { reviewAfter } from '../training/reviewSchedule.ts';
import type { AttemptWriter } from './attemptFile.ts';
import { betterResult } from './betterResult.ts';
import { changedSince } from './changedSince.ts';
import { starCount } from './gameHome.ts';
import {
  type LearnerSaves,
  learnerName,
  learnersIn,
  nothingReached,
  openLearner,
  type Progress,
  type Reached,
  removeLearner,
} from './learnerSaves.ts';
import { playableScenarios, readListed } from './playableScenarios.ts';
import { beginAttempt, type PlayedAttempt, replayedAttempt } from './playedAttempt.ts';
import { readyScenario } from './readyScenario.ts';
import { recoveredProgress } from './recoveredProgress.ts';
import { reviewOf } from './reviewOf.ts';
import type { Notice } from './savedDocument.ts';
import type { Library } from './scenarioLibrary.ts';
import type { UiSettings } from './uiSettings.ts';
import type { WriterLock } from './writerLock.ts';

export interface LearnerGameOptions {
  /** The program's folder. */
  readonly root: string;
  readonly saves: string;
  readonly lock: WriterLock;
  readonly learner: string;
  /** Remembers who plays. */
  readonly keepLearner: (name: string) => void;
  readonly notices: readonly Notice[];
  /** Wall clock, ISO 8601. */
  readonly now: () => string;
  /** Seed of a new attempt. */
  readonly seed: () => number;
}

/** An attempt with the events that led to it. */
export interface OpenedAttempt {
  readonly attempt: PlayedAttempt;
  readonly events: readonly AttemptEvent[];
}

export interface AttemptEntry {
  readonly file: string;
  /** Wall clock, ISO 8601. */
  readonly started: string;
  /** Of the scenario, as it was then. */
  readonly version: string;
  readonly steps: number;
  readonly best: { readonly passed: boolean; readonly stars: number; readonly points: number } | null;
}

/** Console lines that are kept for a learner, and characters of the longest. */
const mostLines = 500;
const longestLine = 4000;

/** One learner's saves while the program runs: which attempt is written, and what was reached. */
export class LearnerGame {
  readonly library: Library;
  readonly #options: LearnerGameOptions;
  readonly #notices: Notice[];
  #saves: LearnerSaves;
  #offered: Scenario | null = null;
  #writing: { readonly file: string; readonly writer: AttemptWriter } | null = null;

  constructor(options: LearnerGameOptions) {
    this.#options = options;
    this.#notices = [...options.notices];
    this.library = playableScenarios(options.root, options.saves);
    this.#saves = this.#openSaves(options.learner);
  }

  get saves(): LearnerSaves {
    return this.#saves;
  }

  get progress(): Progress {
    return this.#saves.progress.get();
  }

  who() {
    const { saves } = this.#options;
    const now = this.#options.now();
    const learners = new Set([...learnersIn(saves), this.#saves.name]);
    const broken = this.library.broken.map(({ file, faults: [fault] }) => {
      const where = fault?.place ? `:${fault.place.line}:${fault.place.column}` : '';
      return `${file}${where} cannot be played: ${fault?.message ?? 'it is broken'}`;
    });
    const notices = [...this.#notices.map(({ message }) => message), ...broken];
    return {
      learner: this.#saves.name,
      learners: [...learners].sort(),
      notices,
      now,
      practice: this.#saves.practice.get(),
    };
  }

  offer(scenario: Scenario): void {
    this.#offered = scenario;
  }

  /** A sentence where the scenario cannot be played. */
  scenario(slug: string): Scenario | string {
    if (this.#offered?.slug === slug) return this.#offered;
    const place = placeOf(slug);
    if (place !== null) return place;
    const listing = this.library.listings.find((entry) => entry.slug === slug);
    if (!listing) return `there is no scenario \`${slug}\``;
    const { root, saves } = this.#options;
    const ready = listing.pack === undefined ? readyScenario(root, listing.file) : null;
    if (ready !== null) return ready;
    const loaded = readListed(root, saves, listing);
    return loaded?.scenario ?? `${listing.file} cannot be played: ${loaded?.faults[0]?.message ?? 'it is gone'}`;
  }

  /** Goes on with the scenario's open attempt, or begins one. */
  open(scenario: Scenario): OpenedAttempt {
    const file = this.progress.scenarios[scenario.id]?.open ?? null;
    const going = file === null ? null : this.#continued(scenario, file);
    return going ?? this.begin(scenario);
  }

  /** A fresh attempt; `seed` chooses the values of the scenario's variants. */
  begin(scenario: Scenario, seed = this.#options.seed()): OpenedAttempt {
    this.leave();
    const { id, slug, version, file: path } = scenario;
    const attempt = beginAttempt(scenario, seed);
    this.#writing = this.#saves.begin({
      format: 'iam-dojo-attempt',
      version: 1,
      scenario: { id, slug, version, file: path },
      seed,
      picked: pickVariants(scenario.unresolved, seed),
      started: this.#options.now(),
    });
    const { file } = this.#writing;
    this.#reached(id, ({ attempts, ...rest }) => ({ ...rest, attempts: attempts + 1, open: file, version }));
    return { attempt, events: [] };
  }

  openFile(file: string): OpenedAttempt | string {
    const loaded = this.#saves.load(file);
    if (loaded === null) return `${file} cannot be opened`;
    const scenario = this.scenario(loaded.header.scenario.slug);
    if (typeof scenario === 'string') return scenario;
    return this.#continued(scenario, file) ?? `${changedSince(scenario, loaded.header)}; begin a new attempt`;
  }

  /** Null where the file is gone, unusable, of a version that graded differently, or made from other values. */
  #continued(scenario: Scenario, file: string): OpenedAttempt | null {
    const loaded = this.#saves.load(file);
    if (loaded === null) return null;
    const changed = changedSince(scenario, loaded.header);
    if (changed !== null) {
      this.#tell({ file, message: `${changed}; a new attempt is begun, the old one and its result stay` });
      return null;
    }
    this.leave();
    const attempt = replayedAttempt(scenario, loaded.header.seed, loaded.events);
    this.#writing = { file, writer: this.#saves.goOn(file) };
    const { version } = loaded.header.scenario;
    this.#reached(scenario.id, (before) => ({ ...before, open: file, version }));
    return { attempt, events: loaded.events };
  }

  save(event: AttemptEvent): void {
    this.#writing?.writer.append(event);
  }

  leave(): void {
    this.#writing?.writer.close();
    this.#writing = null;
  }

  close(): void {
    this.leave();
    this.#options.lock.release();
  }

  attempts(slug: string): readonly AttemptEntry[] {
    return [...this.#saves.attempts(slug)].reverse().flatMap((file) => {
      const loaded = this.#saves.load(file);
      if (loaded === null) return [];
      const submits = loaded.events.filter((event) => event.type === 'submit');
      const best = submits.reduce<AttemptEntry['best']>(
        (top, one) => (top && top.points >= one.points ? top : one),
        null,
      );
      const { started, scenario } = loaded.header;
      return [{ file, started, version: scenario.version, steps: loaded.events.length, best }];
    });
  }

  remove(file: string): void {
    if (this.#writing?.file === file) this.leave();
    this.#saves.remove(file);
    const { scenarios, last } = this.progress;
    const kept = Object.entries(scenarios).map(([id, one]) => [id, one.open === file ? { ...one, open: null } : one]);
    this.#saves.progress.set({ scenarios: Object.fromEntries(kept), last });
  }

  useLearner(name: string): string | null {
    const trimmed = name.trim();
    if (!learnerName.test(trimmed)) return 'use a name of up to 40 letters, digits, blanks, dots, hyphens';
    this.leave();
    this.#saves = this.#openSaves(trimmed);
    this.#options.keepLearner(trimmed);
    return null;
  }

  removeLearner(name: string): string | null {
    if (name === this.#saves.name) return 'switch to another learner first';
    if (!this.#options.lock.held) return 'the saves are open in another program';
    if (!learnersIn(this.#options.saves).includes(name)) return `there is no learner \`${name}\``;
    removeLearner(this.#options.saves, name);
    return null;
  }

  /** Lines typed in the console in any scenario, oldest first. */
  get consoleLines(): readonly string[] {
    return this.#saves.consoleLines.get();
  }

  /** The same line twice in a row counts once. */
  keepLine(line: string): void {
    const lines = this.consoleLines;
    if (line.trim() === '' || line.length > longestLine || lines.at(-1) === line) return;
    this.#saves.consoleLines.set([...lines, line].slice(-mostLines));
  }

  countHint(id: string): void {
    this.#reached(id, (before) => ({ ...before, hintsUsed: before.hintsUsed + 1 }));
  }

  keepResult(id: string, { passed, stars, score, scenario: { version } }: Report): void {
    const now = { passed, stars: starCount(stars), points: score.points, version };
    this.#reached(id, (before) => ({
      ...before,
      best: betterResult(before.best, now),
      solved: before.solved ?? (passed ? this.#options.now() : null),
      review: reviewAfter(reviewOf(before), passed, this.#options.now()),
    }));
  }

  /** What the learner set about the screen; null where nothing. */
  get screen(): UiSettings | null {
    return this.#saves.screen.get();
  }

  keepScreen(settings: UiSettings): void {
    this.#saves.screen.set(settings);
  }

  draft(target: string): string | null {
    return this.#saves.drafts.get()[this.#draftName(target)] ?? null;
  }

  keepDraft(target: string, text: string | null): void {
    const { [this.#draftName(target)]: _, ...others } = this.#saves.drafts.get();
    this.#saves.drafts.set(text === null ? others : { ...others, [this.#draftName(target)]: text });
  }

  #draftName(target: string): string {
    return `${this.#writing?.file ?? ''} ${target}`;
  }

  #reached(id: string, change: (before: Reached) => Reached): void {
    const { scenarios } = this.progress;
    const next = change(scenarios[id] ?? nothingReached);
    this.#saves.progress.set({ scenarios: { ...scenarios, [id]: next }, last: id });
  }

  #openSaves(name: string): LearnerSaves {
    const { saves, lock, now } = this.#options;
    const opened = openLearner(saves, name, { readOnly: !lock.held, tell: (notice) => this.#tell(notice), now });
    if (Object.keys(opened.progress.get().scenarios).length > 0) return opened;
    // The attempts themselves tell what was reached where the document about it is gone or damaged.
    const recovered = recoveredProgress(opened, this.library.listings);
    if (recovered === null) return opened;
    opened.progress.set(recovered);
    this.#tell({ file: saves, message: 'What you reached was put together again from your attempts.' });
    return opened;
  }

  #tell(notice: Notice): void {
    this.#notices.push(notice);
  }
}
