import { stringify } from 'yaml';
import { loadScenario } from '../scenario/loadScenario.ts';
import { sandboxOf, startAttempt } from '../training/attemptState.ts';
import { playIn } from '../training/provePlay.ts';
import { type GainedAccess, recordedAccess } from '../training/recordedAccess.ts';
import type { Beginning, RecordedPart, Recording } from './authorRecorder.ts';

export interface RecordedHead {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** By which editors complete and check. */
  readonly schema: string;
}

type Value = Readonly<Record<string, unknown>>;

export interface RecordedScenario {
  readonly text: string;
  /** What the author has to do by hand. */
  readonly warnings: readonly string[];
}

/** A recording as a scenario: checks from what the first solution allows, mistakes with the checks that they fail. */
export function recordedScenario(head: RecordedHead, recording: Recording, beginning: Beginning): RecordedScenario {
  const solution = recording.parts.find(({ kind }) => kind === 'solution');
  const gained = solution ? gainedBy(solution) : [];
  const all = gained.flatMap(checksOf);
  const wrong = solution ? failedIn(draftOf(head, recording, beginning, gained, all), solution) : [];
  // What the solution itself does not keep was a guess too much; so is what no mistake fails.
  const kept = all.filter(({ id }) => !wrong.includes(String(id)));
  const mistaken = recording.parts.filter(({ kind }) => kind === 'mistake');
  const failing = new Set(
    mistaken.flatMap((part) => failedIn(draftOf(head, recording, beginning, gained, kept), part)),
  );
  const checks = kept.filter(({ id, never }) => never === undefined || failing.has(String(id)));
  const draft = draftOf(head, recording, beginning, gained, checks);
  const mistakes = mistaken.map((part) => ({
    name: part.name,
    commands: commandsOf(part),
    fails: failedIn(draft, part),
    says: 'Say here what is wrong with it.',
  }));
  const unnoticed = mistakes.filter(({ fails }) => fails.length === 0);
  const noticed = mistakes.filter(({ fails }) => fails.length > 0);
  const warnings = [
    ...recording.left.map((one) => `not recorded, add it by hand: ${one}`),
    ...unnoticed.map(({ name }) => `no check notices the mistake \`${name}\`, so it is left out: add a check for it`),
  ];
  const notes = warnings.map((one) => `# ${one.replace(/\s+/g, ' ')}\n`).join('');
  const body = stringify({ ...draft, ...(noticed.length > 0 ? { mistakes: noticed } : {}) }, { lineWidth: 0 });
  const text = `# yaml-language-server: $schema=${head.schema}
# Recorded. Write the story, the tasks and the hints in your own words; \`iam-dojo author lint\` says what is missing.
${notes}${body}`;
  return { text, warnings };
}

const commandsOf = ({ lines }: RecordedPart): string => lines.map((line) => `${line}\n`).join('');

function draftOf(
  { id, slug, title }: RecordedHead,
  recording: Recording,
  { accounts, clock, region, administrators = [] }: Beginning,
  gained: readonly GainedAccess[],
  checks: readonly Value[],
): Value {
  const solutions = recording.parts.filter(({ kind }) => kind === 'solution');
  const [first = ''] = solutions[0]?.lines ?? [];
  const said = { text: 'Say here what to think about first.' };
  return {
    schema: 'iam-scenario/1',
    id,
    slug,
    version: '1.0.0',
    status: 'wip',
    title,
    track: 'foundations',
    topics: [],
    teaches: [],
    needs: [],
    difficulty: 2,
    minutes: 15,
    mode: 'build',
    ...defined({ clock, region }),
    account: recording.account,
    ...defined({ accounts }),
    ...(recording.as === 'root' ? {} : { identities: { learner: { as: recording.as, default: true } } }),
    briefing: `${title}.\n\nTell the story here, in at most 18 lines.\n`,
    tasks: [{ id: 'goal', text: taskText(gained), checks }],
    ...administratorsOf([...administrators, recording.as], gained),
    hints: { goal: first === '' ? [said] : [said, { step: first }] },
    ...(Object.keys(recording.files).length > 0 ? { files: recording.files } : {}),
    solutions: solutions.map((part) => ({ name: part.name, commands: commandsOf(part) })),
    debrief: { why: 'Say here why it is so.', rule: 'Say here what to remember, in one sentence.' },
  };
}

/** Those of the world, and whoever the learner acts as, which is likely to administer the account. */
function administratorsOf(likely: readonly string[], gained: readonly GainedAccess[]): Value {
  const meant = [...new Set(likely)].filter((as) => as !== 'root' && gained.every((one) => one.as !== as));
  return meant.length === 0 ? {} : { administrators: meant };
}

function gainedBy({ state }: RecordedPart): GainedAccess[] {
  const before = sandboxOf(startAttempt(state.scenario, 0));
  return recordedAccess(before, sandboxOf(state), state.scenario.region);
}

function taskText(gained: readonly GainedAccess[]): string {
  if (gained.length === 0) return 'Say here what is to be done, and check it.';
  const told = gained.map(({ as, requests }) => `${as} may call ${requests.map(({ action }) => action).join(', ')}`);
  return `${told.join('; ')}, and nothing else.`;
}

/** What works now has to work, and nothing beyond it. */
function checksOf({ as, requests, statements }: GainedAccess, who: number): Value[] {
  const label = who === 0 ? '' : `-${who + 1}`;
  return [
    ...requests.map(({ action, resource }, at) => ({
      id: `works${label}-${at + 1}`,
      allow: { as, action, ...(resource === '*' ? {} : { on: resource }) },
    })),
    { id: `tight${label}`, atMost: { as, policy: { Version: '2012-10-17', Statement: statements } } },
    { id: `no-iam${label}`, never: { as, actions: ['iam:*'] } },
  ];
}

/** Checks that a play of the draft fails. */
function failedIn(draft: Value, { name, lines }: RecordedPart): string[] {
  const { scenario } = loadScenario(stringify(draft), 'recorded');
  if (scenario === null) return [];
  const play = playIn(scenario, name, lines.join('\n'));
  return scenario.tasks.flatMap(({ checks }) => checks.flatMap((check) => (play.fails(check) ? [check.id] : [])));
}

const defined = (value: object): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
