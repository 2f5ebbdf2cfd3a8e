import type { RawStatement } from './lintCheck.ts';
import { mentions } from './writtenConditions.ts';

/** Keys by which a service tells for whom it acts (IAM User Guide, confused-deputy). */
export const sourceKeys = ['aws:SourceArn', 'aws:SourceAccount', 'aws:SourceOrgID', 'aws:SourceOrgPaths'] as const;

export const shownSourceKeys = sourceKeys.map((key) => `\`${key}\``).join(', ');

export function namesSource(statement: RawStatement): boolean {
  return sourceKeys.some((key) => mentions(statement, key));
}
