import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isEqual } from '../../src/analysis/suggest/tightPolicy.ts';
import { exactPatterns } from '../../src/analysis/summary/exactPatterns.ts';
import { findAction, serviceEntry } from '../../src/catalogue/authorization.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { printPolicy } from '../../src/policy/print.ts';
import { readScenario, scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';
import { sandboxOf } from '../../src/training/attemptState.ts';
import { grade } from '../../src/training/grade.ts';
import { type Suggestions, suggestPolicies } from '../../src/training/suggest.ts';
import { holdersOf } from '../../src/training/suggestHolders.ts';

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

describe('the tightest policy that still does the tasks', () => {
  it('is there for every scenario whose checks bound somebody', () => {
    const some = listings.filter(({ file }) => suggestionsFor(file).suggestions.length > 0).map(({ slug }) => slug);
    expect(some).toEqual(expect.arrayContaining(bounded));
  });

  it.each(listings)('passes $slug with every point and nothing too much', ({ file }) => {
    const { state, sandbox } = suggestionsFor(file);
    const { passed, stars, score, excess } = grade(state, sandbox);
    const reference = grade(state);
    expect({ passed, excess }).toEqual({ passed: true, excess: [] });
    expect({ stars, score }).toEqual({ stars: reference.stars, score: reference.score });
  });

  it.each(listings)('takes at most half as many statements more than the reference of $slug', ({ file }) => {
    for (const { policy, instead } of suggestionsFor(file).suggestions) {
      const reference = instead.flatMap(({ statements }) => statements);
      expect(policy.statements.length).toBeLessThanOrEqual(Math.max(1, reference.length) * 1.5);
    }
  });

  it.each(listings)('speaks of everybody whose policies the reference of $slug writes', ({ file }) => {
    const { state, suggestions } = suggestionsFor(file);
    const holders = holdersOf(sandboxOf(state), state.history.start);
    expect(suggestions.map(({ principal }) => principal)).toEqual(holders.map(({ name }) => name));
  });

  it.each(listings)('has no long list of actions where a wildcard is exact, in $slug', ({ file }) => {
    const long = suggestionsFor(file)
      .suggestions.filter(({ published }) => published === null)
      .flatMap(({ policy }) => policy.statements.map((statement) => ({ policy, statement })))
      .filter(({ statement }) => statement.action.patterns.length > 10);
    for (const { policy, statement } of long) {
      const { patterns } = statement.action;
      const [prefix = ''] = patterns[0]?.split(':') ?? [];
      const entry = serviceEntry(prefix);
      const actions = patterns.flatMap((name) => findAction(name) ?? []);
      expect(entry && exactPatterns(entry, actions, () => 10)).toHaveLength(patterns.length);
      const wide = { ...statement, action: { negated: false, patterns: [`${prefix}:*`] } };
      const statements = policy.statements.map((one) => (one === statement ? wide : one));
      expect(isEqual([{ ...policy, statements }], [policy])).toBe(false);
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

  it('denies what a task wants kept from people whom another policy lets in', () => {
    const [interns] = suggestionsFor('scenarios/foundations/explicit-deny-wins.yaml').suggestions;
    expect(interns?.principal).toBe('group/Interns');
    expect(interns?.policy.statements).toContainEqual(
      expect.objectContaining({
        effect: 'Deny',
        action: { negated: false, patterns: ['s3:*'] },
        resource: { negated: false, patterns: ['arn:aws:s3:::larkspur-backups*'] },
      }),
    );
  });

  it('is a policy of AWS where that is just what is needed', () => {
    const { suggestions } = suggestionsFor('scenarios/foundations/read-only-and-admins.yaml');
    expect(suggestions.map(({ principal, published }) => [principal, published])).toEqual([
      ['group/Admins', 'arn:aws:iam::aws:policy/AdministratorAccess'],
      ['group/ReadOnly', null],
    ]);
  });

  it('keeps the actions that a task names and no check asks for', () => {
    const [operators] = suggestionsFor('scenarios/policies/list-yes-delete-never.yaml').suggestions;
    expect(operators?.text).toContain('"dynamodb:Scan"');
  });

  it('is for the role through which somebody gets in, not for the person', () => {
    const { suggestions } = suggestionsFor('scenarios/policies/sarahs-tuesdays.yaml');
    expect(suggestions.map(({ principal }) => principal)).toEqual(['role/TuesdayViewer']);
  });

  it('is not there for people who join a group that has what they need', () => {
    expect(suggestionsFor('scenarios/foundations/first-day-first-user.yaml').suggestions).toEqual([]);
  });
});
