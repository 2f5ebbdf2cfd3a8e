import type { Policy } from '../policy/document.ts';
import type { Fault } from '../policy/fault.ts';
import { readPolicy } from '../policy/parse.ts';
import { type Places, type PolicyReader, readCase } from '../scenario/authorizationCase.ts';
import { type CaseResult, caseResult } from './caseResult.ts';
import { writtenCases } from './caseSource.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { jsonText } from './jsonText.ts';
import type { WrittenCase } from './writtenCase.ts';

interface CaseFailure {
  readonly id: string | null;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly line: number | null;
    readonly column: number | null;
  };
}

/** `iam-dojo simulate FILE…`: decides authorization cases, in order, one by one. */
export async function simulateCommand({ args, options, stdin, out }: CommandInput): Promise<ExitCode> {
  const lines = options.format === 'jsonl' || options.format === 'json';
  const read = readerWithMemory();
  const count = { ok: 0, failed: 0, unjudged: 0, unreadable: 0 };
  for (const path of args) {
    for (const written of writtenCases(path, stdin)) {
      const result = resultOf(written, read);
      count[kindOf(result)] += 1;
      out(lines ? jsonText(result) : sentence(path, result));
    }
  }
  if (!lines) out(summary(count));
  if (count.unreadable > 0) return exitCodes.badInput;
  return count.failed > 0 ? exitCodes.no : exitCodes.done;
}

type Result = CaseResult | CaseFailure;

function resultOf(written: WrittenCase, read: PolicyReader): Result {
  if ('fault' in written) return failure(idOf(written.value), written.fault);
  const { case: found } = readCase(written.value, nowhere, read);
  if (found !== null) return caseResult(found);
  const [fault] = readCase(written.value, written.places(), readPolicy).faults;
  if (fault === undefined) throw new Error('a case that cannot be read has no fault');
  return failure(idOf(written.value), fault);
}

/** Places are worked out for cases with faults only. */
const nowhere: Places = { locate: () => null, locateKey: () => null };

function failure(id: string | null, { code, message, advice, place }: Fault): CaseFailure {
  const line = place?.line ?? null;
  const column = place?.column ?? null;
  return { id, error: { code, message: advice === '' ? message : `${message}; ${advice}`, line, column } };
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' ? id : null;
}

function kindOf(result: Result): 'ok' | 'failed' | 'unjudged' | 'unreadable' {
  if ('error' in result) return 'unreadable';
  if (result.ok === null) return 'unjudged';
  return result.ok ? 'ok' : 'failed';
}

function sentence(path: string, result: Result): string {
  if ('error' in result) {
    const { line, column, message } = result.error;
    return `! ${oneLine(result.id ?? '(no id)')}: ${path}:${line ?? 1}:${column ?? 1}: ${message}\n`;
  }
  const by = result.decidedBy === null ? '' : ` (${result.decidedBy})`;
  const mark = result.ok === null ? '·' : result.ok ? '✓' : '✗';
  const expected = result.ok === false ? `, expected ${result.expected}` : '';
  const missing = result.missingContextKeys.length > 0 ? `; depends on ${result.missingContextKeys.join(', ')}` : '';
  return `${mark} ${oneLine(result.id)}: ${result.decision}${by}${expected}${missing}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function summary({ ok, failed, unjudged, unreadable }: Record<string, number>): string {
  const parts = [`${ok} as expected`, `${failed} not as expected`];
  if (unjudged) parts.push(`${unjudged} without an expectation`);
  if (unreadable) parts.push(`${unreadable} unreadable`);
  return `${parts.join(', ')}\n`;
}

/** Policies that a long run of cases may keep compiled at a time. */
const remembered = 2_000;

/** A policy text that repeats is read once, and its compiled form is found again by the engine. */
function readerWithMemory(): PolicyReader {
  const memory = new Map<string, { policy: Policy | null; faults: readonly Fault[] }>();
  return (value, kind, locate) => {
    const key = `${kind} ${JSON.stringify(value)}`;
    const known = memory.get(key);
    if (known?.policy) return known;
    const read = readPolicy(value, kind, locate);
    if (memory.size >= remembered) memory.clear();
    memory.set(key, read);
    return read;
  };
}
