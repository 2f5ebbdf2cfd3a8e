import type { AccessLevel, ActionEntry } from '../../catalogue/shapes.ts';

const verbs: Readonly<Record<AccessLevel, string>> = {
  List: 'List',
  Read: 'Read',
  Write: 'Change',
  Tagging: 'Tag',
  'Permissions management': 'Manage',
};

/** A `Sid` that says what a statement is for: `RunInstances`, `ReadChangeObject`, `DescribeEc2`. */
export function statementName(actions: readonly ActionEntry[], patterns: readonly string[]): string {
  const [only] = actions;
  if (actions.length === 1 && only) return letters(only.name);
  const [, verb] = /^[^:]+:([A-Za-z]+)\*$/.exec(patterns.length === 1 ? (patterns[0] ?? '') : '') ?? [];
  const services = [...new Set(actions.map((action) => letters(capital(action.service))))];
  const service = services.length > 2 ? '' : services.join('');
  if (patterns.length > 0 && patterns.every((pattern) => pattern.endsWith(':*'))) return `All${service}`;
  if (verb !== undefined) return `${verb}${service}`;
  const levels = Object.entries(verbs).flatMap(([level, word]) =>
    actions.some(({ accessLevel }) => accessLevel === level) ? [word] : [],
  );
  return `${levels.join('')}${sharedNoun(actions) || service}`;
}

/** The last words that all names share: `Instances` of `StartInstances` and `StopInstances`. */
function sharedNoun(actions: readonly ActionEntry[]): string {
  const names = actions.map(({ name }) => name.match(/[A-Z]+[a-z0-9]*/g) ?? []);
  const [first = []] = names;
  for (let from = 1; from < first.length; from += 1) {
    const end = first.slice(from).join('');
    if (names.every((words) => words.slice(1).join('').endsWith(end))) return end;
  }
  return '';
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Statement ids hold letters and digits only (IAM User Guide, reference_policies_elements_sid). */
function letters(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '');
}
