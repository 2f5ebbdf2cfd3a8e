import { closest } from '../../policy/closest.ts';
import { found, type Linted, type LintRule, type Neighbour } from './lintRule.ts';

/** Rules about a scenario among the others that are kept with it. */
export const courseRules: readonly LintRule[] = [
  {
    id: 'ID-02',
    severity: 'error',
    says: 'the id is a UUID of version 4',
    find: ({ scenario: { id } }) =>
      /^.{14}4.{4}[89abAB]/.test(id) ? [] : [found(['id'], `\`${id}\` is no UUID of version 4`, FRESH)],
  },
  {
    id: 'ID-03',
    severity: 'error',
    says: 'the id is written in lower case',
    find: ({ scenario: { id } }) =>
      id === id.toLowerCase()
        ? []
        : [{ ...found(['id'], `\`${id}\` has capitals`, 'write it in lower case'), instead: id.toLowerCase() }],
  },
  {
    id: 'ID-04',
    severity: 'error',
    says: 'no other scenario has the id or the slug',
    find: ({ scenario, neighbours = [] }) =>
      neighbours.flatMap((other) => [
        ...(other.id.toLowerCase() === scenario.id.toLowerCase()
          ? [found(['id'], `\`${other.file}\` has this id too`, FRESH)]
          : []),
        ...(other.slug === scenario.slug
          ? [found(['slug'], `\`${other.file}\` has this slug too`, 'choose another name')]
          : []),
      ]),
  },
  {
    id: 'ID-05',
    severity: 'error',
    says: 'the id is that of the version committed last',
    find: ({ scenario: { id }, committed }) =>
      committed && committed.id !== id
        ? [
            {
              ...found(['id'], 'the id has changed, and progress hangs on it', `write \`${committed.id}\` again`),
              instead: committed.id,
            },
          ]
        : [],
  },
  {
    id: 'G-01',
    severity: 'error',
    says: 'what a scenario needs is taught by an active one',
    find: ({ scenario, neighbours }) => {
      if (neighbours === undefined) return [];
      const taught = activeAmong(neighbours).flatMap(({ teaches }) => teaches);
      return scenario.needs.flatMap((word, at) => {
        if (taught.includes(word)) return [];
        const near = closest(word, taught);
        const advice = near ? `did you mean \`${near}\`?` : 'name what another scenario teaches, or leave it out';
        return [found(['needs', at], `no active scenario teaches \`${word}\``, advice)];
      });
    },
  },
  {
    id: 'G-02',
    severity: 'error',
    says: 'no scenario needs, in the end, what it teaches',
    find: (linted) => {
      const circle = circleOf(linted);
      return circle === null
        ? []
        : [found(['needs'], `this needs itself: ${circle.join(' → ')}`, 'leave one of these needs out')];
    },
  },
  {
    id: 'G-03',
    severity: 'error',
    says: 'there is a scenario to begin with: one that needs nothing',
    find: ({ scenario, neighbours }) => {
      if (neighbours === undefined || scenario.needs.length === 0) return [];
      return activeAmong(neighbours).some(({ needs }) => needs.length === 0)
        ? []
        : [found(['needs'], 'every scenario needs another one', 'let one of them need nothing')];
    },
  },
  {
    id: 'G-05',
    severity: 'error',
    says: 'topics are those of topics.yaml',
    find: ({ scenario: { topics = [] }, topics: known }) =>
      (known === undefined ? [] : topics).flatMap((topic, at) => {
        if (known?.includes(topic)) return [];
        const near = closest(topic, known ?? []);
        const advice = near ? `did you mean \`${near}\`?` : '`iam-dojo coverage` lists them';
        return [found(['topics', at], `there is no topic \`${topic}\``, advice)];
      }),
  },
  {
    id: 'D-01',
    severity: 'error',
    says: 'a deprecated scenario teaches nothing any more',
    find: ({ scenario: { status, teaches } }) =>
      status === 'deprecated' && teaches.length > 0
        ? [found(['teaches'], 'this scenario is deprecated and teaches still', 'write `teaches: []`')]
        : [],
  },
];

const FRESH = '`iam-dojo author lint --fix` writes a fresh one';

const activeAmong = (neighbours: readonly Neighbour[]) => neighbours.filter(({ status }) => status === 'active');

/** Slugs from a scenario by way of what each needs back to it; null where no way leads back. */
function circleOf({ scenario, neighbours = [] }: Linted): readonly string[] | null {
  const reached = new Set<string>();
  const open = [{ needs: scenario.needs, way: [scenario.slug] as readonly string[] }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { needs, way } = at;
    // What somebody else teaches as well can be learnt there.
    const only = needs.filter((word) => !neighbours.some((other) => other.teaches.includes(word)));
    if (way.length > 1 && only.some((word) => scenario.teaches.includes(word))) return [...way, scenario.slug];
    for (const other of teachersOf(needs, neighbours)) {
      if (reached.has(other.slug)) continue;
      reached.add(other.slug);
      open.push({ needs: other.needs, way: [...way, other.slug] });
    }
  }
  return null;
}

/** Scenarios without which a need cannot be met: each is the only one that teaches it. */
function teachersOf(needs: readonly string[], neighbours: readonly Neighbour[]): Neighbour[] {
  return needs.flatMap((word) => {
    const teachers = neighbours.filter(({ teaches }) => teaches.includes(word));
    return teachers.length === 1 ? teachers : [];
  });
}
