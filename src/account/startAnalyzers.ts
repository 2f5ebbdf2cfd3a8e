import { type AccessAnalysis, noAccessAnalysis } from './accessanalyzer/accessAnalysis.ts';
import { newAnalyzer, newRule } from './accessanalyzer/analyzers.ts';
import type { AnalyzerStart } from './governanceShape.ts';
import { type Site, tagsOf, timeOf } from './startEntity.ts';

const usualAge = 90;

/** Analyzers of an account before they looked for the first time. */
export function accessAnalysisOf(site: Site, starts: readonly AnalyzerStart[]): AccessAnalysis {
  const analyzers = starts.map((start) => {
    const { name, type = 'ACCOUNT', region = 'us-east-1' } = start;
    const created = timeOf(site, start.created);
    const arn = `arn:aws:access-analyzer:${region}:${site.account}:analyzer/${name}`;
    const unused = type.endsWith('UNUSED_ACCESS');
    const configuration = unused ? { unusedAccess: { unusedAccessAge: start.unusedAccessAge ?? usualAge } } : null;
    const rules = Object.entries(start.archiveRules ?? {}).map(([rule, filter]) =>
      newRule(rule, JSON.parse(JSON.stringify(filter)), created),
    );
    return newAnalyzer({ name, arn, region, type, created }, tagsOf(start.tags), configuration, rules);
  });
  return { ...noAccessAnalysis, analyzers: new Map(analyzers.map((one) => [one.arn, one])) };
}
