import type { Json, JsonObject } from '../call.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { targetArn } from './arns.ts';
import { fail } from './failures.ts';
import { memberOf } from './find.ts';
import { readManagement } from './managementDocument.ts';
import { inOrganization } from './organizationRow.ts';
import { attachedTo, chainTo } from './settled.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const operators = ['@@assign', '@@append', '@@remove'];
const isLeaf = (value: JsonObject): boolean => operators.some((operator) => operator in value);

/**
 * What a policy further down makes of what it inherits: AWS Organizations User Guide,
 * orgs_manage_policies_inheritance_mgmt. Operators that limit child policies are not looked at.
 */
function inherit(parent: JsonObject, child: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...parent };
  for (const [name, value] of Object.entries(child)) {
    if (name.startsWith('@@')) continue;
    const before = merged[name];
    if (!isObject(value)) merged[name] = value;
    else if (isLeaf(value)) merged[name] = applied(before, value);
    else merged[name] = inherit(isObject(before) ? before : {}, value);
  }
  return merged;
}

function applied(before: Json | undefined, leaf: JsonObject): Json {
  const assigned = leaf['@@assign'];
  if (assigned !== undefined) return assigned;
  const removed = new Set(listOf(leaf['@@remove']).map((one) => JSON.stringify(one)));
  const kept = [...listOf(before), ...listOf(leaf['@@append'])];
  return [...new Map(kept.map((one) => [JSON.stringify(one), one])).entries()]
    .filter(([key]) => !removed.has(key))
    .map(([, one]) => one);
}

const effective = inOrganization('DescribeEffectivePolicy', {
  from: 'member',
  asks: (call) => ({
    resource: targetArn(call.organization, optionalText(call.input, 'TargetId') ?? call.account.id),
    context: { 'organizations:PolicyType': text(call.input, 'PolicyType') },
  }),
  run: (call) => {
    const { organization, account } = call;
    const type = text(call.input, 'PolicyType');
    const target = optionalText(call.input, 'TargetId') ?? account.id;
    const foreign = target !== account.id && account.id !== organization.managementAccount;
    if (foreign && !organization.delegations.some((one) => one.account === account.id)) return fail('access.short');
    if (!memberOf(organization, target, call.time)) return fail('missing.target');
    if (!organization.policyTypes.includes(type)) return fail('type.off-effective');
    const found = chainTo(organization, target).flatMap((at) => attachedTo(organization, at, type));
    const document = found.map(({ content }) => readManagement(content) ?? {}).reduce<JsonObject>(inherit, {});
    const updated = Math.max(0, ...found.map((policy) => policy.updated));
    const output = {
      EffectivePolicy: {
        PolicyContent: JSON.stringify(document),
        LastUpdatedTimestamp: isoTime(updated || call.time),
        TargetId: target,
        PolicyType: type,
      },
    };
    return { sandbox: call.sandbox, output };
  },
});

/** What the policies of a type add up to for an account. */
export const effectivePolicy: Rows = { DescribeEffectivePolicy: effective };
