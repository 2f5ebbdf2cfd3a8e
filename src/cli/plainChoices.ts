import type { AttemptView } from '../stores/attemptView.ts';
import { hintLines } from '../tui/views/hintLines.ts';
import { beginHalf, seeExample } from './plainExample.ts';
import type { Talk } from './plainTalk.ts';
import { writeBriefing, writeResult, writeTasks } from './plainTasks.ts';
import { explain } from './plainWhy.ts';

/** One numbered choice; words behind its number answer what it would ask. */
export interface Choice {
  /** What the person writes: a number first, then other words for it. */
  readonly words: readonly string[];
  readonly title: string;
  readonly run: (talk: Talk, attempt: AttemptView, words: string) => Promise<void> | void;
}

async function hint(talk: Talk, attempt: AttemptView, words: string): Promise<void> {
  const { game, paper } = talk;
  const tasks = attempt.scenario.tasks;
  let named = words;
  if (named === '') {
    for (const [index, task] of tasks.entries()) paper.say(`${index + 1}. ${task.text}`);
    named = (await talk.ask('a hint for which task? '))?.trim() ?? '';
  }
  const task = tasks.find(({ id }, index) => id === named || String(index + 1) === named);
  if (task === undefined) {
    paper.say('No hint taken: there is no such task.');
    return;
  }
  game.hint(task.id);
  const now = game.attempt.getState();
  if (now !== null) paper.lines(hintLines(now, task.id, paper.width, paper.glyphs));
}

async function actAs(talk: Talk, attempt: AttemptView, words: string): Promise<void> {
  const { game, paper } = talk;
  const { profiles } = attempt;
  let named = words;
  if (named === '') {
    for (const [index, { name, says, arn }] of profiles.entries())
      paper.say(`${index + 1}. ${name}: ${says === '' ? arn : says}`);
    named = (await talk.ask('act as whom? '))?.trim() ?? '';
  }
  const profile = profiles.find(({ name }, index) => name === named || String(index + 1) === named);
  if (profile === undefined) paper.say(`Nobody of that name is here; you still act as ${attempt.profile}.`);
  else {
    game.switchProfile(profile.name);
    paper.say(`You act as ${profile.name} now.`);
  }
}

/** Words behind the number answer the question after solving. */
async function handIn(talk: Talk, _: AttemptView, words: string): Promise<void> {
  const report = talk.game.submit();
  const attempt = talk.game.attempt.getState();
  if (attempt !== null) await writeResult(talk, attempt, report, words);
}

async function restart({ game, paper, ask }: Talk, _: AttemptView, words: string): Promise<void> {
  const answer = words === '' ? await ask('The account goes back to its start. Type yes to start anew: ') : words;
  if (answer?.trim() !== 'yes') {
    paper.say('Nothing was changed.');
    return;
  }
  game.restart();
  paper.say('Fresh start.');
}

/** Every choice while a scenario is open. */
export const choices: readonly Choice[] = [
  {
    words: ['0', '?'],
    title: 'these choices',
    run: ({ paper }) => {
      for (const { words, title } of choices) paper.say(`${words[0]} ${title}`);
    },
  },
  { words: ['1'], title: 'the briefing', run: ({ paper }, attempt) => writeBriefing(paper, attempt) },
  { words: ['2'], title: 'tasks and checks', run: ({ paper }, attempt) => writeTasks(paper, attempt) },
  { words: ['3'], title: 'a hint', run: hint },
  { words: ['4'], title: 'why is something allowed or denied?', run: explain },
  {
    words: ['5'],
    title: 'undo the last call',
    run: ({ game, paper }, { undo }) => {
      if (undo !== null) game.undo();
      paper.say(undo === null ? 'Nothing was done yet.' : `undone: ${undo}`);
    },
  },
  {
    words: ['6'],
    title: 'redo',
    run: ({ game, paper }, { redo }) => {
      if (redo !== null) game.redo();
      paper.say(redo === null ? 'Nothing was undone.' : `done again: ${redo}`);
    },
  },
  {
    words: ['7'],
    title: 'hand in',
    run: handIn,
  },
  { words: ['8'], title: 'act as somebody else', run: actAs },
  { words: ['9', 'q', 'quit', 'exit'], title: 'leave; your work is saved', run: ({ game }) => game.leave() },
  { words: ['10'], title: 'start anew', run: restart },
  { words: ['11'], title: 'see it worked out first', run: seeExample },
  { words: ['12'], title: 'begin with the first half done', run: beginHalf },
];
