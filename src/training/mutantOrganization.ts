import type { Organization, OrganizationPolicy, OrganizationRecord } from '../account/organizations/organization.ts';
import { policyTypes } from '../account/organizations/policyTypes.ts';
import { settled } from '../account/organizations/settled.ts';
import type { Sandbox, StoredPolicy } from '../account/sandbox.ts';
import { storedPolicy } from '../account/storedPolicy.ts';
import type { PolicyKind } from '../policy/parse.ts';

/** A control policy of an organization, with the sandbox that another document in its place makes. */
export interface OrganizationSite {
  readonly name: string;
  readonly kind: PolicyKind;
  readonly stored: StoredPolicy;
  readonly replace: (stored: StoredPolicy) => Sandbox;
}

/** The service and resource control policies of the sandbox's organization. */
export function organizationSites(sandbox: Sandbox): OrganizationSite[] {
  const { organization } = sandbox;
  if (!organization) return [];
  return [...organization.policies.values()].flatMap((policy): OrganizationSite[] => {
    const kind = kindOf(policy);
    const stored = kind && storedPolicy(policy.content, kind);
    if (!kind || !stored) return [];
    const replace = ({ text }: StoredPolicy): Sandbox =>
      withRecord(sandbox, {
        ...organization,
        policies: new Map(organization.policies).set(policy.id, { ...policy, content: text }),
      });
    return [{ name: `control policy ${policy.name}`, kind, stored, replace }];
  });
}

function kindOf({ type }: OrganizationPolicy): PolicyKind | null {
  return Object.hasOwn(policyTypes, type) ? (policyTypes[type]?.kind ?? null) : null;
}

/** One way to attach a policy wrongly: the targets that it has then, or null where that is where it belongs. */
interface WrongPlace {
  readonly name: string;
  readonly targets: (organization: Organization, target: string) => readonly string[] | null;
}

const wrongPlaces: readonly WrongPlace[] = [
  { name: 'not attached', targets: () => [] },
  {
    name: 'on the root in place of one part',
    targets: ({ rootId }, target) => (target === rootId ? null : [rootId]),
  },
  { name: 'on the management account', targets: ({ managementAccount }) => [managementAccount] },
  {
    name: 'one level up',
    targets: (organization, target) => {
      const parent = organization.units.get(target)?.parent ?? organization.members.get(target)?.parent;
      return parent === undefined || parent === organization.rootId ? null : [parent];
    },
  },
  {
    name: 'on the first account below alone',
    targets: (organization, target) => {
      const below = [...organization.members.values()].filter(({ parent }) => parent === target);
      return below[0] ? [below[0].id] : null;
    },
  },
];

/** Control policies that the learner's side attached, each attached wrongly; and each such place without FullAWSAccess. */
export function misplaced(sandbox: Sandbox, start: Sandbox): { readonly name: string; readonly sandbox: Sandbox }[] {
  const { organization } = sandbox;
  if (!organization) return [];
  const before = start.organization?.attachments;
  const fresh = [...organization.attachments].flatMap(([target, ids]) =>
    ids.filter((id) => id !== unlisted && !before?.get(target)?.includes(id)).map((id) => ({ target, id })),
  );
  const wrong = fresh.flatMap(({ target, id }) =>
    wrongPlaces.flatMap(({ name, targets }) => {
      const others = targets(organization, target);
      const useful = others?.filter((other) => !organization.attachments.get(other)?.includes(id));
      if (!others || !useful || useful.length < others.length) return [];
      const called = `control policy ${organization.policies.get(id)?.name ?? id} of ${nameOf(organization, target)}`;
      return [{ name: `${called}: ${name}`, sandbox: moved(sandbox, organization, id, target, others) }];
    }),
  );
  return [
    ...wrong,
    ...bare(
      sandbox,
      organization,
      new Set(fresh.filter(({ id }) => isService(organization, id)).map(({ target }) => target)),
    ),
  ];
}

const fullAccess = 'p-FullAWSAccess';

/** AWS attaches it by itself and nobody can detach it (AWS Organizations User Guide, orgs_manage_policies_rcps). */
const unlisted = 'p-RCPFullAWSAccess';

/** Whoever believes that a control policy grants takes FullAWSAccess away beside it. */
function bare(sandbox: Sandbox, organization: Organization, targets: ReadonlySet<string>) {
  return [...targets]
    .filter((target) => organization.attachments.get(target)?.includes(fullAccess))
    .map((target) => ({
      name: `FullAWSAccess of ${nameOf(organization, target)}: taken away`,
      sandbox: moved(sandbox, organization, fullAccess, target, []),
    }));
}

function isService({ policies }: Organization, id: string): boolean {
  return policies.get(id)?.type === 'SERVICE_CONTROL_POLICY';
}

function nameOf({ rootId, units, members }: Organization, target: string): string {
  if (target === rootId) return 'the root';
  return units.get(target)?.name ?? members.get(target)?.name ?? target;
}

function moved(sandbox: Sandbox, organization: Organization, id: string, from: string, to: readonly string[]): Sandbox {
  const attachments = new Map(organization.attachments);
  attachments.set(
    from,
    (attachments.get(from) ?? []).filter((one) => one !== id),
  );
  for (const target of to) attachments.set(target, [...(attachments.get(target) ?? []), id]);
  return withRecord(sandbox, { ...organization, attachments });
}

function withRecord(sandbox: Sandbox, record: OrganizationRecord): Sandbox {
  return { ...sandbox, organization: settled(record) };
}
