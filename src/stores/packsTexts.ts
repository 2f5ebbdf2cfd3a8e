/** What a pack may hold; it comes from strangers. */
export const packLimits = {
  /** YAML files. */
  files: 500,
  /** Bytes of all of them, and of one. */
  bytes: 20_000_000,
  fileBytes: 1_000_000,
  /** Folders inside each other. */
  depth: 8,
  /** Files and folders that are looked at. */
  entries: 20_000,
} as const;

/** Something of a pack that is not taken over, and why. */
export interface LeftOut {
  /** Path inside the pack, with `:line:column` where that is known. */
  readonly file: string;
  readonly message: string;
}

/** The YAML files of a pack by their path in it, with `/` between folders. */
export interface PackTexts {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly leftOut: readonly LeftOut[];
}

/** One file or folder as a source lists it. */
export interface PackEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'other';
  /** Bytes; null where the source does not tell before reading. */
  readonly size: number | null;
}

/** A source that is no pack: the sentence says what to do. */
export class PackRefused extends Error {
  override readonly name = 'PackRefused';
}

/** Names that every file system stores as they are. */
const safeName = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,99}$/u;

/** Takes the YAML files among the entries of a source; `read` gives at most one byte more than a file may have. */
export function packTexts(
  entries: Iterable<PackEntry>,
  read: (path: string, most: number) => Uint8Array | null,
): PackTexts {
  const files = new Map<string, Uint8Array>();
  const leftOut: LeftOut[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const { path } = entry;
    if (!/\.ya?ml$/i.test(path) && entry.kind !== 'link') continue;
    const refused = refusal(entry);
    if (refused !== null) {
      leftOut.push({ file: path, message: refused });
      continue;
    }
    const content = read(path, packLimits.fileBytes + 1);
    if (content === null) leftOut.push({ file: path, message: 'this file cannot be read' });
    else if (content.length > packLimits.fileBytes) leftOut.push({ file: path, message: tooLarge });
    else {
      files.set(path, content);
      bytes += content.length;
    }
    if (files.size > packLimits.files)
      throw new PackRefused(`a pack has at most ${packLimits.files} YAML files, this one has more`);
    if (bytes > packLimits.bytes)
      throw new PackRefused(`the YAML files of a pack have at most ${packLimits.bytes / 1e6} MB together`);
  }
  return { files, leftOut };
}

const tooLarge = `a file of a pack has at most ${packLimits.fileBytes / 1e6} MB`;

function refusal({ path, kind, size }: PackEntry): string | null {
  const names = path.split('/');
  if (kind === 'link') return 'a link could lead out of the pack and is not followed';
  if (kind === 'other') return 'this is no ordinary file';
  if (names.length > packLimits.depth) return `folders of a pack lie at most ${packLimits.depth} deep`;
  if (!names.every((name) => safeName.test(name)))
    return 'use letters, digits, blanks, dots and hyphens in the names of files';
  return size !== null && size > packLimits.fileBytes ? tooLarge : null;
}
