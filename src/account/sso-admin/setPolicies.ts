import { managedPolicy } from '../../catalogue/managedPolicies.ts';
import { malformedPolicy } from '../../policy/malformed.ts';
import type { JsonObject } from '../call.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { listed, onSet, withSet } from './centerRow.ts';
import { fail } from './failures.ts';
import type { PolicyReference } from './identityCenter.ts';

/** AWS managed and customer managed policies of one set, as far as roles take them (IAM Identity Center User Guide, limits). */
const mostPolicies = 10;

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const attach = onSet((call) => {
  const arn = text(call.input, 'ManagedPolicyArn');
  if (!managedPolicy(arn)) return fail('missing.managed', { Arn: arn });
  if (call.set.managed.includes(arn)) return fail('exists.managed', { Arn: arn });
  const count = call.set.managed.length + call.set.customer.length;
  if (count >= mostPolicies) return fail('quota.policies', { Limit: mostPolicies });
  return withSet(call, { managed: [...call.set.managed, arn] });
});

const detach = onSet((call) => {
  const arn = text(call.input, 'ManagedPolicyArn');
  if (!call.set.managed.includes(arn)) return fail('missing.attached', { Arn: arn });
  return withSet(call, { managed: call.set.managed.filter((one) => one !== arn) });
});

const managed = onSet((call) =>
  listed(call, 'ListManagedPoliciesInPermissionSet', 'AttachedManagedPolicies', call.set.managed, (arn) => ({
    Name: nameOf(arn),
    Arn: arn,
  })),
);

const putInline = onSet((call) => {
  const document = text(call.input, 'InlinePolicy');
  const message = malformedPolicy(document, 'identity');
  const stored = storedPolicy(document, 'identity');
  if (message !== null || !stored) return fail('input.policy', { Message: message ?? 'Syntax errors in policy.' });
  return withSet(call, { inline: stored });
});

/** A set without an inline policy answers an empty text. */
const getInline = onSet((call) => ({
  sandbox: call.sandbox,
  output: { InlinePolicy: call.set.inline?.text ?? '' },
}));

const member = (input: JsonObject, name: string): JsonObject | undefined =>
  structures({ list: input[name] === undefined ? [] : [input[name] ?? {}] }, 'list')[0];

const readReference = (given: JsonObject): PolicyReference => ({
  name: text(given, 'Name'),
  path: optionalText(given, 'Path') ?? '/',
});

const referenceOf = (input: JsonObject): PolicyReference =>
  readReference(member(input, 'CustomerManagedPolicyReference') ?? {});

const same = (one: PolicyReference, other: PolicyReference): boolean =>
  one.name === other.name && one.path === other.path;

const referenceOutput = ({ name, path }: PolicyReference): JsonObject => ({ Name: name, Path: path });

const attachReference = onSet((call) => {
  const given = referenceOf(call.input);
  if (call.set.customer.some((one) => same(one, given))) return fail('exists.reference', { Name: given.name });
  const count = call.set.managed.length + call.set.customer.length;
  if (count >= mostPolicies) return fail('quota.policies', { Limit: mostPolicies });
  return withSet(call, { customer: [...call.set.customer, given] });
});

const detachReference = onSet((call) => {
  const given = referenceOf(call.input);
  const customer = call.set.customer.filter((one) => !same(one, given));
  if (customer.length === call.set.customer.length) return fail('missing.reference', { Name: given.name });
  return withSet(call, { customer });
});

const references = onSet((call) =>
  listed(
    call,
    'ListCustomerManagedPolicyReferencesInPermissionSet',
    'CustomerManagedPolicyReferences',
    call.set.customer,
    referenceOutput,
  ),
);

const putBoundary = onSet((call) => {
  const given = member(call.input, 'PermissionsBoundary') ?? {};
  const arn = optionalText(given, 'ManagedPolicyArn');
  const reference = member(given, 'CustomerManagedPolicyReference');
  if ((arn === undefined) === (reference === undefined)) return fail('input.boundary');
  if (arn !== undefined && !managedPolicy(arn)) return fail('missing.managed', { Arn: arn });
  return withSet(call, { boundary: arn === undefined ? readReference(reference ?? {}) : { arn } });
});

const getBoundary = onSet((call) => {
  const { boundary } = call.set;
  if (!boundary) return fail('missing.boundary');
  const shown =
    'arn' in boundary
      ? { ManagedPolicyArn: boundary.arn }
      : { CustomerManagedPolicyReference: referenceOutput(boundary) };
  return { sandbox: call.sandbox, output: { PermissionsBoundary: shown } };
});

/** What a permission set permits. */
export const setPolicies: Rows = {
  AttachManagedPolicyToPermissionSet: attach,
  DetachManagedPolicyFromPermissionSet: detach,
  ListManagedPoliciesInPermissionSet: managed,
  PutInlinePolicyToPermissionSet: putInline,
  GetInlinePolicyForPermissionSet: getInline,
  DeleteInlinePolicyFromPermissionSet: onSet((call) => withSet(call, { inline: null })),
  AttachCustomerManagedPolicyReferenceToPermissionSet: attachReference,
  DetachCustomerManagedPolicyReferenceFromPermissionSet: detachReference,
  ListCustomerManagedPolicyReferencesInPermissionSet: references,
  PutPermissionsBoundaryToPermissionSet: putBoundary,
  GetPermissionsBoundaryForPermissionSet: getBoundary,
  DeletePermissionsBoundaryFromPermissionSet: onSet((call) =>
    call.set.boundary ? withSet(call, { boundary: null }) : fail('missing.boundary'),
  ),
};
