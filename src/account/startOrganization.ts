import { nextHex, seedOf } from './generator.ts';
import type { ControlPolicyStart, OrganizationStart, TargetStart, UnitStart } from './governanceShape.ts';
import { newOrganization, usualEmail } from './organizations/newOrganization.ts';
import type { Member, Organization, OrganizationPolicy, Unit } from './organizations/organization.ts';
import { awsPolicies } from './organizations/policyTypes.ts';
import { settled, usualAttachments } from './organizations/settled.ts';
import { documentText, storedPolicy } from './storedPolicy.ts';

const scp = 'SERVICE_CONTROL_POLICY';
const rcp = 'RESOURCE_CONTROL_POLICY';

interface Options {
  readonly clock: number;
  readonly seed: number;
}

/** Collects what a start says of an organization, piece by piece. */
class Draft {
  readonly units = new Map<string, Unit>();
  readonly members = new Map<string, Member>();
  readonly policies = new Map<string, OrganizationPolicy>();
  readonly attachments = new Map<string, readonly string[]>();
  readonly policyTypes: readonly string[];
  readonly rootId: string;
  readonly clock: number;
  readonly hex: (purpose: string, length: number) => string;

  constructor(rootId: string, policyTypes: readonly string[], { clock, seed }: Options) {
    this.rootId = rootId;
    this.policyTypes = policyTypes;
    this.clock = clock;
    this.hex = (purpose, length) => nextHex(seedOf(`${seed}/organization/${purpose}`), length)[0];
  }

  unit(unit: Unit): void {
    if (!this.units.has(unit.id)) this.attachments.set(unit.id, usualAttachments(this.policyTypes));
    this.units.set(unit.id, unit);
  }

  member(id: string, parent: string, { name, email }: { name?: string; email?: string } = {}): void {
    const known = this.members.get(id);
    this.attachments.set(id, this.attachments.get(id) ?? usualAttachments(this.policyTypes));
    this.members.set(id, {
      id,
      name: name ?? known?.name ?? `account-${id}`,
      email: email ?? known?.email ?? usualEmail(id),
      parent,
      joined: known?.joined ?? this.clock - 90 * 86_400_000,
      method: 'CREATED',
      closed: false,
    });
  }

  /** Id of a policy of the start; of AWS's own one where the document is AWS's. Null for an unreadable document. */
  policy(start: ControlPolicyStart, type: string): string | null {
    const content = documentText(start.document);
    if (type === scp && !storedPolicy(content, 'scp')) return null;
    if (type === rcp && !storedPolicy(content, 'rcp')) return null;
    const own = [...awsPolicies.values()].find((one) => one.type === type && one.name === start.name);
    if (own) return own.id;
    const kind = type === scp ? 'scp' : type === rcp ? 'rcp' : type;
    const id = start.id ?? `p-${this.hex(`${kind}/${start.name}`, 8)}`;
    const description = start.description ?? '';
    this.policies.set(id, { id, name: start.name, type, description, content, updated: this.clock });
    return id;
  }

  /** Attaches policies of the start by name beside the full-access ones. */
  attach(target: string, { policies = [], fullAccess = true }: TargetStart): void {
    const usual = (this.attachments.get(target) ?? []).filter((id) => fullAccess || id !== 'p-FullAWSAccess');
    const named = policies.flatMap((name) => [...this.policies.values()].find((one) => one.name === name)?.id ?? []);
    this.attachments.set(target, [...new Set([...usual, ...named])]);
  }
}

