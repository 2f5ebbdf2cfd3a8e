import { type IssueCode, issueCodes } from '../policy/lint/issueCodes.ts';
import type { FileFindings } from './lintCommand.ts';
import { sarifLevels, sarifLog } from './sarifLog.ts';

const PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html';

/** Findings on policies as SARIF. */
export function lintSarif(files: readonly FileFindings[], unusable: readonly string[]): object {
  return sarifLog(files, unusable, ruleOf);
}

function ruleOf(code: string): object {
  const { means, severity }: IssueCode = issueCodes.get(code) ?? { code, means: code, severity: 'error' };
  return {
    id: code,
    shortDescription: { text: means },
    help: { text: `${means} One of IAM Access Analyzer's policy checks: ${PAGE}` },
    ...(code.startsWith('DOJO_') ? {} : { helpUri: PAGE }),
    defaultConfiguration: { level: sarifLevels[severity] },
    properties: { severity },
  };
}
