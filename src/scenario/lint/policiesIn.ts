import type { JsonPath } from '../../policy/fault.ts';
import { isMapping } from '../overlay.ts';
import type { Scenario } from '../scenario.ts';

export interface WrittenPolicy {
  readonly path: JsonPath;
  readonly document: Readonly<Record<string, unknown>>;
}

/** Policies in the files that the solutions read. */
export function solutionPolicies({ files = {}, solutions = [] }: Scenario): WrittenPolicy[] {
  const commands = solutions.map((solution) => solution.commands).join('\n');
  return Object.entries(files).flatMap(([name, text]) => {
    const document = commands.includes(`file://${name}`) ? parsed(text) : undefined;
    return isMapping(document) && 'Statement' in document ? [{ path: ['files', name], document }] : [];
  });
}

export function statementsOf({ document }: WrittenPolicy): readonly Readonly<Record<string, unknown>>[] {
  return [document.Statement].flat().filter(isMapping);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
