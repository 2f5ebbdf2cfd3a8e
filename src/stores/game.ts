import { createStore } from 'zustand/vanilla';
import { type Alert, alertsOf } from '../account/alerts.ts';
import type { Caller, JsonObject, Outcome } from '../account/call.ts';
import type { Sandbox } from '../account/sandbox.ts';
import { type TimelineEntry, type TimelineSubject, timelineOf } from '../account/timeline.ts';
import { type Completion, complete } from '../doors/console/complete.ts';
import type { Decision } from '../policy/decision.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import type { Hint, Scenario } from '../scenario/scenario.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import { AttemptPort } from '../training/attemptPort.ts';
import { callerOf, nextTime, sandboxOf } from '../training/attemptState.ts';
import { callScript } from '../training/callScript.ts';
import { type EntityName, entityNames } from '../training/entityNames.ts';
import { type EventEntry, eventList } from '../training/eventList.ts';
import { grade } from '../training/grade.ts';
import { halfOf, type WorkedStep, workedSteps } from '../training/guidance/fading.ts';
import { type HistoryList, historyList } from '../training/historyList.ts';
import type { Report } from '../training/report.ts';
import { whyAsked, whyCalled, whyChecked, whyRequested } from '../training/why.ts';
import { type Analyst, promptAnalyst } from './analyst.ts';
import { type AttemptView, analysedView, attemptView } from './attemptView.ts';
import { type HomeView, homeView } from './gameHome.ts';
import { LearnerGame, type LearnerGameOptions, type OpenedAttempt } from './learnerGame.ts';
import type { PictureNews, PictureWish } from './pictureWork.ts';
import { type PlayedAttempt, playedEvent, playedLine } from './playedAttempt.ts';
import { PracticeDesk } from './practiceDesk.ts';
import { practiceSource } from './practiceSource.ts';
import type { UiSettings } from './uiSettings.ts';

/** An answer to "why?", with the question in words. */
export interface WhyAnswer {
  readonly asked: string;
  readonly decision: Decision;
}

/** A picture and the account as it was. */
export type Picture = PictureNews & { readonly sandbox: Sandbox };

/**
 * The game: one learner, at most one open attempt. Every change is an event that is on the disk before the stores
 * tell it.
 */
export class Game {
  readonly home;
  readonly attempt;
  /** Questions drawn from what was passed. */
  readonly practice: PracticeDesk;
  readonly #game: LearnerGame;
  readonly #analyst: Analyst;
  #played: PlayedAttempt | null = null;
  #submitted: Report | null = null;
  /** The picture to work out next. */
  #wished: PictureWish | null = null;
  /** Events since the attempt was opened, as the analyst counts them. */
  #events = 0;

