/** A word of a line that is still being typed. */
export interface TypedWord {
  /** Without quotes. */
  readonly text: string;
  /** Offset of the first character, a quote not counted. */
  readonly start: number;
}

/** The command that the cursor stands in, up to the cursor. */
export interface TypedCommand {
  readonly words: readonly TypedWord[];
  /** The word at the cursor; empty after a blank. */
  readonly current: TypedWord;
}

const separators = ';|&\n()';

/** Collects words, whatever is still open. */
class TypedReader {
  private words: TypedWord[] = [];
  private text: string | null = null;
  private start = 0;
  private quote = '';

  read(line: string): TypedCommand {
    for (let at = 0; at < line.length; ) at += this.step(line, at);
    return {
      words: this.words,
      current: { text: this.text ?? '', start: this.text === null ? line.length : this.start },
    };
  }

  /** Takes what lies at `at` and gives its length. */
  private step(line: string, at: number): number {
    const character = line[at] ?? '';
    const inDouble = this.quote === '"';
    if (this.quote !== "'" && line.startsWith('$(', at)) {
      this.reset();
      return 2;
    }
    if (this.quote !== '' && character === this.quote) this.quote = '';
    else if (this.quote !== '' && !(inDouble && character === '\\')) this.add(character, at);
    else if (character === '\\') {
      if (line[at + 1] !== '\n') this.add(line[at + 1] ?? '', at);
      return 2;
    } else if (character === "'" || character === '"') {
      this.quote = character;
      this.add('', at + 1);
    } else if (separators.includes(character)) this.reset();
    else if (/\s/.test(character)) this.endWord();
    else this.add(character, at);
    return 1;
  }

  private add(text: string, at: number): void {
    if (this.text === null) this.start = at;
    this.text = (this.text ?? '') + text;
  }

  private endWord(): void {
    if (this.text !== null) this.words.push({ text: this.text, start: this.start });
    this.text = null;
  }

  private reset(): void {
    this.words = [];
    this.text = null;
    this.quote = '';
  }
}

/** Reads the words before the cursor without minding what is not finished; assignments are left out. */
export function typedCommand(line: string, cursor: number): TypedCommand {
  const { words, current } = new TypedReader().read(line.slice(0, cursor));
  const first = words.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text));
  return { words: first < 0 ? [] : words.slice(first), current };
}
