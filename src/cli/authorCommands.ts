import type { CommandSpec, OptionSpec } from './command.ts';

const many = Number.POSITIVE_INFINITY;
const seed: OptionSpec = {
  name: 'seed',
  value: 'N',
  form: { pattern: /^\d{1,9}$/, called: 'a whole number from 0 on' },
  help: "which of the scenario's variants; 0 by default",
};
const format = (...choices: string[]): OptionSpec => ({
  name: 'format',
  value: 'FORMAT',
  choices: ['text', ...choices],
  help: 'text by default',
});
const force: OptionSpec = { name: 'force', help: 'write over a file that is there' };
const out: OptionSpec = { name: 'out', value: 'FILE', help: 'where to write; standard output by default' };

/** What people who write scenarios can do, in the order in which they do it. */
export const authorCommands: readonly CommandSpec[] = [
  {
    name: 'author',
    summary:
      'for people who write scenarios: new, record, lint, test, preview, explain (scenarios/README.md teaches it)',
    usage: 'new|record|lint|test|preview|explain …',
    arity: [0, many],
    options: [],
    run: async (input) => (await import('./authorCommand.ts')).authorCommand(input),
  },
  {
    name: 'author new',
    summary: 'begin a scenario: a file that can be played at once, with comments that say what to write where',
    usage: '[SLUG]',
    arity: [0, 1],
    options: [
      { name: 'title', value: 'TITLE', help: 'asked for on a terminal where it is not given; so are the others' },
      { name: 'track', value: 'TRACK', help: 'foundations by default' },
      { name: 'mode', value: 'MODE', help: 'build by default' },
      { name: 'difficulty', value: 'N', choices: ['1', '2', '3', '4', '5'], help: '2 by default' },
      { name: 'minutes', value: 'N', form: { pattern: /^\d{1,3}$/, called: 'a number' }, help: '15 by default' },
      { name: 'out', value: 'FILE', help: 'SLUG.yaml by default; - is standard output' },
      force,
    ],
    run: async (input) => (await import('./authorNew.ts')).authorNew(input),
  },
  {
    name: 'author record',
    summary: 'play the start, then the solution and mistakes, and get them as YAML',
    usage: '[SLUG]',
    arity: [0, 1],
    options: [
      { name: 'title', value: 'TITLE', help: 'made of SLUG by default' },
      {
        name: 'commands',
        value: 'FILE',
        help: 'the commands, with lines `start`, `solution NAME` and `mistake NAME` between them; - is standard input',
      },
      { name: 'world', value: 'SCENARIO', help: 'begin in the account of this scenario, not in an empty one' },
      out,
      force,
    ],
    run: async (input) => (await import('./authorRecord.ts')).authorRecord(input),
  },
  {
    name: 'author lint',
    summary: 'what is wrong with scenarios that can be seen without playing them',
    usage: 'SCENARIO…',
    arity: [0, many],
    options: [
      { name: 'rules', help: 'list the rules, and those that no machine decides' },
      { name: 'strict', help: 'exit with 1 for warnings too' },
      { name: 'fix', help: 'write ids and indentation right in the files' },
      format('json', 'sarif'),
    ],
    run: async (input) => (await import('./authorLint.ts')).authorLint(input),
  },
  {
    name: 'author test',
    summary: 'play the start, all solutions, all mistakes and mistakes made by machine, and say what does not hold',
    usage: 'SCENARIO…',
    arity: [1, many],
    options: [
      {
        name: 'seeds',
        value: 'N',
        form: { pattern: /^[1-9]\d{0,3}$/, called: 'a number from 1 on' },
        help: 'how many variants to play; 50 by default, and each only once',
      },
      format('json', 'sarif'),
    ],
    run: async (input) => (await import('./authorTest.ts')).authorTest(input),
  },
  {
    name: 'author preview',
    summary: 'see a scenario as a learner does; it is read again each time the file is saved',
    usage: 'SCENARIO',
    arity: [1, 1],
    options: [
      seed,
      {
        name: 'size',
        value: 'COLUMNSxROWS',
        form: { pattern: /^[1-9]\d{1,2}x[1-9]\d{0,2}$/, called: 'columns and rows, such as 80x24' },
        help: 'the size of the terminal by default',
      },
      { name: 'theme', value: 'THEME', help: 'that of your settings by default' },
      { name: 'screen', value: 'SCREEN', choices: ['briefing', 'workbench'], help: 'briefing by default' },
    ],
    run: async (input) => (await import('./authorPreview.ts')).authorPreview(input),
  },
  {
    name: 'author explain',
    summary: 'what a check means, and what decides it at the start and after the solution; without CHECK: the checks',
    usage: 'SCENARIO [CHECK]',
    arity: [1, 2],
    options: [
      { name: 'after', value: 'NAME', help: 'after this solution or mistake, not after the first solution' },
      seed,
      format('json'),
    ],
    run: async (input) => (await import('./authorExplain.ts')).authorExplain(input),
  },
];
