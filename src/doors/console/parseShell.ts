import type { Fault } from '../../policy/fault.ts';
import { lex } from './lex.ts';
import {
  type Joint,
  type Parsed,
  type Pipeline,
  type Redirect,
  type SimpleCommand,
  shellFault,
  type Token,
  type Word,
} from './shellSyntax.ts';

/** First words that a shell treats as its own syntax. */
const keywords = ['for', 'while', 'until', 'if', 'case', 'function', 'select', '{', '[[', 'then', 'do'];

function assignment(word: Word): { readonly name: string; readonly value: Word } | null {
  const first = word.parts[0];
  if (first?.kind !== 'text' || first.quoted) return null;
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(first.text);
  if (!match?.[1]) return null;
  const rest = first.text.slice(match[0].length);
  const parts = [{ ...first, text: rest }, ...word.parts.slice(1)];
  return { name: match[1], value: { ...word, parts } };
}

interface Draft {
  assignments: { readonly name: string; readonly value: Word }[];
  words: Word[];
  redirects: Redirect[];
  input: Word | null;
}

const emptyDraft = (): Draft => ({ assignments: [], words: [], redirects: [], input: null });

const isEmpty = (draft: SimpleCommand) =>
  draft.assignments.length + draft.words.length + draft.redirects.length === 0 && draft.input === null;

function addWord(draft: Draft, word: Word): void {
  const given = draft.words.length === 0 ? assignment(word) : null;
  if (given) draft.assignments.push(given);
  else draft.words.push(word);
}

function keywordFault(text: string, draft: Draft): Fault | null {
  const first = draft.words[0];
  const part = first?.parts[0];
  if (!first || part?.kind !== 'text' || part.quoted || first.parts.length > 1 || !keywords.includes(part.text))
    return null;
  const message = `\`${part.text}\` is not part of this console`;
  return shellFault(text, first.start, 'SHELL_UNSUPPORTED', message, 'write one command a line');
}

/** Reads shell text into pipelines; the first fault ends it. */
export function parseShell(text: string): Parsed {
  const lexed = lex(text);
  return 'fault' in lexed ? lexed : new Parser(text, lexed.tokens).parse();
}

class Parser {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly pipelines: Pipeline[] = [];
  private commands: SimpleCommand[] = [];
  private draft = emptyDraft();
  private joint: Joint = ';';

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens;
  }

  parse(): Parsed {
    for (let at = 0; at < this.tokens.length; at++) {
      const token = this.tokens[at];
      if (token?.kind === 'word') addWord(this.draft, token.word);
      if (token?.kind !== 'operator') continue;
      const next = this.tokens[at + 1];
      const taken = this.operator(token.text, token.start, next);
      if (typeof taken !== 'number') return { fault: taken };
      at += taken;
    }
    const fault = this.endPipeline(';', this.text.length);
    return fault ? { fault } : { pipelines: this.pipelines };
  }

  /** How many tokens beyond itself the operator takes. */
  private operator(operator: string, start: number, next: Token | undefined): number | Fault {
    if (operator === '2>&1') {
      this.draft.redirects.push({ from: 2, append: false, to: 'output' });
      return 0;
    }
    if (operator === '<<') {
      this.draft.input = next?.kind === 'document' ? next.word : null;
      return 1;
    }
    if (operator.includes('>')) {
      if (next?.kind !== 'word')
        return shellFault(this.text, start, 'SHELL_SYNTAX', `\`${operator}\` needs the name of a file`, '');
      const from = operator.startsWith('2') ? 2 : 1;
      this.draft.redirects.push({ from, append: operator.endsWith('>>'), to: next.word });
      return 1;
    }
    if (operator === '|') return this.endCommand(start) ?? 0;
    return this.endPipeline(operator === '&&' || operator === '||' ? operator : ';', start) ?? 0;
  }

  private endCommand(start: number): Fault | null {
    if (isEmpty(this.draft))
      return shellFault(
        this.text,
        start,
        'SHELL_SYNTAX',
        'a command is missing here',
        'remove the operator or complete the line',
      );
    const fault = keywordFault(this.text, this.draft);
    this.commands.push(this.draft);
    this.draft = emptyDraft();
    return fault;
  }

  private endPipeline(next: Joint, start: number): Fault | null {
    const nothing = isEmpty(this.draft) && this.commands.length === 0;
    if (nothing && next === ';' && this.joint === ';') return null;
    const fault = this.endCommand(start);
    if (fault) return fault;
    this.pipelines.push({ joint: this.joint, commands: this.commands });
    this.commands = [];
    this.joint = next;
    return null;
  }
}