/** The organization of a start: its members are the accounts with paths, without paths all accounts of the sandbox. */
export function organizationOf(
  start: OrganizationStart,
  home: string,
  accounts: readonly string[],
  options: Options,
): Organization {
  const hex = (purpose: string, length: number) =>
    nextHex(seedOf(`${options.seed}/organization/${purpose}`), length)[0];
  const id = start.id ?? `o-${hex('id', 10)}`;
  const managementAccount = start.managementAccount ?? home;
  const [given] = Object.values(start.paths ?? {});
  const rootId = given?.split('/')[1] || `r-${hex('root', 4)}`;
  const featureSet = start.featureSet ?? 'ALL';
  const enabled = start.policyTypes ?? usualTypes(start);
  const draft = new Draft(rootId, featureSet === 'ALL' ? enabled : [], options);
  draft.attachments.set(rootId, usualAttachments(draft.policyTypes));
  placeMembers(draft, start, new Set([managementAccount, ...(start.paths ? Object.keys(start.paths) : accounts)]));
  for (const policy of start.policies ?? []) draft.policy(policy, policy.type ?? scp);
  placeUnits(draft, start.units ?? [], rootId);
  for (const [account, { name, email, ...target }] of Object.entries(start.accounts ?? {})) {
    draft.member(account, draft.members.get(account)?.parent ?? rootId, {
      ...(name ? { name } : {}),
      ...(email ? { email } : {}),
    });
    draft.attach(account, target);
  }
  if (start.root) draft.attach(rootId, start.root);
  attachLevels(draft, start.serviceControlPolicies, scp);
  attachLevels(draft, start.resourceControlPolicies, rcp);
  const management = { name: 'management', email: usualEmail(managementAccount), joined: options.clock };
  const record = newOrganization({ id, rootId, managementAccount, featureSet }, management, draft.policyTypes);
  const { units, members, policies, attachments } = draft;
  return settled({ ...record, units, members, policies, attachments, ...delegated(start, options.clock) });
}

/** Service control policies, and resource control policies where the start has any. */
const usualTypes = (start: OrganizationStart): readonly string[] => [
  scp,
  ...(start.resourceControlPolicies || start.policies?.some(({ type }) => type === rcp) ? [rcp] : []),
];

/** Members of a start with their units, which a path names by id. */
function placeMembers(draft: Draft, start: OrganizationStart, ids: ReadonlySet<string>): void {
  for (const account of ids) {
    const units = (start.paths?.[account] ?? '').split('/').filter((part) => part.startsWith('ou-'));
    let parent = draft.rootId;
    for (const unit of units) {
      draft.unit({ id: unit, name: unit, parent });
      parent = unit;
    }
    draft.member(account, parent);
  }
}

function placeUnits(draft: Draft, units: readonly UnitStart[], parent: string): void {
  for (const one of units) {
    const id = one.id ?? `ou-${draft.rootId.slice(2)}-${draft.hex(`unit/${parent}/${one.name}`, 8)}`;
    draft.unit({ id, name: one.name, parent });
    draft.attach(id, one);
    for (const account of one.accounts ?? []) draft.member(account, id);
    placeUnits(draft, one.units ?? [], id);
  }
}

/**
 * Lists by level from root to account take the place of what is attached there. With fewer lists than levels the last
 * one stands for the account.
 */
function attachLevels(draft: Draft, lists: OrganizationStart['serviceControlPolicies'], type: string): void {
  for (const [account, levels] of Object.entries(lists ?? {})) {
    const chain = [account];
    for (let at = draft.members.get(account)?.parent; at !== undefined; at = draft.units.get(at)?.parent)
      chain.unshift(at);
    const targets = levels.map((_, depth) => (depth === levels.length - 1 ? account : (chain[depth] ?? account)));
    for (const [depth, level] of levels.entries()) {
      const target = targets[depth] ?? account;
      const ids = level.flatMap((policy) => draft.policy(policy, type) ?? []);
      const others = (draft.attachments.get(target) ?? []).filter(
        (id) => typeOf(draft, id) !== type || id === 'p-RCPFullAWSAccess',
      );
      draft.attachments.set(target, [...others, ...ids]);
    }
  }
}

const typeOf = (draft: Draft, id: string): string | undefined => (draft.policies.get(id) ?? awsPolicies.get(id))?.type;

function delegated(start: OrganizationStart, clock: number) {
  const delegations = Object.entries(start.delegatedAdministrators ?? {}).flatMap(([service, accounts]) =>
    accounts.map((account) => ({ account, service, since: clock })),
  );
  const iam = start.rootFeatures?.length ? ['iam.amazonaws.com'] : [];
  const services = [...(start.trustedServices ?? []), ...iam, ...delegations.map(({ service }) => service)];
  const stored =
    start.resourcePolicy === undefined ? null : storedPolicy(documentText(start.resourcePolicy), 'resource');
  return {
    delegations,
    trustedServices: new Map(services.map((service) => [service, clock])),
    resourcePolicy: stored ? { ...stored, id: 'rp-delegation' } : null,
    ...(start.rootFeatures ? { rootFeatures: start.rootFeatures } : {}),
  };
}
