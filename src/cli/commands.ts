import { authorCommands } from './authorCommands.ts';
import type { CommandSpec, OptionSpec } from './command.ts';

const plain: OptionSpec = { name: 'plain', help: 'one line after the other, for screen readers and pipes' };

const screenReader: OptionSpec = {
  name: 'screen-reader',
  help: 'every screen in words, as with INK_SCREEN_READER=true',
};

/** Every command of the program. What a command needs is loaded when it runs. */
export const commands: readonly CommandSpec[] = [
  {
    name: '',
    summary: 'open the program; without a terminal: what this is and the list of scenarios',
    usage: '',
    arity: [0, 0],
    options: [plain, screenReader],
    run: async (input) => (await import('./startCommand.ts')).startCommand(input),
  },
  {
    name: 'play',
    summary: 'go straight into a scenario, by id, slug or file',
    usage: '[SCENARIO]',
    arity: [0, 1],
    options: [plain, screenReader],
    run: async (input) => (await import('./playCommand.ts')).playCommand(input),
  },
  {
    name: 'scenarios',
    summary: 'list the scenarios',
    usage: '',
    arity: [0, 0],
    options: [{ name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text by default' }],
    run: async (input) => (await import('./scenariosCommand.ts')).scenariosCommand(input),
  },
  {
    name: 'run',
    summary: 'start a scenario fresh, run a file of commands, grade and print the report',
    usage: 'SCENARIO',
    arity: [1, 1],
    options: [
      {
        name: 'commands',
        value: 'FILE',
        required: true,
        help: 'command lines as the console reads them; - is standard input',
      },
      {
        name: 'seed',
        value: 'N',
        form: { pattern: /^\d{1,9}$/, called: 'a whole number from 0 on' },
        help: "which of the scenario's variants; 0 by default",
      },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text by default' },
    ],
    run: async (input) => (await import('./runCommand.ts')).runCommand(input),
  },
  {
    name: 'simulate',
    summary: 'decide authorization cases: policies, a request and what is expected',
    usage: 'FILE…',
    arity: [1, Number.POSITIVE_INFINITY],
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'jsonl', 'json'],
        help: 'text by default; jsonl and json print one JSON document a case',
      },
    ],
    run: async (input) => (await import('./simulateCommand.ts')).simulateCommand(input),
  },
  {
    name: 'lint',
    summary: 'what policy validation finds in policy documents of JSON or YAML; - is standard input',
    usage: 'FILE…',
    arity: [1, Number.POSITIVE_INFINITY],
    options: [
      {
        name: 'type',
        value: 'TYPE',
        choices: ['identity', 'resource', 'trust', 'scp', 'rcp', 'session'],
        help: 'told from the principals and actions by default',
      },
      {
        name: 'fail-on',
        value: 'SEVERITY',
        choices: ['error', 'security-warning', 'warning', 'suggestion'],
        help: 'exit with 1 from this severity upwards; security-warning by default',
      },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json', 'sarif'], help: 'text by default' },
    ],
    run: async (input) => (await import('./lintCommand.ts')).lintCommand(input),
  },
  {
    name: 'compare',
    summary: 'what policies grant beyond what is needed, exactly, each difference with a request that proves it',
    usage: '',
    arity: [0, 0],
    options: [
      { name: 'granted', value: 'FILE', required: true, help: 'a policy, or a list of policies; - is standard input' },
      { name: 'needed', value: 'FILE', required: true, help: 'what is meant to be allowed: a policy, or a list' },
      { name: 'type', value: 'TYPE', choices: ['identity', 'resource', 'trust'], help: 'identity by default' },
      {
        name: 'principal',
        value: 'ARN',
        form: {
          pattern: /^arn:[^:]*:(iam|sts)::\d{12}:(user|role|assumed-role|federated-user)\/.+$/,
          called: 'the ARN of a user, role or session',
        },
        help: 'who asks; anybody in the account of the resource by default',
      },
      { name: 'boundary', value: 'FILE', help: 'a permissions boundary of what is granted' },
      { name: 'scp', value: 'FILE', repeats: true, help: 'a service control policy; each one is a level, root first' },
      {
        name: 'universe',
        value: 'UNIVERSE',
        choices: ['catalogue', 'strings'],
        help: 'catalogue by default; strings compares actions and ARNs as plain text',
      },
      { name: 'limit', value: 'N', form: { pattern: /^\d{1,9}$/, called: 'a whole number' }, help: 'entries to print' },
      {
        name: 'fail-on',
        value: 'WHAT',
        choices: ['excess', 'missing'],
        help: 'exit with 1 for this alone; by default for any difference',
      },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text by default' },
    ],
    run: async (input) => (await import('./compareCommand.ts')).compareCommand(input),
  },
  {
    name: 'explain',
    summary: 'what policies mean: who may do what on which resources under which conditions',
    usage: 'FILE…',
    arity: [1, Number.POSITIVE_INFINITY],
    options: [
      {
        name: 'type',
        value: 'TYPE',
        choices: ['identity', 'resource', 'trust', 'scp', 'rcp', 'session'],
        help: 'told from the principals and actions by default',
      },
      { name: 'diff', value: 'OTHER', help: 'what OTHER allows more and less instead; exit with 1 for any difference' },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text by default' },
    ],
    run: async (input) => (await import('./explainCommand.ts')).explainCommand(input),
  },
  {
    name: 'action',
    summary: 'reference on an action, a condition key, a managed policy, an API operation or an error code',
    usage: 'NAME',
    arity: [1, 1],
    options: [{ name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text by default' }],
    run: async (input) => (await import('./actionCommand.ts')).actionCommand(input),
  },
  {
    name: 'operations',
    summary: 'what the sandbox does with each API operation: carried out or not, its actions and resource types',
    usage: '',
    arity: [0, 0],
    options: [
      { name: 'service', value: 'SERVICE', help: 'one service, by the name of its API or the prefix of its actions' },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text by default' },
    ],
    run: async (input) => (await import('./operationsCommand.ts')).operationsCommand(input),
  },
  {
    name: 'coverage',
    summary: 'which scenarios teach which topics; exit with 1 where a topic has none',
    usage: '',
    arity: [0, 0],
    options: [{ name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text by default' }],
    run: async (input) => (await import('./coverageCommand.ts')).coverageCommand(input),
  },
  {
    name: 'pack',
    summary: 'scenarios of other people: add them from a folder or by Git, list or remove them',
    usage: 'add FOLDER-OR-ADDRESS|list|remove NAME',
    arity: [1, 2],
    options: [
      { name: 'name', value: 'NAME', help: 'what to call the pack that is added; taken from its source by default' },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text by default' },
    ],
    run: async (input) => (await import('./packCommand.ts')).packCommand(input),
  },
  ...authorCommands,
];
