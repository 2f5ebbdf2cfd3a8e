import type { Fault } from '../policy/fault.ts';
import { ofLargeFiles, readYaml } from '../scenario/yamlText.ts';
import { caseList } from './caseList.ts';
import { InputError } from './inputError.ts';
import { inputFault } from './inputFile.ts';
import type { WrittenCase } from './writtenCase.ts';

/** The cases of one YAML document; a fault inside a case is told of that case alone. */
export function* yamlDocumentCases(file: string, text: string): Generator<WrittenCase> {
  if (hasTooManyParts(text)) {
    throw new InputError(`${file}: the file holds too many values; write one case a line in a .jsonl file`);
  }
  const { readable, faults, locate, locateKey } = readYaml(text, ofLargeFiles);
  const path = Array.isArray(readable) ? [] : ['cases'];
  const faultOf = new Map<number, Fault>();
  for (const fault of faults) {
    const index = fault.path[path.length];
    const inside = fault.path[0] === path[0] || path.length === 0;
    if (!inside || typeof index !== 'number' || fault.code === 'YAML_TOO_LARGE') throw inputFault(file, fault);
    if (!faultOf.has(index)) faultOf.set(index, fault);
  }
  const list = caseList(file, readable);
  for (const [index, value] of list.entries()) {
    const fault = faultOf.get(index);
    const places = {
      locate: (inner: Fault['path']) => locate([...path, index, ...inner]),
      locateKey: (inner: Fault['path']) => locateKey([...path, index, ...inner]),
    };
    yield fault === undefined ? { value, places: () => places } : { value, fault };
  }
}

/** Counts what begins or ends a value in YAML and JSON. */
function hasTooManyParts(text: string): boolean {
  let parts = 0;
  for (const _part of text.matchAll(/[,\n[{]/g)) if (++parts > ofLargeFiles.maximumNodes) return true;
  return false;
}
