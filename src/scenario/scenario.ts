import * as z from 'zod';
import type { Check } from './check.ts';
import { checkSource, heldOutSource } from './checkSchema.ts';
import { question } from './questionSchema.ts';
import { accountStart, homeStart } from './startSchema.ts';
import { tracks } from './tracks.ts';
import { day, handle, instant, line, type policyDocument } from './words.ts';

/** The format of a scenario file, and the only description of it: types and the JSON schema come from here. */

export const modes = ['build', 'fix', 'predict', 'investigate', 'verify', 'order', 'match'] as const;

export const hygieneRows = [
  'prefer-groups',
  'no-inline',
  'no-root-keys',
  'mfa-on-privileged',
  'no-wildcard-actions',
  'no-unused-policies',
] as const;

/** Named sets of tolerated permissions. */
export const toleratedSets = ['console-ec2', 'cli-s3-upload', 'lambda-basic-logging', 'mfa-self-service'] as const;

const policyStatement = z.record(z.string(), z.json());

const identity = z.strictObject({
  as: z
    .string()
    .regex(
      /^(?:\d{12}:)?(root|(user|role)\/\S+|function\/[\w-]+|instance\/i-\w+|identityCenter\/[^\s/]+\/[\w+=,.@-]{1,32})$/,
      'name a user, a role or root, such as `user/maya`, or `function/NAME`, `instance/i-…` or `identityCenter/USER/PERMISSION-SET`, after `ACCOUNT:` if not at home',
    )
    .meta({
      description:
        'user/…, role/…, root, function/NAME (runs as its role), instance/i-… (with the credentials of its metadata), or identityCenter/USER/PERMISSION-SET of the directory; ACCOUNT: before it if not at home',
    }),
  credentials: z.enum(['accessKey', 'console']).exactOptional().meta({ description: 'accessKey by default' }),
  mfa: z.boolean().exactOptional().meta({ description: 'signed in to the console with MFA' }),
  default: z.boolean().exactOptional(),
  says: line.exactOptional().meta({ description: 'who this is, for the list of identities' }),
});

const task = z
  .strictObject({
    id: handle,
    text: line,
    checks: z.array(checkSource),
    needed: z
      .array(policyStatement)
      .exactOptional()
      .meta({ description: 'statements that the task needs beyond its allow checks' }),
    tolerated: z
      .array(z.union([z.enum(toleratedSets), policyStatement]))
      .exactOptional()
      .meta({ description: 'named sets or statements that are free and never needed' }),
  })
  .meta({ id: 'task' });

const hint = z
  .strictObject({
    text: line.exactOptional(),
    actions: z.array(line).min(1).exactOptional(),
    step: line
      .exactOptional()
      .meta({ description: 'a command line to type; showing it caps the attempt at two stars' }),
  })
  .meta({ id: 'hint' });

const solution = z.strictObject({
  name: line,
  commands: z.string(),
  stars: z.number().int().min(1).max(3).exactOptional().meta({ description: '3 by default' }),
});

const mistake = z.strictObject({
  name: line,
  commands: z.string(),
  fails: z.array(handle).min(1),
  says: line,
});

const picked = z.union([z.string(), z.number(), z.boolean()]);
const tied = z
  .record(handle, picked)
  .meta({ description: 'values that belong together: `{name.part}` stands for each' });
const pick = z.strictObject({ pick: z.union([z.array(picked).min(1), z.array(tied).min(1)]) });

const transfer = z.strictObject({ ask: line, answer: line });

/** Name of the format; a larger number is for a newer program. */
export const formatName = 'iam-scenario/1';

