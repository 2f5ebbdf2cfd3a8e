import { operationsOf } from '../serviceOperations.ts';
import { analyzers } from './analyzers.ts';
import { archiveRules } from './archiveRules.ts';
import { findings } from './findings.ts';
import { generation } from './generation.ts';
import { policyChecks } from './policyChecks.ts';
import { previews } from './previews.ts';
import { recommendations } from './recommendations.ts';
import { resources } from './resources.ts';
import { tags } from './tags.ts';
import { validatePolicy } from './validatePolicy.ts';

/** Operations of IAM Access Analyzer that the sandbox carries out. */
export const accessAnalyzerOperations = operationsOf('accessanalyzer', {
  ...analyzers,
  ...archiveRules,
  ...findings,
  ...recommendations,
  ...resources,
  ...validatePolicy,
  ...policyChecks,
  ...previews,
  ...generation,
  ...tags,
});
