import * as z from 'zod';
import type { UnitStart } from '../account/governanceShape.ts';
import { accountId, handle, line, moment, policyDocument, tags } from './words.ts';

/** Organization, identity directory and analyzers of a start: the shapes of `SandboxStart`. */

const name = line.exactOptional();
const flag = z.boolean().exactOptional();
const names = z.array(line).exactOptional();

const controlPolicy = { name: line, id: name, description: z.string().exactOptional(), document: policyDocument };
const controlPolicies = z.record(accountId, z.array(z.array(z.strictObject(controlPolicy)))).exactOptional();

const target = {
  policies: names.meta({ description: 'names of policies attached beside the full-access ones' }),
  fullAccess: flag.meta({ description: 'false where `FullAWSAccess` is detached' }),
};

const unit: z.ZodType<UnitStart> = z.lazy(() =>
  z.strictObject({
    ...target,
    name: line,
    id: name,
    accounts: z.array(accountId).exactOptional(),
    units: z.array(unit).exactOptional(),
  }),
);

export const organizationStart = z
  .strictObject({
    id: name,
    managementAccount: accountId.exactOptional(),
    paths: z.record(accountId, line).exactOptional(),
    serviceControlPolicies: controlPolicies,
    resourceControlPolicies: controlPolicies,
    featureSet: z.enum(['ALL', 'CONSOLIDATED_BILLING']).exactOptional(),
    policyTypes: names.meta({ description: 'enabled on the root; service control policies by default' }),
    policies: z
      .array(z.strictObject({ ...controlPolicy, type: name }))
      .exactOptional()
      .meta({ description: 'policies that root, units and accounts attach by name' }),
    root: z.strictObject(target).exactOptional(),
    units: z.array(unit).exactOptional(),
    accounts: z.record(accountId, z.strictObject({ ...target, name, email: name })).exactOptional(),
    delegatedAdministrators: z
      .record(line, z.array(accountId))
      .exactOptional()
      .meta({ description: 'accounts by service principal' }),
    trustedServices: names,
    rootFeatures: z
      .array(z.enum(['RootCredentialsManagement', 'RootSessions']))
      .exactOptional()
      .meta({ description: 'what IAM manages centrally for the root users of members' }),
    resourcePolicy: policyDocument.exactOptional(),
  })
  .meta({ id: 'organization' });

const directoryUser = z.strictObject({
  userName: line,
  id: name,
  displayName: name,
  email: name,
  groups: names,
  attributes: z.record(line, line).exactOptional().meta({ description: '`department`, `costCenter` …' }),
  active: flag,
});

const permissionSet = z.strictObject({
  name: line,
  id: name,
  description: z.string().exactOptional(),
  sessionDuration: name,
  managed: names.meta({ description: 'AWS managed policies by name or ARN' }),
  customer: names.meta({ description: 'customer managed policies of the accounts by name' }),
  inline: policyDocument.exactOptional(),
  boundary: name,
});

export const identityCenterStart = z
  .strictObject({
    owner: accountId.exactOptional(),
    name,
    instanceId: name,
    identityStoreId: name,
    region: name,
    users: z.array(directoryUser).exactOptional(),
    groups: z.array(z.strictObject({ name: line, id: name, description: name })).exactOptional(),
    permissionSets: z.array(permissionSet).exactOptional(),
    assignments: z
      .array(z.strictObject({ account: accountId, permissionSet: line, user: name, group: name }))
      .exactOptional(),
    attributes: z.record(line, line).exactOptional().meta({ description: 'session tags by key: `${path:…}`' }),
  })
  .meta({ id: 'identityCenter' });

const criterion = z.strictObject({ eq: names, neq: names, contains: names, exists: flag });

export const analyzerStart = z.strictObject({
  name: handle,
  type: z.enum(['ACCOUNT', 'ORGANIZATION', 'ACCOUNT_UNUSED_ACCESS', 'ORGANIZATION_UNUSED_ACCESS']).exactOptional(),
  region: name,
  created: moment.exactOptional(),
  tags: tags.exactOptional(),
  unusedAccessAge: z.number().int().min(1).max(365).exactOptional().meta({ description: 'days' }),
  archiveRules: z
    .record(line, z.record(line, criterion))
    .exactOptional()
    .meta({ description: 'criteria by rule name' }),
});
