import type { Sandbox } from '../../account/sandbox.ts';
import type { AttemptView } from '../../stores/attemptView.ts';
import type { State } from '../program.ts';

export interface Moment {
  readonly state: State;
  readonly attempt: AttemptView;
}

/** One thing to do. `{bench.why}` in a text stands for the key of that command. */
export interface LessonStep {
  /** What to do; it may change while it is being done. */
  readonly says: (moment: Moment) => string;
  readonly done: (moment: Moment) => boolean;
}

const ACCOUNT = '444455556666';
const GROUP = 'Readers';
const WIDE = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
const RIGHT = `arn:aws:iam::${ACCOUNT}:policy/read-reports`;

function groupOf({ accounts }: Sandbox) {
  return accounts.get(ACCOUNT)?.groups.get(GROUP.toLowerCase());
}

function attachedTo({ attempt }: Moment): readonly string[] {
  return [...(groupOf(attempt.sandbox)?.attached ?? [])];
}

function isMember({ attempt }: Moment): boolean {
  return attempt.sandbox.accounts.get(ACCOUNT)?.users.get('maya')?.groups.includes(GROUP) === true;
}

const layerOf = ({ state }: Moment) => state.layers.at(-1)?.kind;

/** First to last; each is looked at after every key and every call. */
export const lessonSteps: readonly LessonStep[] = [
  {
    says: () =>
      'This is the workbench. The panel with the thick border has the keys; {bench.nextPanel} goes to the next one. Go on until it is **3 Tasks**.',
    done: ({ state }) => state.panel === 'tasks',
  },
  {
    says: (moment) =>
      layerOf(moment) === 'reading'
        ? 'This check looks at how the account is, and this is what it found. {reading.close} closes it; then go to the line **may-read**.'
        : 'The tasks say what is asked; the checks under them run after each change. {list.down} and {list.up} move. Go to the line **may-read** and press {tasks.open}: why is it denied?',
    done: (moment) => layerOf(moment) === 'why',
  },
  {
    says: () =>
      'What no policy allows is denied. {why.deeper} tells more, down to every step AWS takes. {why.close} closes it.',
    done: ({ state }) => state.layers.length === 0,
  },
  {
    says: (moment) => {
      if (layerOf(moment) === 'menu') return 'Choose **Group** with {list.down} and {menu.choose}.';
      if (layerOf(moment) === 'form') return `Type **${GROUP}** as the GroupName and send the call with {form.send}.`;
      return `Now change something, by a form: {bench.new} creates. You need a group called **${GROUP}**.`;
    },
    done: ({ attempt }) => groupOf(attempt.sandbox) !== undefined,
  },
  {
    says: ({ state }) =>
      state.panel === 'console'
        ? `Type this and Enter; Tab completes: **aws iam add-user-to-group --group-name ${GROUP} --user-name maya**`
        : 'The group is there, and one call was made. The same works by typing: {bench.console} goes to the console.',
    done: isMember,
  },
  {
    says: () =>
      `That check holds now. Make a mistake on purpose and watch the tasks; type, or complete with Tab: **aws iam attach-group-policy --group-name ${GROUP} --policy-arn ${WIDE}**`,
    done: (moment) => attachedTo(moment).length > 0,
  },
  {
    says: ({ state }) =>
      state.panel === 'console'
        ? 'Maya can read now, and delete as well: that is too much. {console.back} leaves the console.'
        : 'Maya can read now, and delete as well: that is too much. {bench.undo} takes the last call back. Every call can be undone, {bench.redo} does it again.',
    done: (moment) => attachedTo(moment).length === 0,
  },
  {
    says: ({ state }) =>
      state.panel === 'console'
        ? `Attach the policy that only reads: **aws iam attach-group-policy --group-name ${GROUP} --policy-arn ${RIGHT}** (the up arrow brings the last line back)`
        : 'Now the policy that only reads, read-reports: in the console ({bench.console}), or on the group in 1 Account with {bench.actions} for what can be done with it.',
    done: ({ attempt }) => attempt.report.passed,
  },
  {
    says: ({ state }) =>
      state.panel === 'console'
        ? 'Everything asked for holds. {console.back} leaves the console, then {bench.submit} hands in.'
        : 'Everything asked for holds. {bench.submit} hands in; you can hand in as often as you like.',
    done: ({ attempt }) => attempt.submitted?.passed === true,
  },
];

/** What is said at the end. */
export const lessonEnd =
  'That was it. {app.help} shows the keys wherever you are, {app.palette} finds every command by name, {bench.hint} gives a hint. {result.home} leads to the scenarios.';
