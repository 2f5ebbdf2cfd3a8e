import type { Severity } from '../policy/fault.ts';
import type { FileFindings } from './lintCommand.ts';
import { programVersion } from './programVersion.ts';

export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  'security-warning': 'warning',
  warning: 'warning',
  suggestion: 'note',
};

/** Findings as a log in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0); `ruleOf` tells of a code. */
export function sarifLog(
  files: readonly FileFindings[],
  unusable: readonly string[],
  ruleOf: (code: string) => object,
): object {
  const codes = [...new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)))].sort();
  const index = new Map(codes.map((code, at) => [code, at]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'iam-dojo', version: programVersion(), rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: unusable.length === 0,
            toolExecutionNotifications: unusable
              .flatMap((told) => told.split('\niam-dojo: '))
              .map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        results: files.flatMap(({ file, findings }) => findings.map((finding) => resultOf(file, finding, index))),
      },
    ],
  };
}

function resultOf(file: string, finding: FileFindings['findings'][number], index: ReadonlyMap<string, number>): object {
  const { code, severity, message, advice, place, path, fix } = finding;
  return {
    ruleId: code,
    ruleIndex: index.get(code) ?? -1,
    level: sarifLevels[severity],
    message: { text: advice === '' ? message : `${message}; ${advice}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: place?.line ?? 1, startColumn: place?.column ?? 1 },
        },
      },
    ],
    properties: { severity, path, ...(fix === null ? {} : { fix: fix.title }) },
  };
}

function uriOf(file: string): string {
  return file === '-' ? 'stdin' : file.split('/').map(encodeURIComponent).join('/');
}
