import type { JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Row, Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Result } from '../operation.ts';
import { accountOfArn } from '../resourceType.ts';
import { storedPolicy } from '../storedPolicy.ts';
import type { AccessPreview, FindingRecord } from './accessAnalysis.ts';
import { type AnalyzerCall, analysisOf, listed, onAnalyzer, withAnalysis } from './analyzerRow.ts';
import { meets } from './criteria.ts';
import { type AnalyzedResource, externalFindings, zoneOf } from './externalFindings.ts';
import { fail } from './failures.ts';
import { findingOutput } from './findingOutput.ts';
import { memberOf } from './inputMember.ts';
import { refreshed } from './refreshed.ts';

interface Proposal {
  /** Member of its policy text. */
  readonly policy: string;
  readonly type: string;
  readonly service: string;
}

/** Configurations that are one policy, by member. */
const proposals: Readonly<Record<string, Proposal>> = {
  iamRole: { policy: 'trustPolicy', type: 'AWS::IAM::Role', service: 'sts' },
  s3Bucket: { policy: 'bucketPolicy', type: 'AWS::S3::Bucket', service: 's3' },
  sqsQueue: { policy: 'queuePolicy', type: 'AWS::SQS::Queue', service: 'sqs' },
  snsTopic: { policy: 'topicPolicy', type: 'AWS::SNS::Topic', service: 'sns' },
  secretsManagerSecret: { policy: 'secretPolicy', type: 'AWS::SecretsManager::Secret', service: 'secretsmanager' },
  ecrRepository: { policy: 'repositoryPolicy', type: 'AWS::ECR::Repository', service: 'ecr' },
  efsFileSystem: { policy: 'fileSystemPolicy', type: 'AWS::EFS::FileSystem', service: 'elasticfilesystem' },
  dynamodbTable: { policy: 'tablePolicy', type: 'AWS::DynamoDB::Table', service: 'dynamodb' },
};

/** The resource as it would be; null for a configuration that is not looked at. */
function proposed(call: AnalyzerCall, arn: string, configuration: JsonObject): AnalyzedResource | null {
  const [kind] = Object.keys(configuration);
  const row = kind !== undefined && Object.hasOwn(proposals, kind) ? proposals[kind] : undefined;
  const document = row && optionalText(memberOf(configuration, kind ?? ''), row.policy);
  if (!row || document === undefined) return null;
  const stored = storedPolicy(document, row.service === 'sts' ? 'trust' : 'resource');
  const account = accountOfArn(arn) ?? call.account.id;
  return stored && { arn, type: row.type, account, service: row.service, policy: stored.policy, controls: [] };
}

function proposedAll(
  call: AnalyzerCall,
  configurations: JsonObject,
): readonly AnalyzedResource[] | { readonly bad: string } {
  const found: AnalyzedResource[] = [];
  for (const arn of Object.keys(configurations)) {
    const resource = proposed(call, arn, memberOf(configurations, arn));
    if (!resource) return { bad: arn };
    found.push(resource);
  }
  return found;
}

const creation = onAnalyzer((call) => {
  const configurations = memberOf(call.input, 'configurations');
  const resources = proposedAll(call, configurations);
  if ('bad' in resources) return fail('input.preview', { Arn: resources.bad });
  const drawn = draw(call.sandbox, nextUuid);
  const preview: AccessPreview = { id: drawn.value, analyzer: call.analyzer.arn, created: call.time, configurations };
  const sandbox = withAnalysis(drawn.sandbox, call.account.id, (before) => ({
    ...before,
    previews: withEntry(before.previews, preview.id, preview),
  }));
  return { sandbox, output: { id: preview.id } };
});

const onPreview = (run: (call: AnalyzerCall, preview: AccessPreview) => Result): Row =>
  onAnalyzer((call) => {
    const id = text(call.input, 'accessPreviewId');
    const preview = analysisOf(call).previews.get(id);
    return preview?.analyzer === call.analyzer.arn ? run(call, preview) : fail('missing.preview', { Id: id });
  });

/** What would be found, against what is found now: new, changed, the same, or gone. */
const previewFindings = onPreview((call, preview) => {
  const resources = proposedAll(call, preview.configurations);
  if ('bad' in resources) return fail('input.preview', { Arn: resources.bad });
  const now = refreshed(call.sandbox, call.account.id, call.analyzer, call.time);
  const zone = zoneOf(call.sandbox, call.account.id, call.analyzer);
  const would = externalFindings(resources, zone, call.analyzer.arn);
  const arns = new Set(resources.map(({ arn }) => arn));
  const gone = [...now.findings.values()].filter(
    (one) => one.status !== 'RESOLVED' && arns.has(one.content.resource) && !would.has(one.id),
  );
  const times = { created: preview.created, updated: preview.created };
  const records = [
    ...[...would].map(([id, content]): FindingRecord => ({ id, content, status: 'ACTIVE', ...times })),
    ...gone.map((one): FindingRecord => ({ ...one, status: 'RESOLVED' })),
  ].filter((one) => meets(one, memberOf(call.input, 'filter')));
  return listed(call, 'ListAccessPreviewFindings', 'findings', records, (record) => {
    const existing = now.findings.get(record.id);
    const same = existing && JSON.stringify(existing.content) === JSON.stringify(record.content);
    const change = !existing ? 'NEW' : same && record.status !== 'RESOLVED' ? 'UNCHANGED' : 'CHANGED';
    return previewOutput(call, record, existing, change);
  });
});

function previewOutput(
  call: AnalyzerCall,
  record: FindingRecord,
  existing: FindingRecord | undefined,
  change: string,
): JsonObject {
  const shown = findingOutput(call.analyzer, record);
  const { id, principal, action, resource, isPublic, resourceType, condition, createdAt, status } = shown;
  return {
    id: id ?? '',
    ...(existing ? { existingFindingId: existing.id, existingFindingStatus: existing.status } : {}),
    ...(principal ? { principal } : {}),
    ...(action ? { action } : {}),
    condition: condition ?? {},
    resource: resource ?? '',
    isPublic: isPublic ?? false,
    resourceType: resourceType ?? '',
    createdAt: createdAt ?? '',
    changeType: change,
    status: status ?? 'ACTIVE',
    resourceOwnerAccount: record.content.owner,
  };
}

/** What would be reachable from outside if a policy were changed. */
export const previews: Rows = {
  CreateAccessPreview: creation,
  GetAccessPreview: onPreview((call, preview) => ({
    sandbox: call.sandbox,
    output: {
      accessPreview: {
        id: preview.id,
        analyzerArn: preview.analyzer,
        configurations: preview.configurations,
        createdAt: isoTime(preview.created),
        status: 'COMPLETED',
      },
    },
  })),
  ListAccessPreviews: onAnalyzer((call) => {
    const found = [...analysisOf(call).previews.values()].filter(({ analyzer }) => analyzer === call.analyzer.arn);
    return listed(call, 'ListAccessPreviews', 'accessPreviews', found, (preview) => ({
      id: preview.id,
      analyzerArn: preview.analyzer,
      createdAt: isoTime(preview.created),
      status: 'COMPLETED',
    }));
  }),
  ListAccessPreviewFindings: previewFindings,
};
