import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import type { Invocation, Result } from '../operation.ts';
import { customerPolicyByArn } from '../policyByArn.ts';
import type { Account, CustomerPolicy, Sandbox } from '../sandbox.ts';
import { documentSize, readDocument } from './document.ts';
import { drawId } from './draw.ts';
import { fail } from './failures.ts';
import { flag, optionalText, text } from './input.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { customerFacts, policiesOf, policyFacts, policyOutput, policySummary } from './policyFacts.ts';
import { type PolicyUsage, policyUsages } from './policyUsage.ts';
import { quotas } from './quotas.ts';
import { anything, done, type Row, type Rows } from './row.ts';
import { readTags, tagsMember } from './tagList.ts';
import { arnOf, newTarget, policyTarget, requestTags } from './targets.ts';

export const putPolicy = (sandbox: Sandbox, account: string, policy: CustomerPolicy): Sandbox =>
  changeAccount(sandbox, account, (before) => ({
    ...before,
    policies: withEntry(before.policies, policy.name.toLowerCase(), policy),
  }));

/** An operation that changes a customer managed policy; AWS's own cannot be changed. */
export const onCustomerPolicy = (run: (call: Invocation, policy: CustomerPolicy) => Result): Row => ({
  asks: (call) => policyTarget(call),
  run: (call) => {
    const arn = text(call.input, 'PolicyArn');
    const policy = customerPolicyByArn(call.account, arn);
    if (policy) return run(call, policy);
    if (policyFacts(call.account, arn)) return fail('policy.aws-owned', { PolicyArn: arn });
    return fail('missing.policy', { PolicyArn: arn });
  },
});

const creation: Row = {
  asks: (call) => {
    const tags = requestTags(call.input);
    const target = newTarget(call, 'policy', 'PolicyName', tags);
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'iam:TagPolicy' }] : target;
  },
  run: (call) => {
    const name = text(call.input, 'PolicyName');
    if (call.account.policies.has(name.toLowerCase())) return fail('exists.policy', { Name: name });
    const given = readTags(call.input, 'minded');
    if ('error' in given) return given;
    const document = text(call.input, 'PolicyDocument');
    const read = readDocument(document, 'managed');
    if ('error' in read) return read;
    if (documentSize(document) > quotas.PolicySize) {
      return fail('quota', { Quota: 'PolicySize', Limit: quotas.PolicySize });
    }
    if (call.account.policies.size >= quotas.PoliciesPerAccount) {
      return fail('quota', { Quota: 'PoliciesPerAccount', Limit: quotas.PoliciesPerAccount });
    }
    const drawn = drawId(call.sandbox, 'ANPA');
    const path = optionalText(call.input, 'Path') ?? '/';
    const policy: CustomerPolicy = {
      name,
      path,
      id: drawn.value,
      arn: arnOf(call.account.id, 'policy', path, name),
      description: optionalText(call.input, 'Description') ?? '',
      created: call.time,
      updated: call.time,
      tags: given.tags,
      defaultVersion: 'v1',
      versions: [{ ...read.stored, id: 'v1', created: call.time }],
      nextVersion: 2,
    };
    const summary = policySummary(customerFacts(policy), { attached: 0, boundaries: 0 });
    return done(putPolicy(drawn.sandbox, call.account.id, policy), {
      Policy: { ...summary, ...tagsMember(given.tags) },
    });
  },
};

const reading: Row = {
  asks: (call) => policyTarget(call),
  run: (call) => {
    const arn = text(call.input, 'PolicyArn');
    const policy = policyFacts(call.account, arn);
    if (!policy) return fail('missing.policy', { PolicyArn: arn });
    return done(call.sandbox, { Policy: policyOutput(policy, policyUsages(call.account)(arn)) });
  },
};

/** The usage filter counts only together with `OnlyAttached`, as recorded from AWS. */
const counts: Readonly<Record<string, (usage: PolicyUsage) => boolean>> = {
  PermissionsPolicy: ({ attached }) => attached > 0,
  PermissionsBoundary: ({ boundaries }) => boundaries > 0,
};
const anyUse = ({ attached, boundaries }: PolicyUsage): boolean => attached + boundaries > 0;

const listing: Row = {
  asks: anything,
  run: (call) => {
    const prefix = optionalText(call.input, 'PathPrefix') ?? '/';
    const usageOf = policyUsages(call.account);
    const used = counts[optionalText(call.input, 'PolicyUsageFilter') ?? ''] ?? anyUse;
    const onlyAttached = flag(call.input, 'OnlyAttached');
    const policies = policiesOf(call.account, optionalText(call.input, 'Scope') ?? 'All')
      .filter(({ path, arn }) => path.startsWith(prefix) && (!onlyAttached || used(usageOf(arn))))
      .sort(byName);
    const page = pageOf(call, 'ListPolicies', policies);
    if ('error' in page) return page;
    const found = page.items.map((policy) => policySummary(policy, usageOf(policy.arn)));
    return done(call.sandbox, { Policies: found, ...page.more });
  },
};

const inUse = (account: Account, arn: string): boolean => anyUse(policyUsages(account)(arn));

const deletion: Row = onCustomerPolicy((call, policy) => {
  if (inUse(call.account, policy.arn)) return fail('conflict.policy-attached');
  if (policy.versions.length > 1) return fail('conflict.policy-versions');
  return done(
    changeAccount(call.sandbox, call.account.id, (account) => ({
      ...account,
      policies: withoutEntry(account.policies, policy.name.toLowerCase()),
    })),
  );
});

export const managedPolicies: Rows = {
  CreatePolicy: creation,
  GetPolicy: reading,
  ListPolicies: listing,
  DeletePolicy: deletion,
};
