import { managedPolicy } from '../../catalogue/managedPolicies.ts';
import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import { customerPolicyByArn } from '../policyByArn.ts';
import { documentSize, encodedDocument, readDocument } from './document.ts';
import { fail } from './failures.ts';
import { flag, text } from './input.ts';
import { onCustomerPolicy, putPolicy } from './managedPolicies.ts';
import { pageOf } from './page.ts';
import { quotas } from './quotas.ts';
import { done, type Row, type Rows } from './row.ts';
import { policyTarget } from './targets.ts';

interface Version {
  readonly id: string;
  readonly text: string;
  readonly isDefault: boolean;
  /** ISO 8601. */
  readonly created: string;
}

/** Versions, newest first; of an AWS managed policy only the present one is known. Null where there is no policy. */
export function versionsOf(call: Invocation, arn: string): readonly Version[] | null {
  const own = customerPolicyByArn(call.account, arn);
  if (own) {
    return own.versions.toReversed().map((version) => ({
      id: version.id,
      text: version.text,
      isDefault: version.id === own.defaultVersion,
      created: isoTime(version.created),
    }));
  }
  const published = managedPolicy(arn);
  if (!published) return null;
  return [{ id: published.versionId, text: published.document, isDefault: true, created: published.updateDate }];
}

const versionSummary = (version: Version): JsonObject => ({
  VersionId: version.id,
  IsDefaultVersion: version.isDefault,
  CreateDate: version.created,
});

export const versionOutput = (version: Version): JsonObject => ({
  Document: encodedDocument(version.text),
  ...versionSummary(version),
});

/** Making the new version the default needs no permission of its own: IAM User Guide, access_policies_managed-versioning. */
const creation: Row = onCustomerPolicy((call, policy) => {
  const document = text(call.input, 'PolicyDocument');
  const read = readDocument(document, 'managed');
  if ('error' in read) return read;
  if (documentSize(document) > quotas.PolicySize) {
    return fail('quota', { Quota: 'PolicySize', Limit: quotas.PolicySize });
  }
  if (policy.versions.length >= quotas.VersionsPerPolicy) return fail('quota.versions');
  const id = `v${policy.nextVersion}`;
  const isDefault = flag(call.input, 'SetAsDefault');
  const changed = {
    ...policy,
    updated: call.time,
    defaultVersion: isDefault ? id : policy.defaultVersion,
    versions: [...policy.versions, { ...read.stored, id, created: call.time }],
    nextVersion: policy.nextVersion + 1,
  };
  const version = { id, text: document, isDefault, created: isoTime(call.time) };
  return done(putPolicy(call.sandbox, call.account.id, changed), { PolicyVersion: versionSummary(version) });
});

const reading: Row = {
  asks: (call) => policyTarget(call),
  run: (call) => {
    const arn = text(call.input, 'PolicyArn');
    const id = text(call.input, 'VersionId');
    const versions = versionsOf(call, arn);
    if (!versions) return fail('missing.policy', { PolicyArn: arn });
    const version = versions.find((one) => one.id === id);
    if (!version) return fail('missing.policy-version', { PolicyArn: arn, VersionId: id });
    return done(call.sandbox, { PolicyVersion: versionOutput(version) });
  },
};

const listing: Row = {
  asks: (call) => policyTarget(call),
  run: (call) => {
    const arn = text(call.input, 'PolicyArn');
    const versions = versionsOf(call, arn);
    if (!versions) return fail('missing.policy', { PolicyArn: arn });
    const page = pageOf(call, 'ListPolicyVersions', versions);
    if ('error' in page) return page;
    return done(call.sandbox, { Versions: page.items.map(versionSummary), ...page.more });
  },
};

const promotion: Row = onCustomerPolicy((call, policy) => {
  const id = text(call.input, 'VersionId');
  if (!policy.versions.some((version) => version.id === id)) {
    return fail('missing.policy-version', { PolicyArn: policy.arn, VersionId: id });
  }
  return done(putPolicy(call.sandbox, call.account.id, { ...policy, defaultVersion: id }));
});

const deletion: Row = onCustomerPolicy((call, policy) => {
  const id = text(call.input, 'VersionId');
  const versions = policy.versions.filter((version) => version.id !== id);
  if (versions.length === policy.versions.length) {
    return fail('missing.policy-version', { PolicyArn: policy.arn, VersionId: id });
  }
  if (id === policy.defaultVersion) return fail('conflict.default-version');
  return done(putPolicy(call.sandbox, call.account.id, { ...policy, versions }));
});

export const policyVersions: Rows = {
  CreatePolicyVersion: creation,
  GetPolicyVersion: reading,
  ListPolicyVersions: listing,
  SetDefaultPolicyVersion: promotion,
  DeletePolicyVersion: deletion,
};
