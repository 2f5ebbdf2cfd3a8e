import { InputError } from './inputError.ts';

/** The list of cases in a document: the document itself, or what stands under `cases`. */
export function caseList(file: string, value: unknown): readonly unknown[] {
  const list = typeof value === 'object' && value !== null && 'cases' in value ? value.cases : value;
  if (Array.isArray(list)) return list;
  throw new InputError(`${file}:1:1: no list of cases here; write them under \`cases:\``);
}
