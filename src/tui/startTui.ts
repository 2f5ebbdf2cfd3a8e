import { type RenderOptions, render } from 'ink';
import { createElement } from 'react';
import type { UiSettings } from '../stores/uiSettings.ts';
import { App } from './app.tsx';
import type { KeyOverrides } from './bindings.ts';
import { openScenario } from './commands/openScenario.ts';
import { createProgram } from './createProgram.ts';
import { pressKey } from './dispatch.ts';
import { watchLesson } from './firstSteps/lesson.ts';
import { askGround, groundFrom } from './ground.ts';
import { Keyboard } from './keyboard.ts';
import { takeMouse } from './mouseDispatch.ts';
import { MouseMode } from './mouseMode.ts';
import type { GamePort } from './ports.ts';
import type { Program, Terminal } from './program.ts';
import { stopped } from './stopped.ts';
import { untilLeft } from './untilLeft.ts';
import { polyfillWithResolvers } from './withResolvers.ts';

export interface TuiOptions {
  readonly game: GamePort;
  readonly settings?: UiSettings;
  readonly keys?: KeyOverrides;
  /** Told of each change of the settings, to keep them. */
  readonly onSettings?: (settings: UiSettings) => void;
  /** Settings of the learner who plays now, asked for when another one takes over. Absent: they stay. */
  readonly settingsNow?: () => UiSettings;
  /** Reads every screen in words, line by line on the ordinary screen, where a screen reader finds what went by. */
  readonly spoken?: boolean;
  /** Slug of the scenario to begin with. */
  readonly scenario?: string;
  readonly stdin?: NodeJS.ReadStream;
  readonly stdout?: NodeJS.WriteStream;
  /** Ends the program from outside, with the code 0. */
  readonly until?: AbortSignal;
  /** Called when keys are read. */
  readonly onReady?: () => void;
}

/** A text for the terminal's clipboard: OSC 52, which tmux passes on only when wrapped. Longer texts are refused. */
const LONGEST_COPY = 74_994;

export function copySequence(text: string, environment: Readonly<Record<string, string | undefined>>): string | null {
  const base64 = Buffer.from(text, 'utf8').toString('base64');
  if (base64.length > LONGEST_COPY) return null;
  const sequence = `\u001b]52;c;${base64}\u0007`;
  return environment.TMUX === undefined ? sequence : `\u001bPtmux;\u001b${sequence}\u001b\\`;
}

/** Runs the program in the terminal until it is left. The result is the exit code: 0, or 130 after Ctrl+C. */
export async function startTui(options: TuiOptions): Promise<number> {
  polyfillWithResolvers();
  const { stdin = process.stdin, stdout = process.stdout, game, settings, keys } = options;
  let code = 0;
  let leave = (): void => undefined;
  let suspend: Terminal['suspend'] = async (callback) => callback();
  const terminal: Terminal = {
    copy: (text) => {
      const sequence = copySequence(text, process.env);
      if (sequence !== null) stdout.write(sequence);
      return sequence !== null;
    },
    suspend: (callback) => mouse.pause(() => suspend(callback)),
    stop: async () => {
      if (process.platform === 'win32' || !stdin.isTTY) return false;
      await mouse.pause(() => suspend(stopped));
      return true;
    },
    quit: (status) => {
      code = status;
      leave();
    },
    environment: process.env,
  };
  const program = createProgram({ game, terminal, ...(settings && { settings }), ...(keys && { keys }) });
  const mouse = new MouseMode(stdout, wantsMouse(program, options));
  if (options.scenario !== undefined) openScenario(program, options.scenario);
  const stop = follow(program, mouse, options);
  program.ui.setState({ ground: groundFrom(process.env) });
  const keyboard = new Keyboard(stdin, {
    onMouse: (report) => takeMouse(program, report),
    onGround: (ground) => program.ui.setState({ ground }),
    onF1: () => pressKey(program, { name: 'f1', text: '', ctrl: false, alt: false, shift: false }),
  });
  const onReady = () => {
    mouse.begin();
    // Not of terminals that would print the question.
    if (!/^(linux|dumb)?$/.test(process.env.TERM ?? '')) stdout.write(askGround);
    options.onReady?.();
  };
  const onSuspend = (ink: Terminal['suspend']) => {
    suspend = ink;
  };
  // Ink does this only after its first frame; until then the terminal would write keys into the frame.
  if (keyboard.isTTY) keyboard.setRawMode(true);
  const instance = render(createElement(App, { program, onReady, onSuspend }), inkOptions(keyboard, stdout, options));
  leave = () => instance.unmount();
  try {
    await untilLeft(instance, program, options.until);
  } finally {
    stop();
    mouse.end();
    instance.cleanup();
    // What was read last stays; whatever comes after it begins a line of its own.
    if (options.spoken) stdout.write('\n');
  }
  return code;
}

/** Keeps settings, learner and lesson in step. The result ends that. */
function follow(program: Program, mouse: MouseMode, options: TuiOptions): () => void {
  const { game, onSettings, settingsNow } = options;
  let taking = false;
  const stops = [
    watchLesson(program),
    program.ui.subscribe((state, before) => {
      if (state.settings === before.settings) return;
      mouse.set(wantsMouse(program, options));
      if (!taking) onSettings?.(state.settings);
    }),
    game.home.subscribe((home, before) => {
      if (home.learner === before.learner || settingsNow === undefined) return;
      taking = true;
      program.ui.setState({ settings: settingsNow() });
      taking = false;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What is read aloud is nothing to click on. */
function wantsMouse({ ui }: Program, { spoken = false }: TuiOptions): boolean {
  return ui.getState().settings.mouse && !spoken;
}

function inkOptions(keyboard: Keyboard, stdout: NodeJS.WriteStream, { spoken = false }: TuiOptions): RenderOptions {
  return {
    stdin: keyboard,
    stdout,
    alternateScreen: !spoken,
    isScreenReaderEnabled: spoken,
    incrementalRendering: true,
    maxFps: 60,
    exitOnCtrlC: false,
    // Test runners put a console in place that cannot be patched.
    patchConsole: 'Console' in globalThis.console,
    interactive: keyboard.isTTY && stdout.isTTY === true,
  };
}
