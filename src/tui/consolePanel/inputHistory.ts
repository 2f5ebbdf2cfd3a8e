const MOST = 1000;

/** Lines entered before, oldest first, and where somebody is going through them. */
export class InputHistory {
  private lines: string[];
  /** Index of the line on show; `lines.length` is the draft. */
  private at: number;
  private draft = '';

  constructor(lines: readonly string[] = []) {
    this.lines = lines.slice(-MOST);
    this.at = this.lines.length;
  }

  all(): readonly string[] {
    return this.lines;
  }

  /** Takes over a line that was entered; the same line twice in a row counts once. */
  add(line: string): void {
    if (this.lines.at(-1) !== line) this.lines = [...this.lines, line].slice(-MOST);
    this.at = this.lines.length;
    this.draft = '';
  }

  /** The line before the one on show; null at the oldest. `text` is kept as the draft when leaving it. */
  older(text: string): string | null {
    if (this.at === 0) return null;
    if (this.at === this.lines.length) this.draft = text;
    this.at--;
    return this.lines[this.at] ?? null;
  }

  /** The line after the one on show, at last the draft; null at the draft. */
  newer(): string | null {
    if (this.at >= this.lines.length) return null;
    this.at++;
    return this.lines[this.at] ?? this.draft;
  }

  /** The newest line before index `before` that contains `query`, with its index. */
  search(query: string, before = this.lines.length): { readonly line: string; readonly at: number } | null {
    for (let at = Math.min(before, this.lines.length) - 1; at >= 0; at--) {
      const line = this.lines[at] ?? '';
      if (line.includes(query)) return { line, at };
    }
    return null;
  }
}
