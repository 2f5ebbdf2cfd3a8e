import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import { closest } from '../policy/closest.ts';
import { modes } from '../scenario/scenario.ts';
import { tracks } from '../scenario/tracks.ts';
import { scaffold } from './authorScaffold.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { asker } from './plainTalk.ts';

/** One thing that is asked of the author. */
interface Wish {
  readonly name: 'slug' | 'title' | 'track' | 'mode' | 'difficulty' | 'minutes';
  readonly ask: string;
  readonly usual: (known: Wishes) => string;
  /** What is wrong with an answer, or null. */
  readonly fault: (answer: string) => string | null;
}

type Wishes = Readonly<Record<string, string>>;

const oneOf =
  (known: readonly string[]) =>
  (answer: string): string | null => {
    if (known.includes(answer)) return null;
    const near = closest(answer, known);
    return near ? `did you mean \`${near}\`?` : `use one of ${known.join(', ')}`;
  };

const fits = (pattern: RegExp, advice: string) => (answer: string) => (pattern.test(answer) ? null : advice);

const wishes: readonly Wish[] = [
  {
    name: 'slug',
    ask: 'Short name, in lower-case words joined by `-`',
    usual: () => '',
    fault: fits(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by `-`'),
  },
  {
    name: 'title',
    ask: 'Title: what it is about',
    usual: ({ slug = '' }) => titleOf(slug),
    fault: fits(/^.{1,48}$/, 'use 1 to 48 characters'),
  },
  { name: 'track', ask: `Track: ${tracks.join(', ')}`, usual: () => 'foundations', fault: oneOf(tracks) },
  { name: 'mode', ask: `Mode: ${modes.join(', ')}`, usual: () => 'build', fault: oneOf(modes) },
  {
    name: 'difficulty',
    ask: 'Difficulty, 1 to 5',
    usual: () => '2',
    fault: fits(/^[1-5]$/, 'use a number from 1 to 5'),
  },
  {
    name: 'minutes',
    ask: 'Minutes that it takes',
    usual: () => '15',
    fault: fits(/^([1-9]\d?|1\d\d|2[0-3]\d|240)$/, 'use a number from 1 to 240'),
  },
];

/** `deny-wins` as a title: `Deny wins`. */
export function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 48);
}

/** `iam-dojo author new [SLUG]`: a scenario that can be played at once, to be changed into one's own. */
export async function authorNew(input: CommandInput): Promise<ExitCode> {
  const given = givenWishes(input);
  const told = input.terminal ? await askedWishes(input, given) : usualWishes(given);
  if (told === null) return exitCodes.interrupted;
  const { slug = '', title = '', track = '', difficulty, minutes } = told;
  const mode = modes.find((one) => one === told.mode) ?? 'build';
  const file = typeof input.options.out === 'string' ? input.options.out : `${slug}.yaml`;
  const text = scaffold({
    id: randomUUID(),
    slug,
    title,
    track,
    mode,
    difficulty: Number(difficulty),
    minutes: Number(minutes),
    today: new Date().toISOString().slice(0, 10),
    schema: schemaFrom(file),
  });
  writeAuthored(file, text, input);
  if (file !== '-') {
    input.err(`wrote ${file}; next:\n`);
    for (const step of [`author preview ${file}`, `author lint ${file}`, `author test ${file}`])
      input.err(`  iam-dojo ${step}\n`);
  }
  return exitCodes.done;
}

function givenWishes({ args, options }: CommandInput): Wishes {
  const given: CommandInput['options'] = { ...options, slug: args[0] };
  return Object.fromEntries(
    wishes.flatMap(({ name, fault }) => {
      const value = given[name];
      if (typeof value !== 'string') return [];
      const wrong = fault(value);
      if (wrong !== null) throw new InputError(`${name === 'slug' ? 'SLUG' : `--${name}`} \`${value}\`: ${wrong}`);
      return [[name, value]];
    }),
  );
}

/** Without a terminal nothing is asked: the short name has to be there. */
function usualWishes(given: Wishes): Wishes {
  if (given.slug === undefined) throw new InputError('SLUG is missing; on a terminal it is asked for');
  let told = given;
  for (const { name, usual } of wishes) told = { [name]: usual(told), ...told };
  return told;
}

async function askedWishes(input: CommandInput, given: Wishes): Promise<Wishes | null> {
  const { ask, done } = asker(input);
  let told = given;
  try {
    for (const { name, ask: question, usual, fault } of wishes) {
      while (told[name] === undefined) {
        const standing = usual(told);
        const answer = await ask(`${question}${standing === '' ? '' : ` [${standing}]`}: `);
        if (answer === null) return null;
        const value = answer.trim() || standing;
        const wrong = fault(value);
        if (wrong === null) told = { ...told, [name]: value };
        else input.out(`${wrong}\n`);
      }
    }
    return told;
  } finally {
    await done();
  }
}

/** The schema beside the bundled scenarios, as seen from a file. */
export function schemaFrom(file: string): string {
  const schema = join(packageRoot(), 'scenarios', 'schema.json');
  return file === '-' ? schema : relative(dirname(resolve(file)), schema).replaceAll('\\', '/');
}

/** Writes a scenario where the author wants it; nothing that is there is lost unless asked for. */
export function writeAuthored(file: string, text: string, { options, out }: CommandInput): void {
  if (file === '-') {
    out(text);
    return;
  }
  if (existsSync(file) && options.force !== true)
    throw new InputError(`${file} is there already; --force writes over it`);
  try {
    writeFileSync(file, text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError(`${file}: cannot be written (${code})`);
  }
}