export const scenarioSource = z.strictObject({
  schema: z.literal(formatName),
  id: z.uuid('write a UUID; it never changes, progress hangs on it'),
  licence: line.exactOptional().meta({ description: 'under which others may use this file, such as `MIT`' }),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by `-`'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'write a version as `1.0.0`'),
  status: z.enum(['wip', 'active', 'deprecated']),
  title: line,
  track: z.enum(tracks),
  topics: z
    .array(handle)
    .exactOptional()
    .meta({ description: 'ids of topics.yaml beside this file: what of the subject it covers' }),
  teaches: z.array(handle),
  needs: z.array(handle).exactOptional(),
  difficulty: z.number().int().min(1).max(5),
  minutes: z.number().int().min(1).max(240),
  mode: z.enum(modes),
  exams: z.array(z.strictObject({ exam: handle, task: line })).exactOptional(),
  clock: instant.exactOptional().meta({ description: 'time at the start' }),
  region: handle.exactOptional().meta({ description: 'Region that the console calls; us-east-1 otherwise' }),
  world: line.exactOptional().meta({
    description:
      'file with a shared start, relative to this one. `account` is laid over its account of the same `id`, and the accounts that `accounts` lists by `id` join. Named things of lists are merged by name, those with `absent: true` are left out; documents, `inline`, `tags` and lists of names are replaced',
  }),
  account: homeStart.exactOptional(),
  accounts: z.array(accountStart).exactOptional().meta({ description: 'accounts beside the home account' }),
  identities: z.record(handle, identity).exactOptional(),
  briefing: line,
  questions: z.array(question).exactOptional(),
  tasks: z.array(task).min(1),
  held_out: z.array(heldOutSource).exactOptional(),
  hygiene: z.array(z.enum(hygieneRows)).exactOptional(),
  administrators: z.array(line).exactOptional().meta({ description: 'principals that are meant to administer' }),
  hints: z.record(handle, z.array(hint).min(1)).exactOptional(),
  no_hints: z.record(handle, line).exactOptional().meta({ description: 'tasks without hints, and why' }),
  solutions: z.array(solution).exactOptional(),
  mistakes: z.array(mistake).exactOptional(),
  survivors: z
    .array(z.strictObject({ name: line, because: line }))
    .exactOptional()
    .meta({
      description: 'mistakes made by machine, as `author test` names them, that no check should notice, and why',
    }),
  variants: z.record(handle, pick).exactOptional(),
  restart: z.enum(['same', 'other']).exactOptional().meta({
    description: 'whether a learner who starts anew meets the same values of the variants, which is usual, or others',
  }),
  debrief: z
    .strictObject({ why: line, rule: line, transfer: z.union([line, transfer]).exactOptional() })
    .exactOptional(),
  facts: z.array(z.strictObject({ claim: line, source: line, checked: day })).exactOptional(),
  files: z.record(line, z.string()).exactOptional().meta({ description: 'files that commands may read with file://' }),
  design: z
    .union([line, z.record(z.string(), z.json())])
    .exactOptional()
    .meta({ description: "the author's notes" }),
});

export type ScenarioSource = z.infer<typeof scenarioSource>;
export type Hint = z.infer<typeof hint>;
export type IdentitySource = z.infer<typeof identity>;
export type PolicyDocument = z.infer<typeof policyDocument>;
export type Solution = z.infer<typeof solution>;
export type Mistake = z.infer<typeof mistake>;
export type Tolerated = NonNullable<z.infer<typeof task>['tolerated']>[number];
export type PolicyStatement = z.infer<typeof policyStatement>;

/** One task with its checks read. */
export interface Task {
  readonly id: string;
  readonly text: string;
  readonly checks: readonly Check[];
  readonly needed: readonly PolicyStatement[];
  readonly tolerated: readonly Tolerated[];
}

/** A scenario, read and with the values of one seed in its placeholders. */
export type Scenario = Omit<
  ScenarioSource,
  'tasks' | 'held_out' | 'needs' | 'exams' | 'hygiene' | 'identities' | 'questions'
> & {
  readonly needs: readonly string[];
  readonly exams: NonNullable<ScenarioSource['exams']>;
  readonly hygiene: NonNullable<ScenarioSource['hygiene']>;
  readonly questions: NonNullable<ScenarioSource['questions']>;
  /** Who the learner may act as, by name; `root` is always among them. */
  readonly identities: Readonly<Record<string, IdentitySource>>;
  readonly tasks: readonly Task[];
  readonly heldOut: readonly Check[];
  /** Path of the file, as it was given to the loader. */
  readonly file: string;
  readonly seed: number;
  /** The file's value with its world laid under and placeholders still in place, from which other seeds are made. */
  readonly unresolved: unknown;
};
