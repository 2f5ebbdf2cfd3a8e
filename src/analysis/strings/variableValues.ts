import type { ContextValue } from '../../policy/request.ts';
import { type Template, templateKeys, templateTokens } from '../../policy/variables.ts';
import { ANY_RUN } from '../../policy/wildcard.ts';
import { automatonOf, fitsAll, read } from '../automaton.ts';
import { textClasses } from '../textClasses.ts';
import { keyOptions } from './keyOptions.ts';
import { anyText, resourcePolish } from './textClassesOf.ts';
import type { KeyValues } from './textReader.ts';
import { matcherOf, type TextStatement } from './textStatement.ts';

/** Assignments that one comparison may try. */
const most = 200;

/**
 * Values of the keys that resource patterns read: absent, a value of their own, and whatever lets a pattern meet the
 * other patterns. With one key whose patterns begin with plain text these stand for all; otherwise a reason says so.
 */
export function variableAssignments(statements: readonly TextStatement[], reasons: Set<string>): KeyValues[] {
  const templates = statements.flatMap(({ resource }) => resource?.templates ?? []);
  const reading = templates.filter((template) => templateKeys(template).length > 0);
  const keys = [...new Set(reading.flatMap((template) => templateKeys(template).map((key) => key.toLowerCase())))];
  if (keys.length > 1 || !reading.every(beginsPlainly)) {
    reasons.add('resource patterns with several variables were tried with some values of them only');
  }
  let assignments: KeyValues[] = [new Map()];
  for (const key of keys) {
    const values = valuesOf(key, statements, templates, reasons);
    assignments = assignments.flatMap((known) => values.map((value) => new Map(known).set(key, value)));
  }
  if (assignments.length > most) reasons.add(`more than ${most} combinations of variables were not all tried`);
  return assignments.slice(0, most);
}

/** True where the variable comes once, after plain text only. */
function beginsPlainly(template: Template): boolean {
  const at = template.findIndex(({ kind }) => kind === 'variable');
  const before = template.slice(0, at);
  return templateKeys(template).length === 1 && templateTokens(before).every((token) => token >= 0);
}

function valuesOf(
  key: string,
  statements: readonly TextStatement[],
  templates: readonly Template[],
  reasons: Set<string>,
): (ContextValue | undefined)[] {
  const clauses = statements.flatMap((statement) => statement.clauses);
  const own = keyOptions(key, clauses, new Map(), reasons).map(({ value }) => value);
  const met = templates.filter((template) => templateKeys(template).some((name) => name.toLowerCase() === key));
  return [
    ...new Set<ContextValue | undefined>([
      'somebody',
      ...met.flatMap((template) => meeting(template, templates)),
      ...own,
      undefined,
    ]),
  ];
}

/** Values that let the pattern meet any combination of the others. */
function meeting(template: Template, templates: readonly Template[]): string[] {
  const at = template.findIndex(({ kind }) => kind === 'variable');
  const [before, rest] = [templateTokens(template.slice(0, at)), templateTokens(template.slice(at + 1))];
  const wide = matcherOf([...before, ANY_RUN, ...rest]);
  const others = templates
    .filter((other) => templateKeys(other).length === 0)
    .map((other) => [matcherOf(templateTokens(other))]);
  const texts = textClasses(anyText, [[wide], ...others], resourcePolish).classes.filter(({ fits }) => fits[0]);
  const tail = automatonOf(matcherOf(rest));
  return texts.flatMap(({ text }) => {
    const from = before.length;
    for (let end = from + 1; end <= text.length; end += 1) {
      if (fitsAll(read(tail, text.slice(end)))) return [text.slice(from, end)];
    }
    return [];
  });
}
