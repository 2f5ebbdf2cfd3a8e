import { join } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import { installedPacks, keepPack, type Pack, packName, packsFolder, removePack } from '../stores/packs.ts';
import { folderTexts } from '../stores/packsFolder.ts';
import { PackRefused, type PackTexts } from '../stores/packsTexts.ts';
import { vettedPack } from '../stores/packsVetted.ts';
import { scenarioLibrary } from '../stores/scenarioLibrary.ts';
import { takeWriterLock } from '../stores/writerLock.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { jsonText } from './jsonText.ts';
import { type PackSource, packSource } from './packSource.ts';
import { packText } from './packText.ts';
import { savesOf } from './savesOf.ts';
import { makeWritable } from './writableFolder.ts';

type Act = (input: CommandInput, named: string, saves: string) => Promise<ExitCode> | ExitCode;

/** `iam-dojo pack add SOURCE | list | remove NAME`: scenarios of other people. */
export async function packCommand(input: CommandInput): Promise<ExitCode> {
  const [name = '', named = ''] = input.args;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) throw new InputError(`\`pack ${name}\`: use add, list or remove`);
  if ((name === 'list') !== (named === ''))
    throw new InputError('use `pack add FOLDER-OR-ADDRESS`, `pack list` or `pack remove NAME`');
  return await act(input, named, savesOf(input));
}

const acts: Readonly<Record<string, Act>> = {
  list: ({ options, out }, _, saves) => {
    const { packs, damaged } = installedPacks(saves);
    out(options.format === 'json' ? jsonText(packs.map(shown), 2) : packs.map(packText).join('\n'));
    if (packs.length === 0 && options.format !== 'json') out('no packs; `iam-dojo pack add SOURCE` adds one\n');
    if (damaged.length > 0) throw new InputError(`${damaged.join(', ')}: damaged; add it again or remove it`);
    return exitCodes.done;
  },
  remove: ({ out }, name, saves) =>
    changing(saves, () => {
      if (!removePack(saves, name)) throw new InputError(`there is no pack \`${name}\`; \`pack list\` shows them`);
      out(`removed ${name}; what you reached in its scenarios is kept\n`);
      return exitCodes.done;
    }),
  add: async (input, named, saves) => {
    const source = packSource(named);
    const { texts, commit } = await textsOf(source, input.env);
    return changing(saves, () => added(input, saves, { source, texts, commit }));
  },
};

async function textsOf(
  source: PackSource,
  env: CommandInput['env'],
): Promise<{ readonly texts: PackTexts; readonly commit: string | null }> {
  try {
    if (source.kind === 'git') return await (await import('./packGit.ts')).clonedTexts(source.address, env);
    return { texts: folderTexts(source.path), commit: null };
  } catch (error) {
    if (error instanceof PackRefused) throw new InputError(error.message);
    throw error;
  }
}

/** One process at a time changes packs. */
function changing(saves: string, work: () => ExitCode): ExitCode {
  makeWritable(packsFolder(saves));
  const lock = takeWriterLock(join(packsFolder(saves), 'writer.lock'));
  if (!lock.held) throw new InputError('another iam-dojo is changing packs; try again when it is done');
  try {
    return work();
  } finally {
    lock.release();
  }
}

function added(
  { options, out, err }: CommandInput,
  saves: string,
  { source, texts, commit }: { readonly source: PackSource; readonly texts: PackTexts; readonly commit: string | null },
): ExitCode {
  const { packs } = installedPacks(saves);
  const from = source.kind === 'git' ? source.address : source.path;
  const name = typeof options.name === 'string' ? options.name : nameOf(source, from, packs);
  if (!packName.test(name)) throw new InputError(`\`--name ${name}\`: use lower-case words joined by \`-\``);
  const vetted = vettedPack(texts, taken(packs.filter((pack) => pack.name !== name)));
  for (const { file, message } of vetted.leftOut) err(`${file}: left out: ${message}\n`);
  if (vetted.scenarios.length === 0) throw new InputError(`${from}: there is no scenario in it that can be played`);
  const pack = keepPack(saves, { name, source: from, commit, added: new Date().toISOString() }, vetted);
  out(options.format === 'json' ? jsonText({ ...shown(pack), leftOut: vetted.leftOut }, 2) : packText(pack));
  return vetted.leftOut.length === 0 ? exitCodes.done : exitCodes.no;
}

/** The name that this source has already, else one that is free. */
function nameOf(source: PackSource, from: string, packs: readonly Pack[]): string {
  const known = packs.find((pack) => pack.source === from);
  if (known) return known.name;
  const other = packs.find(({ name }) => name === source.name);
  if (other === undefined) return source.name;
  throw new InputError(`a pack \`${other.name}\` came from ${other.source}; choose another name with --name`);
}

/** Ids that a pack cannot have, with whose they are. */
function taken(packs: readonly Pack[]): Map<string, string> {
  const bundled = scenarioLibrary(packageRoot()).listings.map(({ id, slug }) => [id, slug] as const);
  const others = packs.flatMap(({ name, scenarios }) =>
    scenarios.map(({ id, slug }) => [id, `${name}/${slug}`] as const),
  );
  return new Map([...bundled, ...others]);
}

function shown({ name, source, commit, added: at, scenarios }: Pack) {
  const rows = scenarios.map(({ id, slug, title, track, difficulty, minutes, file }) => {
    return { id, slug, title, track, difficulty, minutes, file };
  });
  return { name, source, commit, added: at, scenarios: rows };
}
