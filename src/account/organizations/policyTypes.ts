import type { PolicyKind } from '../../policy/policyKind.ts';
import { entryOf } from '../entryOf.ts';
import type { OrganizationPolicy } from './organization.ts';

/** One type of organization policy. */
export interface PolicyType {
  /** Part of the ARNs of its policies. */
  readonly folder: string;
  /** Language of its documents; null for the ones that are no IAM policies. */
  readonly kind: PolicyKind | null;
  /** How many of it a root, unit or account takes. */
  readonly perTarget: number;
  /** Characters of a document. */
  readonly size: number;
  /** Policy of AWS that is attached everywhere while the type is enabled. */
  readonly fullAccess: { readonly id: string; readonly name: string; readonly description: string } | null;
  /** Whether the full-access policy may go. */
  readonly detachable: boolean;
}

const management = (folder: string, perTarget: number, size: number): PolicyType => ({
  folder,
  kind: null,
  perTarget,
  size,
  fullAccess: null,
  detachable: true,
});

/** AWS Organizations User Guide, orgs_reference_limits (values since May 2026) and orgs_manage_policies. */
export const policyTypes: Readonly<Record<string, PolicyType>> = {
  SERVICE_CONTROL_POLICY: {
    folder: 'service_control_policy',
    kind: 'scp',
    perTarget: 10,
    size: 10_240,
    fullAccess: {
      id: 'p-FullAWSAccess',
      name: 'FullAWSAccess',
      description: 'Allows access to every operation',
    },
    detachable: true,
  },
  RESOURCE_CONTROL_POLICY: {
    folder: 'resource_control_policy',
    kind: 'rcp',
    perTarget: 5,
    size: 5120,
    fullAccess: {
      id: 'p-RCPFullAWSAccess',
      name: 'RCPFullAWSAccess',
      description: 'Allows access to every resource',
    },
    detachable: false,
  },
  TAG_POLICY: management('tag_policy', 10, 10_000),
  BACKUP_POLICY: management('backup_policy', 10, 10_000),
  AISERVICES_OPT_OUT_POLICY: management('aiservices_opt_out_policy', 5, 2500),
  CHATBOT_POLICY: management('chatbot_policy', 5, 10_000),
  DECLARATIVE_POLICY_EC2: management('declarative_policy_ec2', 10, 10_000),
  SECURITYHUB_POLICY: management('securityhub_policy', 10, 10_000),
  INSPECTOR_POLICY: management('inspector_policy', 10, 10_000),
  UPGRADE_ROLLOUT_POLICY: management('upgrade_rollout_policy', 10, 10_000),
  BEDROCK_POLICY: management('bedrock_policy', 10, 10_000),
  S3_POLICY: management('s3_policy', 10, 10_000),
  NETWORK_SECURITY_DIRECTOR_POLICY: management('network_security_director_policy', 10, 10_000),
};

/** A type that the model's enumeration let through. */
export function policyType(name: string): PolicyType {
  const type = entryOf(policyTypes, name);
  if (!type) throw new Error(`there is no policy type ${name}`);
  return type;
}

const fullAccessTexts: Readonly<Record<string, string>> = {
  SERVICE_CONTROL_POLICY: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  RESOURCE_CONTROL_POLICY:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
};

/** AWS's own policies, by id. */
export const awsPolicies: ReadonlyMap<string, OrganizationPolicy> = new Map(
  Object.entries(policyTypes).flatMap(([type, { fullAccess }]) =>
    fullAccess
      ? [[fullAccess.id, { ...fullAccess, type, content: fullAccessTexts[type] ?? '', updated: 0 }] as const]
      : [],
  ),
);