  constructor(options: LearnerGameOptions, analyst: Analyst = promptAnalyst()) {
    this.#game = new LearnerGame(options);
    this.#analyst = analyst;
    this.practice = new PracticeDesk(practiceSource(this.#game, options.now, () => this.#tellHome()));
    this.home = createStore<HomeView>(() => this.#homeView());
    this.attempt = createStore<AttemptView | null>(() => null);
    analyst.listen((analysis) => {
      const view = this.attempt.getState();
      if (view === null || analysis.events !== this.#events) return;
      this.attempt.setState(analysedView(view, analysis), true);
    });
    analyst.onFault(({ message }) => {
      const view = this.attempt.getState();
      if (view !== null) this.attempt.setState({ ...view, checkFault: message }, true);
    });
  }

  /** Ends writing; the lock is free afterwards. */
  close(): void {
    this.practice.leave();
    this.#analyst.close();
    this.#game.close();
  }

  readonly open = (slug: string): string | null => this.#enter(slug, (scenario) => this.#game.open(scenario));
  readonly begin = (slug: string): string | null => this.#enter(slug, (scenario) => this.#game.begin(scenario));

  #enter(slug: string, enter: (scenario: Scenario) => OpenedAttempt): string | null {
    const scenario = this.#game.scenario(slug);
    if (typeof scenario === 'string') return scenario;
    this.#begin(enter(scenario));
    this.#tellHome();
    return null;
  }

  /** Lets a scenario be opened that is not among the bundled ones, such as one from a file of the person's own. */
  offer(scenario: Scenario): void {
    this.#game.offer(scenario);
  }

  readonly restart = (): void => {
    if (this.#played === null) return;
    const { scenario, seed } = this.#played.state;
    this.#begin(this.#game.begin(scenario, scenario.restart === 'other' ? undefined : seed));
    this.#tellHome();
  };

  readonly leave = (): void => {
    this.practice.leave();
    this.#game.leave();
    this.#played = null;
    this.attempt.setState(null, true);
    this.#tellHome();
  };

  /** Attempts at a scenario, newest first. */
  readonly attempts = (slug: string) => this.#game.attempts(slug);

  readonly openAttempt = (file: string): string | null => {
    const opened = this.#game.openFile(file);
    if (typeof opened === 'string') return opened;
    this.#begin(opened);
    this.#tellHome();
    return null;
  };

  readonly removeAttempt = (file: string): void => {
    this.#game.remove(file);
    this.#tellHome();
  };

  readonly useLearner = (name: string): string | null => {
    const refused = this.#game.useLearner(name);
    if (refused === null) this.leave();
    return refused;
  };

  readonly removeLearner = (name: string): string | null => {
    const refused = this.#game.removeLearner(name);
    this.#tellHome();
    return refused;
  };

  readonly send = (
    call: { readonly service: string; readonly operation: string; readonly input: JsonObject },
    via: 'form' | 'editor',
    caller: Caller = callerOf(this.#open().state),
  ): Outcome => {
    const { state } = this.#open();
    const region = state.scenario.region;
    const sent = { ...call, caller, time: nextTime(state), ...(region === undefined ? {} : { region }) };
    const outcome = this.#take({ type: 'call', call: sent, via });
    if (outcome === undefined) throw new Error('a call gives an outcome');
    return outcome;
  };

  readonly runLine = (text: string): void => {
    const { attempt, events } = playedLine(this.#open(), text);
    this.#keep(attempt, events);
    this.#game.keepLine(text);
  };

  /** What could stand at the cursor of a console line. */
  readonly completion = (line: string, cursor: number): Completion => {
    const { state, session } = this.#open();
    return complete(line, cursor, session, new AttemptPort(state, () => undefined, 'console'));
  };

  readonly undo = (): void => void this.#take({ type: 'undo' });
  readonly redo = (): void => void this.#take({ type: 'redo' });
  /** Marks where the account stands; `returnTo` leads back there. */
  readonly checkpoint = (name: string): void => void this.#take({ type: 'checkpoint', name });
  readonly returnTo = (checkpoint: string): void => void this.#take({ type: 'return', checkpoint });
  /** Back or forth to after that many calls. */
  readonly goTo = (step: number): void => void this.#take({ type: 'goTo', step });
  /** Goes on with a line of calls that was left. */
  readonly takeBranch = (name: string): void => void this.#take({ type: 'branch', name });
  readonly history = (): HistoryList => historyList(this.#open().state);
  /** The calls in force as a script of `aws` commands. */
  readonly script = (): string => callScript(this.#open().state);
  /** Everything the trails recorded on the line that is played, newest first. */
  readonly events = (): readonly EventEntry[] => eventList(this.#open().state);
  readonly entities = (): readonly EntityName[] => entityNames(this.#open().state);
  readonly timeline = (subject: TimelineSubject): readonly TimelineEntry[] =>
    timelineOf(this.#open().state.history, subject);
  readonly alerts = (): readonly Alert[] => alertsOf(sandboxOf(this.#open().state));
  /** Lines typed in the console in any scenario, oldest first. */
  readonly consoleLines = (): readonly string[] => this.#game.consoleLines;
  readonly switchProfile = (name: string): void => void this.#take({ type: 'profile', name });
  /** Acts as somebody who signed in, under a name by which forms and console know them from here on. */
  readonly actAs = (name: string, caller: Caller): void => void this.#take({ type: 'actAs', name, caller });

  readonly hint = (task: string): Hint | null => {
    const { scenario, hints } = this.#open().state;
    const index = hints.get(task) ?? 0;
    const hint = scenario.hints?.[task]?.[index];
    if (hint === undefined) return null;
    this.#take({ type: 'hint', task, index });
    this.#game.countHint(scenario.id);
    return hint;
  };

  readonly answer = (question: string, choices: readonly string[], confidence: number | null): void => {
    this.#take({ type: 'answer', question, choices, confidence });
  };

  /** Keeps what was foretold of a request, or which statement was pointed at. */
  readonly foretell = (event: Extract<AttemptEvent, { type: 'predict' | 'point' }>): void => void this.#take(event);

  /** The reference solution, command by command; whoever looks at it earns two stars at most. */
  readonly workedExample = (): readonly WorkedStep[] => {
    this.#take({ type: 'guided', level: 'example' });
    const { scenario, seed } = this.#open().state;
    return workedSteps(scenario, seed);
  };

  /** Plays the first half of the reference solution, so that the rest is to do. */
  readonly fillHalf = (): void => {
    this.#take({ type: 'guided', level: 'half' });
    const { scenario, seed } = this.#open().state;
    for (const command of halfOf(workedSteps(scenario, seed))) {
      const { attempt, events } = playedLine(this.#open(), command);
      this.#keep(attempt, events);
    }
  };

  readonly submit = (): Report => {
    const shown = this.attempt.getState();
    const report = shown?.checking === false ? shown.report : grade(this.#open().state);
    const { passed, stars, score } = report;
    this.#submitted = report;
    this.#take({ type: 'submit', passed, stars, points: score.points });
    this.#game.keepResult(this.#open().state.scenario.id, report);
    this.#tellHome();
    this.#seekMistake(report);
    return report;
  };

  /** Finds beside the play what was done wrong. */
  #seekMistake({ passed, stars }: Report): void {
    const tell = (mistake: AttemptView['mistake']): void => {
      const view = this.attempt.getState();
      if (view !== null) this.attempt.setState({ ...view, mistake }, true);
    };
    tell(passed && stars === 3 ? null : 'working');
    if (passed && stars === 3) return;
    this.#analyst.draw({ picture: 'mistake' }, (news) => {
      tell(news.picture === 'mistake' ? news.mistake : null);
      if (this.#wished !== null) this.draw(this.#wished);
    });
  }

  readonly whyCheck = (check: string): WhyAnswer | null => whyChecked(this.#open().state, check);
  readonly why = (question: {
    readonly as: string;
    readonly action: string;
    readonly on: string;
  }): WhyAnswer | string => whyAsked(this.#open().state, question);
  readonly whyCall = (step: number): WhyAnswer | null => whyCalled(this.#open().state, step);

  readonly whyRequest = (request: AuthorizationRequest): WhyAnswer | null => whyRequested(this.#open().state, request);

  /** The picture that was wished for last, as far as it is worked out, with the account that it shows. */
  readonly picture = createStore<Picture | null>(() => null);

  /** Has a picture worked out beside the play; what was wished for before is dropped. */
  readonly draw = (wish: PictureWish): void => {
    // A wish would drop the search for the mistake, which nothing asks for again.
    this.#wished = this.attempt.getState()?.mistake === 'working' ? wish : null;
    if (this.#wished !== null) return;
    const sandbox = sandboxOf(this.#open().state);
    this.#analyst.draw(wish, (news) => this.picture.setState({ ...news, sandbox }, true));
  };

  /** What the learner set about the screen; null where nothing. */
  readonly screen = (): UiSettings | null => this.#game.screen;
  readonly keepScreen = (settings: UiSettings): void => this.#game.keepScreen(settings);

  readonly draft = (target: string): string | null => this.#game.draft(target);
  readonly keepDraft = (target: string, text: string | null): void => this.#game.keepDraft(target, text);

  #open(): PlayedAttempt {
    if (this.#played === null) throw new Error('no scenario is open');
    return this.#played;
  }

  #take(event: AttemptEvent): Outcome | undefined {
    const { attempt, outcome } = playedEvent(this.#open(), event);
    this.#keep(attempt, [event]);
    return outcome;
  }

  /** On the disk first, then on the screen, then to the analyst. */
  #keep(attempt: PlayedAttempt, events: readonly AttemptEvent[]): void {
    for (const event of events) this.#game.save(event);
    this.#events += events.length;
    this.#show(attempt, this.attempt.getState());
    this.#analyst.take(events);
  }

  #begin({ attempt, events }: OpenedAttempt): void {
    this.#submitted = null;
    this.#wished = null;
    this.#events = 0;
    this.#show(attempt, null);
    this.#analyst.open(attempt.state.scenario, attempt.state.seed, events);
  }

  #show(played: PlayedAttempt, previous: AttemptView | null): void {
    this.#played = played;
    this.attempt.setState(attemptView(played, previous, this.#submitted), true);
  }

  #homeView(): HomeView {
    return homeView(this.#game.library, this.#game.progress, this.#game.who());
  }

  #tellHome(): void {
    this.home.setState(this.#homeView(), true);
  }
}
