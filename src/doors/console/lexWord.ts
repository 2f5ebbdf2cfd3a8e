import type { Fault } from '../../policy/fault.ts';
import { scanTo } from './shellScan.ts';
import { type Part, shellFault, type Word } from './shellSyntax.ts';

const unquotedEnd = /[\s;|&()<>]/;
const variableName = /^(?:[A-Za-z_][A-Za-z0-9_]*|\?)/;

type Read = { readonly parts: readonly Part[]; readonly end: number } | { readonly fault: Fault };

/** What a `$` at `at` stands for: a variable, a substitution, or itself. */
function dollar(text: string, at: number, quoted: boolean): Read {
  const next = text[at + 1];
  if (next === "'" && !quoted)
    return {
      fault: shellFault(text, at, 'SHELL_UNSUPPORTED', "`$'…'` is not part of this console", 'leave out the `$`'),
    };
  if (next === '(') {
    if (text[at + 2] === '(')
      return {
        fault: shellFault(text, at, 'SHELL_UNSUPPORTED', 'arithmetic `$((…))` is not part of this console', ''),
      };
    const { end, unclosed } = scanTo(text, at + 2, ')');
    if (end >= text.length || unclosed !== null)
      return { fault: shellFault(text, at, 'SHELL_UNCLOSED', '`$(` is never closed', 'close it with `)`') };
    return { parts: [{ kind: 'command', source: text.slice(at + 2, end), quoted }], end: end + 1 };
  }
  if (next === '{') {
    const close = text.indexOf('}', at);
    const name = text.slice(at + 2, close < 0 ? undefined : close);
    if (close < 0)
      return { fault: shellFault(text, at, 'SHELL_UNCLOSED', '`${` is never closed', 'close it with `}`') };
    if (variableName.exec(name)?.[0] !== name)
      return {
        fault: shellFault(text, at, 'SHELL_UNSUPPORTED', `\`\${${name}}\` is no variable name`, 'write `${NAME}`'),
      };
    return { parts: [{ kind: 'variable', name, quoted }], end: close + 1 };
  }
  const name = variableName.exec(text.slice(at + 1, at + 200))?.[0];
  if (name === undefined) return { parts: [{ kind: 'text', text: '$', quoted }], end: at + 1 };
  return { parts: [{ kind: 'variable', name, quoted }], end: at + 1 + name.length };
}

function backquote(text: string, at: number): Read {
  const advice = 'put a query that holds backquotes in single quotes';
  return { fault: shellFault(text, at, 'SHELL_UNSUPPORTED', 'a backquote starts a command in a shell', advice) };
}

function doubleQuoted(text: string, start: number): Read {
  const parts: Part[] = [];
  let plain = '';
  let at = start + 1;
  const flush = () => {
    parts.push({ kind: 'text', text: plain, quoted: true });
    plain = '';
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (character === '"') {
      flush();
      return { parts, end: at + 1 };
    }
    if (character === '`') return backquote(text, at);
    if (character === '\\' && next === '\n') at += 2;
    else if (character === '\\' && next !== '' && '$`"\\'.includes(next)) {
      plain += next;
      at += 2;
    } else if (character === '$') {
      const read = dollar(text, at, true);
      if ('fault' in read) return read;
      flush();
      parts.push(...read.parts);
      at = read.end;
    } else {
      plain += character;
      at += 1;
    }
  }
  return { fault: shellFault(text, start, 'SHELL_UNCLOSED', 'a double quote is never closed', 'close it with `"`') };
}

function singleQuoted(text: string, start: number): Read {
  const close = text.indexOf("'", start + 1);
  if (close < 0)
    return { fault: shellFault(text, start, 'SHELL_UNCLOSED', 'a single quote is never closed', "close it with `'`") };
  return { parts: [{ kind: 'text', text: text.slice(start + 1, close), quoted: true }], end: close + 1 };
}

function piece(text: string, at: number): Read {
  const character = text[at] ?? '';
  if (character === "'") return singleQuoted(text, at);
  if (character === '"') return doubleQuoted(text, at);
  if (character === '`') return backquote(text, at);
  if (character === '$') return dollar(text, at, false);
  if (character === '\\') {
    const escaped = text[at + 1] ?? '';
    return { parts: escaped === '\n' ? [] : [{ kind: 'text', text: escaped, quoted: true }], end: at + 2 };
  }
  let end = at + 1;
  while (end < text.length && !/[\s;|&()<>'"`$\\]/.test(text[end] ?? '')) end += 1;
  return { parts: [{ kind: 'text', text: text.slice(at, end), quoted: false }], end };
}

/** Reads the word that starts at `start`. */
export function lexWord(text: string, start: number): { readonly word: Word } | { readonly fault: Fault } {
  const parts: Part[] = [];
  let at = start;
  while (at < text.length && !unquotedEnd.test(text[at] ?? '')) {
    const read = piece(text, at);
    if ('fault' in read) return read;
    parts.push(...read.parts);
    at = read.end;
  }
  return { word: { parts, start, end: Math.min(at, text.length) } };
}
