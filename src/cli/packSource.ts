import { realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError } from './inputError.ts';

/** Where a pack comes from: a folder, or an address for Git. */
export type PackSource =
  | { readonly kind: 'folder'; readonly path: string; readonly name: string }
  | { readonly kind: 'git'; readonly address: string; readonly name: string };

/** What a person named, as a folder or an address; an `InputError` for everything else. */
export function packSource(named: string): PackSource {
  if (isAddress(named)) {
    const refused = refusedAddress(named);
    if (refused !== null) throw new InputError(refused);
    return {
      kind: 'git',
      address: named,
      name: nameFrom(
        named
          .replace(/[/\\]+$/, '')
          .split(/[/:]/)
          .at(-1) ?? '',
      ),
    };
  }
  const found = statSync(named, { throwIfNoEntry: false });
  if (found === undefined) throw new InputError(`${named}: there is no such folder`);
  if (!found.isDirectory())
    throw new InputError(`${named}: this is a file; name the folder it is in, or play it with \`iam-dojo play FILE\``);
  const path = realpathSync(named);
  const last = basename(path) === 'scenarios' ? basename(dirname(path)) : basename(path);
  return { kind: 'folder', path, name: nameFrom(last) };
}

/** `user@host:path` is an address of ssh, as Git reads it. */
function isAddress(named: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(named) ? !/^[a-z]:[\\/]/i.test(named) : /^[^/\\@]+@[^/\\:]+:/.test(named);
}

function refusedAddress(named: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (/[\u0000-\u0020\u007f]/.test(named)) return 'an address has no blanks and no control characters';
  if (/^(\w+:\/\/)?([^/@]*@)?-/.test(named)) return `${withoutSecret(named)}: a host does not begin with \`-\``;
  const isShort = !named.includes('://');
  if (isShort && !/^[\w.-]+@[\w.-]+:[^:]/.test(named)) return `${withoutSecret(named)}: ${schemes}`;
  if (!isShort && !/^(https|ssh|file):\/\//.test(named)) return `${withoutSecret(named)}: ${schemes}`;
  if (/^\w+:\/\/[^/@]*:[^/@]*@/.test(named))
    return 'leave the password out of the address: it would be kept in a file; Git has helpers for passwords';
  return null;
}

const schemes = 'a pack comes from a folder, or by Git from https://, ssh:// or file://';

function withoutSecret(address: string): string {
  return address.replace(/\/\/[^/@]*@/, '//');
}

/** A name for the pack, made from the last part of where it came from. */
function nameFrom(last: string): string {
  const name = last
    .replace(/\.git$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return name || 'pack';
}
