import type { Sandbox } from '../sandbox.ts';
import type { Analyzer, FindingContent, FindingRecord } from './accessAnalysis.ts';
import { meets } from './criteria.ts';
import { analyzedResources, externalFindings, zoneOf } from './externalFindings.ts';
import { unusedFindings } from './unusedFindings.ts';

const isUnused = ({ type }: Analyzer): boolean => type.endsWith('UNUSED_ACCESS');

function contents(
  sandbox: Sandbox,
  owner: string,
  analyzer: Analyzer,
  time: number,
): ReadonlyMap<string, FindingContent> {
  if (isUnused(analyzer)) return unusedFindings(sandbox, owner, analyzer, time);
  const zone = zoneOf(sandbox, owner, analyzer);
  return externalFindings(analyzedResources(sandbox, zone, analyzer.region), zone, analyzer.arn);
}

/**
 * An analyzer with its findings as the accounts are now. What is gone is resolved; what comes back is active again; new
 * findings that an archive rule matches are archived at once (IAM User Guide, access-analyzer-archive-rules).
 */
export function refreshed(sandbox: Sandbox, owner: string, analyzer: Analyzer, time: number): Analyzer {
  const now = contents(sandbox, owner, analyzer, time);
  const findings = new Map<string, FindingRecord>();
  for (const known of analyzer.findings.values()) {
    if (now.has(known.id)) continue;
    findings.set(known.id, known.status === 'RESOLVED' ? known : { ...known, status: 'RESOLVED', updated: time });
  }
  for (const [id, content] of now) {
    const known = analyzer.findings.get(id);
    findings.set(
      id,
      !known || known.status === 'RESOLVED' ? fresh(analyzer, id, content, time) : kept(known, content, time),
    );
  }
  return { ...analyzer, findings, scanned: time };
}

function fresh(analyzer: Analyzer, id: string, content: FindingContent, time: number): FindingRecord {
  const finding: FindingRecord = { id, content, status: 'ACTIVE', created: time, updated: time };
  const archived = [...analyzer.rules.values()].some(({ filter }) => meets(finding, filter));
  return archived ? { ...finding, status: 'ARCHIVED' } : finding;
}

function kept(known: FindingRecord, content: FindingContent, time: number): FindingRecord {
  const same = JSON.stringify(known.content) === JSON.stringify(content);
  return same ? known : { ...known, content, updated: time };
}
