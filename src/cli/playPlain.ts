import type { Scenario } from '../scenario/scenario.ts';
import { promptAnalyst } from '../stores/analyst.ts';
import type { AttemptView } from '../stores/attemptView.ts';
import type { ScenarioEntry } from '../stores/gameHome.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { openGame } from './openGame.ts';
import { changeLines } from './plainChanges.ts';
import { choices } from './plainChoices.ts';
import { Paper } from './plainPaper.ts';
import { practise } from './plainPractice.ts';
import { askCommand, asker, type Talk } from './plainTalk.ts';
import { heldText, writeBriefing } from './plainTasks.ts';

/** The game as a conversation in plain lines, for screen readers, terminals that only print, and pipes. */
export async function playPlain(input: CommandInput, scenario: Scenario | null): Promise<ExitCode> {
  const { game, settings, close } = openGame(input, promptAnalyst());
  const paper = new Paper(input.out, input.columns, (game.screen() ?? settings.get().screen).ascii);
  const { ask, done } = asker(input);
  const talk: Talk = { game, paper, ask };
  const stop = () => process.exit(exitCodes.interrupted);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  try {
    for (const notice of game.home.getState().notices) paper.say(notice);
    if (scenario === null) await chooseScenarios(talk);
    else {
      game.offer(scenario);
      await playScenario(talk, scenario.slug);
    }
    return exitCodes.done;
  } finally {
    for (const signal of signals) process.off(signal, stop);
    await done();
    close();
  }
}

function stateOf({ best, begun, scoredWith }: ScenarioEntry): string {
  const stars = best === null ? [] : [best.passed ? `passed with ${best.stars} of 3 stars` : 'not passed yet'];
  const version = scoredWith === null ? [] : [`scored with version ${scoredWith}`];
  return [...stars, ...version, ...(begun ? ['begun'] : [])].join(', ') || 'not tried yet';
}

async function chooseScenarios(talk: Talk): Promise<void> {
  const { game, paper, ask } = talk;
  for (;;) {
    const { scenarios } = game.home.getState();
    paper.say('Scenarios');
    for (const [index, entry] of scenarios.entries()) {
      const { title, difficulty, minutes } = entry;
      paper.say(`${index + 1}. ${title}: level ${difficulty} of 5, ${minutes} minutes, ${stateOf(entry)}`);
    }
    const line = (await ask('a number, p to practise, or 0 to leave: '))?.trim();
    if (line === undefined || ['0', 'q', 'quit', 'exit'].includes(line)) return;
    if (line === 'p' || line === 'practice') {
      await practise(talk);
      continue;
    }
    const entry = scenarios.find(({ slug }, index) => slug === line || String(index + 1) === line);
    if (line === '') continue;
    if (entry === undefined) paper.say(`There is no scenario ${line}.`);
    else if (!(await playScenario(talk, entry.slug))) return;
  }
}

/** Plays until the person leaves; false at the end of the input. */
async function playScenario(talk: Talk, slug: string): Promise<boolean> {
  const { game, paper } = talk;
  const { scenarios, notices } = game.home.getState();
  const isBegun = scenarios.some((entry) => entry.slug === slug && entry.begun && entry.outdated === null);
  const problem = game.open(slug);
  for (const notice of game.home.getState().notices.slice(notices.length)) paper.say(notice);
  const opened = game.attempt.getState();
  if (opened === null) {
    paper.say(problem ?? 'This scenario cannot be opened.');
    return true;
  }
  if (isBegun) paper.say(`You are where you left off. ${heldText(opened)}`);
  else writeBriefing(paper, opened);
  paper.gap();
  paper.say('Write a command, such as: aws iam list-users. Or write a number:');
  choices[0]?.run(talk, opened, '');
  return converse(talk);
}

async function converse(talk: Talk): Promise<boolean> {
  const { game, paper } = talk;
  for (let attempt = game.attempt.getState(); attempt !== null; attempt = game.attempt.getState()) {
    const text = await askCommand(talk, `${attempt.profile}> `);
    if (text === null) game.leave();
    else if (text.trim() !== '') await step(talk, attempt, text);
    const now = game.attempt.getState();
    if (now !== null) paper.lines(changeLines(attempt, now, paper.width, paper.glyphs));
    if (text === null) return false;
  }
  paper.say('Your work is saved.');
  return true;
}

async function step(talk: Talk, attempt: AttemptView, text: string): Promise<void> {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const choice = choices.find(({ words }) => words.includes(word));
  if (choice !== undefined) await choice.run(talk, attempt, rest.join(' '));
  else if (/^\d+$/.test(word)) talk.paper.say(`There is no choice ${word}; 0 lists them.`);
  else {
    talk.game.runLine(text);
    const entry = talk.game.attempt.getState()?.transcript.at(-1);
    if (entry === undefined) return;
    for (const output of [entry.output, entry.error]) if (output !== '') talk.paper.write(ended(output));
    if (entry.exit !== 0) talk.paper.say(`exit code ${entry.exit}`);
  }
}

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
