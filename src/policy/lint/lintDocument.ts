import type { Fault } from '../fault.ts';
import type { Locate } from '../faultList.ts';
import { readJson } from '../jsonText.ts';
import { vetText } from '../vetText.ts';

/** A policy document as values with their places, whatever language it was written in. */
export interface LintDocument {
  /** Undefined where the text could not be read. */
  readonly value: unknown;
  /** What is wrong with the text itself. */
  readonly faults: readonly Fault[];
  readonly locate: Locate;
  /** Length without white space outside strings, as AWS counts it. */
  readonly characters: number;
}

/** Reads a policy document from JSON text. */
export function jsonDocument(input: string): LintDocument {
  const vetted = vetText(input);
  if ('fault' in vetted) {
    return { value: undefined, faults: [unreadable(vetted.fault)], locate: () => vetted.fault.place, characters: 0 };
  }
  const { value, faults, locate } = readJson(vetted.text);
  const broken = faults.filter(({ code }) => code === 'JSON_SYNTAX_ERROR');
  const characters = charactersOf(vetted.text);
  if (broken.length > 0) return { value: undefined, faults: broken, locate, characters };
  return { value, faults: faults.map(withOwnCode), locate, characters };
}

/** A text that no reader takes is told under one code, whatever makes it unreadable. */
export function unreadable(fault: Fault): Fault {
  return { ...fault, code: 'JSON_SYNTAX_ERROR', severity: 'error' };
}

function withOwnCode(fault: Fault): Fault {
  return fault.code === 'DUPLICATE_KEY' ? { ...fault, code: 'DOJO_DUPLICATE_KEY' } : fault;
}

const QUOTE = 34;
const BACKSLASH = 92;

function charactersOf(text: string): number {
  let count = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quoted && unit === BACKSLASH) {
      at++;
      count += 2;
      continue;
    }
    if (unit === QUOTE) quoted = !quoted;
    if (quoted || !isSpace(unit)) count++;
  }
  return count;
}

/** White space of JSON: tab, line feed, carriage return, space. */
function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
