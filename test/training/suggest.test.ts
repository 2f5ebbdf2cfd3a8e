import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exactPatterns } from '../../src/analysis/summary/exactPatterns.ts';
import { findAction, serviceEntry } from '../../src/catalogue/authorization.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { printPolicy } from '../../src/policy/print.ts';
import { readScenario, scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';
import { sandboxOf } from '../../src/training/attemptState.ts';
import { grade } from '../../src/training/grade.ts';
import { type Suggestions, suggestPolicies } from '../../src/training/suggest.ts';
import { policiesOf } from '../../src/training/suggestPlace.ts';

const root = resolve(import.meta.dirname, '../..');
const { listings } = scenarioLibrary(root);

function suggestionsFor(file: string): Suggestions {
  const { scenario } = readScenario(join(root, file));
  const found = scenario && suggestPolicies(scenario, 0);
  if (!found) throw new Error(`nothing is suggested for ${file}`);
  return found;
}

/** Scenarios whose checks bound what somebody may do. */
const bounded = ['admin-lockdown', 'contractor-sts-access', 'developer-ec2-access', 'ec2-to-s3-role'];

/** Where the suggestion does not pass yet: it knows nothing of what reference solutions take away or deny. */
const notPassing = ['explicit-deny-wins', 'list-yes-delete-never', 'read-only-and-admins'];
/** Where it takes more statements than it should yet. */
const tooLong = [
  'a-safe-for-the-password',
  'badge-from-active-directory',
  'first-day-first-user',
  'read-only-and-admins',
  'read-only-reports',
  'sarahs-tuesdays',
];
const without = (slugs: readonly string[]) => listings.filter(({ slug }) => !slugs.includes(slug));
const only = (slugs: readonly string[]) => listings.filter(({ slug }) => slugs.includes(slug));

function expectPass(file: string): void {
  const { state, sandbox } = suggestionsFor(file);
  const { passed, stars, score, excess } = grade(state, sandbox);
  const reference = grade(state);
  expect({ passed, excess }).toEqual({ passed: true, excess: [] });
  expect({ stars, score }).toEqual({ stars: reference.stars, score: reference.score });
}

function expectBrevity(file: string): void {
  const { state, suggestions } = suggestionsFor(file);
  for (const { principal, policy } of suggestions) {
    const reference = policiesOf(sandboxOf(state), principal).flatMap(({ statements }) => statements);
    expect(policy.statements.length).toBeLessThanOrEqual(Math.max(1, reference.length) * 1.5);
  }
}

describe('the tightest policy that still does the tasks', () => {
  it('is there for every scenario whose checks bound somebody', () => {
    const some = listings.filter(({ file }) => suggestionsFor(file).suggestions.length > 0).map(({ slug }) => slug);
    expect(some).toEqual(expect.arrayContaining(bounded));
  });

  it.each(without(notPassing))('passes $slug with every point and nothing too much', ({ file }) => expectPass(file));
  it.fails.each(only(notPassing))('does not pass $slug yet', ({ file }) => expectPass(file));

  it.each(without(tooLong))('takes at most half as many statements more than the reference of $slug', ({ file }) =>
    expectBrevity(file),
  );
  it.fails.each(only(tooLong))('takes too many statements for $slug yet', ({ file }) => expectBrevity(file));

  it.each(listings)('has no long list of actions where a wildcard is exact, in $slug', ({ file }) => {
    const patterns = suggestionsFor(file).suggestions.flatMap(({ policy }) =>
      policy.statements.map(({ action }) => action.patterns),
    );
    for (const list of patterns.filter(({ length }) => length > 10)) {
      const [prefix = ''] = list[0]?.split(':') ?? [];
      const entry = serviceEntry(prefix);
      const actions = list.flatMap((name) => findAction(name) ?? []);
      expect(entry && exactPatterns(entry, actions, () => 10)).toHaveLength(list.length);
    }
  });

  it.each(listings)('is JSON that reads as the same policy, in $slug', ({ file }) => {
    for (const { policy, text } of suggestionsFor(file).suggestions) {
      const read = parsePolicy(text);
      expect(read.faults).toEqual([]);
      expect(read.policy && printPolicy(read.policy)).toBe(printPolicy(policy));
    }
  });

  it('narrows a ceiling to the account, the Region and the types of resources that the tasks use', () => {
    const { suggestions } = suggestionsFor('scenarios/foundations/developer-ec2-access.yaml');
    const [developers] = suggestions;
    expect(developers?.principal).toBe('group/Developers');
    expect(developers?.text).toContain('"arn:aws:ec2:eu-west-1:333344445555:instance/*"');
    expect(developers?.text).not.toContain('key-pair');
    expect(developers?.text).toContain('"ec2:Describe*"');
  });
});
