import type { Fault } from '../../policy/fault.ts';

/** A rule that reading the file decides: what breaks it keeps the scenario from being played at all. */
export interface ReadRule {
  readonly id: string;
  readonly severity: 'error';
  readonly says: string;
  readonly breaks: (fault: Fault) => boolean;
}

const row = (id: string, says: string, breaks: ReadRule['breaks']): ReadRule => ({
  id,
  severity: 'error',
  says,
  breaks,
});

const coded = (pattern: RegExp) => (fault: Fault) => pattern.test(fault.code);

/** The first row that a fault of reading breaks is its rule. */
export const readRules: readonly ReadRule[] = [
  row('ID-01', 'there is an id', ({ code, path }) => code === 'SCENARIO_MISSING' && path.join() === 'id'),
  row('ID-02', 'the id is a UUID of version 4', ({ code, path }) => code === 'SCENARIO_VALUE' && path.join() === 'id'),
  row(
    'S-05',
    'the text is UTF-8, without tabs as indentation or control characters',
    ({ code, message }) => /^TEXT_(?:NOT_UTF8|CONTROL_CHARACTER)$|TAB_AS_INDENT/.test(code) || message.includes('tabs'),
  ),
  row(
    'S-07',
    'aliases do not explode, and lead nowhere in circles',
    ({ code, message }) => code === 'YAML_CYCLE' || (code === 'YAML_TOO_LARGE' && message.includes('expands')),
  ),
  row('S-06', 'the file is neither too large nor too deep', coded(/^(?:TEXT|YAML)_TOO_(?:LARGE|DEEP)$/)),
  row('S-01', 'the file is YAML', coded(/^YAML_|^SCENARIO_EMPTY$/)),
  row('S-04', 'the file is not written for a newer program', coded(/^SCENARIO_NEWER$/)),
  row('S-03', 'all keys are known', coded(/_UNKNOWN_KEY$/)),
  row('S-02', 'the file fits the format, and its parts fit each other', () => true),
];

/** The same fault under the id of its rule. */
export function underRule(fault: Fault): Fault {
  const rule = readRules.find(({ breaks }) => breaks(fault));
  return { ...fault, code: rule?.id ?? fault.code };
}
