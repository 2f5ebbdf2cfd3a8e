import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { PracticeState } from '../training/practice/practiceCard.ts';
import {
  type AttemptHeader,
  type AttemptWriter,
  createAttemptFile,
  type LoadedAttempt,
  loadAttemptFile,
  openAttemptFile,
} from './attemptFile.ts';
import { practiceKind } from './practiceSaves.ts';
import { type DocumentKind, type Notice, openDocument, type SavedDocument } from './savedDocument.ts';
import { screenSettings } from './screenSettings.ts';
import type { UiSettings } from './uiSettings.ts';

const best = z.object({
  passed: z.boolean(),
  stars: z.number().int().min(0).max(3),
  points: z.number(),
  /** Version of the scenario that it was scored with. Saves of an older program have none. */
  version: z.string().exactOptional(),
});

/** What a learner has reached in one scenario, by the scenario's id. */
const reached = z.object({
  best: best.nullable(),
  /** Attempts begun. */
  attempts: z.number().int(),
  hintsUsed: z.number().int(),
  /** Wall clock, ISO 8601; null while not passed. */
  solved: z.string().nullable(),
  /** Null until passed. Saves of an older program have none. */
  review: z
    .object({ rounds: z.number().int().min(1), since: z.iso.datetime() })
    .nullable()
    .default(null),
  /** File of the attempt that `continue` opens, inside the folder of attempts; null where the last one was given up. */
  open: z
    .string()
    .regex(/^[^/\\]+\.jsonl$/)
    .nullable(),
  /** Version of the scenario that the open attempt began with. Saves of an older program have none. */
  version: z.string().exactOptional(),
});
export type Reached = z.infer<typeof reached>;

export const nothingReached: Reached = {
  best: null,
  attempts: 0,
  hintsUsed: 0,
  solved: null,
  review: null,
  open: null,
};

const progress = z.object({
  scenarios: z.record(z.string(), reached),
  /** Id of the scenario that was open last. */
  last: z.string().nullable(),
});
export type Progress = z.infer<typeof progress>;

const progressKind: DocumentKind<Progress> = { version: 1, schema: progress, empty: { scenarios: {}, last: null } };

const profile = z.object({ name: z.string(), created: z.string() });
const drafts = z.record(z.string(), z.string());
const consoleLines = z.array(z.string());

/** Everything kept for one learner. */
export interface LearnerSaves {
  readonly name: string;
  readonly progress: SavedDocument<Progress>;
  /** Questions drawn from what was passed. */
  readonly practice: SavedDocument<PracticeState>;
  /** Unsaved policy texts by attempt file and target. */
  readonly drafts: SavedDocument<Readonly<Record<string, string>>>;
  /** Lines typed in the console, in any scenario, oldest first. */
  readonly consoleLines: SavedDocument<readonly string[]>;
  /** Null where the learner has set nothing. */
  readonly screen: SavedDocument<UiSettings | null>;
  /** Names of attempt files of a scenario, oldest first. */
  attempts(slug: string): readonly string[];
  load(file: string): LoadedAttempt | null;
  /** Writer for a new attempt; the file's name. */
  begin(header: AttemptHeader): { readonly file: string; readonly writer: AttemptWriter };
  goOn(file: string): AttemptWriter;
  remove(file: string): void;
}

interface Access {
  readonly readOnly: boolean;
  readonly tell: (notice: Notice) => void;
  /** Wall clock, ISO 8601. */
  readonly now: () => string;
}

/** Names that are safe as a folder on every system. */
export const learnerName = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;

/** Names of all learners under a saves folder. */
export function learnersIn(saves: string): readonly string[] {
  const folder = join(saves, 'learners');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && learnerName.test(item.name))
    .map((item) => item.name)
    .sort();
}

/** Removes a learner with all progress and attempts. */
export function removeLearner(saves: string, name: string): void {
  const folder = join(saves, 'learners', name);
  // Renamed first, so that a crash in the middle leaves no half of a learner behind.
  const gone = join(saves, 'learners', `.removed-${process.pid}`);
  renameSync(folder, gone);
  rmSync(gone, { recursive: true, force: true });
}

/** Opens the saves of a learner; a new name starts empty. */
export function openLearner(saves: string, name: string, access: Access): LearnerSaves {
  const folder = join(saves, 'learners', name);
  const attemptsFolder = join(folder, 'attempts');
  const who = openDocument(
    join(folder, 'profile.json'),
    { version: 1, schema: profile, empty: { name, created: '' } },
    access,
  );
  if (who.get().created === '') who.set({ name, created: access.now() });
  return {
    name,
    progress: openDocument(join(folder, 'progress.json'), progressKind, access),
    practice: openDocument(join(folder, 'practice.json'), practiceKind, access),
    drafts: openDocument(join(folder, 'drafts.json'), { version: 1, schema: drafts, empty: {} }, access),
    consoleLines: openDocument(join(folder, 'console.json'), { version: 1, schema: consoleLines, empty: [] }, access),
    screen: openDocument(
      join(folder, 'screen.json'),
      { version: 1, schema: screenSettings.nullable(), empty: null },
      access,
    ),
    attempts: (slug) => attemptFiles(attemptsFolder, slug),
    load: (file) => loadAttemptFile(join(attemptsFolder, file), access),
    begin: (header) => {
      const file = `${fileStem(header.scenario.slug)}-${nextNumber(attemptsFolder, header.scenario.slug)}.jsonl`;
      const writer = access.readOnly ? silentWriter : createAttemptFile(join(attemptsFolder, file), header);
      return { file, writer };
    },
    goOn: (file) => (access.readOnly ? silentWriter : openAttemptFile(join(attemptsFolder, file))),
    remove: (file) => {
      if (!access.readOnly) rmSync(join(attemptsFolder, file), { force: true });
    },
  };
}

/** Where another process writes, this one plays without keeping. */
const silentWriter: AttemptWriter = { append: () => {}, close: () => {} };

function attemptFiles(folder: string, slug: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => numberOf(name, slug) !== null)
    .sort((one, other) => (numberOf(one, slug) ?? 0) - (numberOf(other, slug) ?? 0));
}

function nextNumber(folder: string, slug: string): number {
  // Set-aside files keep their number taken as well.
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const taken = names.map((name) => numberOf(name.replace(/\.(damaged|newer)-\d+/, ''), slug) ?? 0);
  return Math.max(0, ...taken) + 1;
}

/** No slug holds two hyphens in a row, so that `pack/slug` shares its name with no other scenario. */
function fileStem(slug: string): string {
  return slug.replace('/', '--');
}

function numberOf(name: string, slug: string): number | null {
  const stem = fileStem(slug);
  const rest = name.startsWith(`${stem}-`) ? name.slice(stem.length + 1) : '';
  const number = /^(\d+)\.jsonl$/.exec(rest)?.[1];
  return number === undefined ? null : Number(number);
}
