import type { ApiError } from '../call.ts';
import type { Invocation } from '../operation.ts';
import type { Organization } from '../organizations/organization.ts';
import { fail } from './failures.ts';
import { anything, done, type Row, type Rows } from './row.ts';

type Feature = 'RootCredentialsManagement' | 'RootSessions';

const iamPrincipal = 'iam.amazonaws.com';

/** The organization whose root users the caller's account manages, or why it manages none. */
function managed(call: Invocation, mode: 'switch' | 'read'): Organization | { readonly error: ApiError } {
  const { organization } = call.sandbox;
  if (!organization?.members.has(call.account.id)) return fail('root.no-organization');
  const manages = organization.managementAccount === call.account.id;
  const delegated = organization.delegations.some(
    ({ account, service }) => account === call.account.id && service === iamPrincipal,
  );
  if (!manages && !delegated) return fail('root.not-manager');
  if (mode === 'switch' && !manages) return fail('root.not-management-account');
  if (organization.featureSet !== 'ALL') return fail('root.not-all-features');
  return organization.trustedServices.has(iamPrincipal) ? organization : fail('root.not-trusted');
}

const row = (mode: 'switch' | 'read', change: (features: readonly Feature[]) => readonly Feature[]): Row => ({
  asks: anything,
  run: (call) => {
    const organization = managed(call, mode);
    if ('error' in organization) return organization;
    const rootFeatures = change(organization.rootFeatures ?? []);
    return done(mode === 'read' ? call.sandbox : { ...call.sandbox, organization: { ...organization, rootFeatures } }, {
      OrganizationId: organization.id,
      EnabledFeatures: rootFeatures,
    });
  },
});

const enabling = (feature: Feature): Row => row('switch', (features) => [...new Set([...features, feature])]);
const disabling = (feature: Feature): Row => row('switch', (features) => features.filter((one) => one !== feature));

/** Central management of the root users of member accounts: IAM User Guide, id_root-enable-root-access. */
export const rootManagement: Rows = {
  EnableOrganizationsRootCredentialsManagement: enabling('RootCredentialsManagement'),
  DisableOrganizationsRootCredentialsManagement: disabling('RootCredentialsManagement'),
  EnableOrganizationsRootSessions: enabling('RootSessions'),
  DisableOrganizationsRootSessions: disabling('RootSessions'),
  ListOrganizationsFeatures: row('read', (features) => features),
};
