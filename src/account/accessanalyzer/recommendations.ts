import type { JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { structures, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Result } from '../operation.ts';
import { policyByArn } from '../policyByArn.ts';
import { accountOfArn } from '../resourceType.ts';
import type { Account, PolicyHolder, Sandbox } from '../sandbox.ts';
import { lowerTokens, tokenPage } from '../tokenPage.ts';
import type { FindingRecord, Recommendation } from './accessAnalysis.ts';
import { type AnalyzerCall, putAnalyzer } from './analyzerRow.ts';
import { fail } from './failures.ts';
import { onFindings } from './findings.ts';
import { memberOf } from './inputMember.ts';
import { recommendedPolicy, type Unused } from './recommendedPolicy.ts';

/** A service without actions was not used at all. */
function unusedIn({ content }: FindingRecord): Unused {
  const told = content.details.map((one) => memberOf(one, 'unusedPermissionDetails'));
  const whole = told.filter(({ actions }) => actions === undefined);
  return {
    services: new Set(whole.map((one) => text(one, 'serviceNamespace'))),
    actions: new Set(
      told.flatMap((one) =>
        structures(one, 'actions').map((action) =>
          `${text(one, 'serviceNamespace')}:${text(action, 'action')}`.toLowerCase(),
        ),
      ),
    ),
  };
}

function holderOf(account: Account | undefined, arn: string): PolicyHolder | null {
  const name = arn.slice(arn.lastIndexOf('/') + 1).toLowerCase();
  return (arn.includes(':role/') ? account?.roles.get(name) : account?.users.get(name)) ?? null;
}

interface Held {
  /** ARN of a managed policy, name of an inline one. */
  readonly id: string;
  readonly text: string;
  readonly updated: number | null;
}

const policiesOf = (account: Account, holder: PolicyHolder): readonly Held[] => [
  ...holder.attached.flatMap((arn): readonly Held[] => {
    const found = policyByArn(account, arn);
    const own = [...account.policies.values()].find((one) => one.arn === arn);
    return found ? [{ id: arn, text: found.text, updated: own?.updated ?? null }] : [];
  }),
  ...[...holder.inline.values()].map(({ name, text: written }) => ({ id: name, text: written, updated: null })),
];

/** First the policy that replaces another, then the other is taken away. */
function stepsFor({ id, text: written, updated }: Held, unused: Unused): readonly JsonObject[] {
  const policy = recommendedPolicy(written, unused);
  if (policy === 'unchanged') return [];
  const since = updated === null ? {} : { policyUpdatedAt: isoTime(updated) };
  const detach = { ...since, recommendedAction: 'DETACH_POLICY', existingPolicyId: id };
  const replacing = (recommended: JsonObject): JsonObject => ({
    ...since,
    recommendedAction: 'CREATE_POLICY',
    recommendedPolicy: JSON.stringify(recommended),
    existingPolicyId: id,
  });
  const steps = policy === 'nothing' ? [detach] : [replacing(policy), detach];
  return steps.map((step) => ({ unusedPermissionsRecommendedStep: step }));
}

function recommendation(sandbox: Sandbox, finding: FindingRecord, time: number): Recommendation {
  const arn = finding.content.resource;
  const account = sandbox.accounts.get(accountOfArn(arn) ?? '');
  const holder = holderOf(account, arn);
  const held = account && holder ? policiesOf(account, holder) : [];
  const unused = unusedIn(finding);
  return { started: time, resource: arn, steps: held.flatMap((one) => stepsFor(one, unused)) };
}

function generate(call: AnalyzerCall): Result {
  const id = text(call.input, 'id');
  const finding = call.analyzer.findings.get(id);
  if (!finding) return fail('input.finding', { Id: id });
  if (finding.content.findingType !== 'UnusedPermission') return fail('input.recommendation');
  const recommendations = withEntry(
    call.analyzer.recommendations ?? new Map(),
    id,
    recommendation(call.sandbox, finding, call.time),
  );
  return { sandbox: putAnalyzer(call.sandbox, call.account.id, { ...call.analyzer, recommendations }), output: {} };
}

function give(call: AnalyzerCall): Result {
  const id = text(call.input, 'id');
  const found = call.analyzer.recommendations?.get(id);
  if (!found) return fail('missing.recommendation', { Id: id });
  const page = tokenPage(call, 'GetFindingRecommendation', found.steps, lowerTokens);
  if (!page) return fail('input.token');
  const output = {
    startedAt: isoTime(found.started),
    completedAt: isoTime(found.started),
    ...page.more,
    resourceArn: found.resource,
    recommendedSteps: page.items,
    recommendationType: 'UnusedPermissionRecommendation',
    status: 'SUCCEEDED',
  };
  return { sandbox: call.sandbox, output };
}

/** What to do about unused permissions: IAM User Guide, access-analyzer-findings-remediate. It is worked out at once. */
export const recommendations: Rows = {
  GenerateFindingRecommendation: onFindings(generate),
  GetFindingRecommendation: onFindings(give),
};
