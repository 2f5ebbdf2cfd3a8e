import type { Sandbox } from '../../account/sandbox.ts';
import type { AttemptView } from '../../stores/attemptView.ts';
import type { Profile } from '../../training/profileList.ts';
import { openForm } from '../calls.ts';
import { type FinderEntry, fitting, openFinder } from '../finder/finder.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import { attemptOf, type Program } from '../program.ts';
import { shortName } from '../timeline/who.ts';
import { actAs, switchTo } from './actAs.ts';
import { openConsoleSignIn, openFederation } from './signInForms.ts';
import { sessionWords } from './whoLines.ts';

/** Who somebody is, in the room that a menu has. */
function noteOf(profile: Profile, clock: number): string {
  if (profile.problem !== null) return profile.problem;
  const session = sessionWords(profile, clock);
  return session === '' ? profile.says || shortName(profile.arn) : session;
}

function knownItems(program: Program, { profiles, profile: now, sandbox }: AttemptView): MenuItem[] {
  return profiles.map((profile) => ({
    id: profile.name,
    title: profile.name === now ? `${profile.name} (now)` : profile.name,
    note: noteOf(profile, sandbox.clock),
    run: () => switchTo(program, profile.name),
  }));
}

/** Active access keys of users and of the root user, in all accounts. */
function keyEntries({ accounts }: Sandbox): readonly FinderEntry[] {
  return [...accounts.values()].flatMap((account) => {
    const owners = [
      ...[...account.users.values()].map(({ name, accessKeys }) => ({ name, keys: accessKeys })),
      { name: 'root', keys: account.root.accessKeys },
    ];
    return owners.flatMap(({ name, keys }) =>
      keys
        .filter(({ status }) => status === 'Active')
        .map(
          ({ id }): FinderEntry => ({
            id,
            title: `${name} ${id}`,
            note: account.alias ?? account.id,
            disabled: null,
            run: (program) => actAs(program, name, { type: 'accessKey', accessKeyId: id }),
          }),
        ),
    );
  });
}

/** Who of the directory may enter which account with which permission set. */
function portalEntries({ identityCenter }: Sandbox): readonly FinderEntry[] {
  if (!identityCenter) return [];
  const { store, assignments, permissionSets } = identityCenter;
  const entries = assignments.flatMap(({ account, permissionSet, principal, principalType }) => {
    const set = permissionSets.get(permissionSet);
    const members = [...store.memberships.values()].filter(({ group }) => group === principal).map(({ user }) => user);
    const users = principalType === 'USER' ? [principal] : members;
    return users.flatMap((id): FinderEntry[] => {
      const user = store.users.get(id);
      if (user === undefined || set === undefined) return [];
      return [
        {
          id: `${user.id} ${set.arn} ${account}`,
          title: `${user.userName} ${set.name}`,
          note: `account ${account}`,
          disabled: user.active ? null : 'this user is switched off',
          run: (program) =>
            actAs(program, `${user.userName}-${set.name}`, {
              type: 'identityCenter',
              account,
              user: user.userName,
              permissionSet: set.name,
            }),
        },
      ];
    });
  });
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

function choose(program: Program, title: string, entries: readonly FinderEntry[]): void {
  openFinder(program, {
    title,
    placeholder: 'a part of the name',
    entries: (_, search) => fitting(entries, search),
  });
}

function waysIn(program: Program, { sandbox }: AttemptView): MenuItem[] {
  const account = sandbox.accounts.get(sandbox.home);
  const providers = (account?.oidcProviders?.size ?? 0) + (account?.samlProviders?.size ?? 0);
  return [
    {
      id: ' console',
      title: 'Sign in to the console …',
      note: 'password, MFA code',
      run: () => openConsoleSignIn(program),
    },
    {
      id: ' key',
      title: 'With an access key …',
      note: 'of a user',
      run: () => choose(program, 'With whose access key?', keyEntries(sandbox)),
    },
    {
      id: ' role',
      title: 'Assume a role …',
      note: 'sts:AssumeRole',
      run: () => openForm(program, 'Assume a role', 'sts', 'AssumeRole', { RoleSessionName: 'session' }),
    },
    {
      id: ' mfa',
      title: 'Temporary credentials with MFA …',
      note: 'sts:GetSessionToken',
      run: () => openForm(program, 'Temporary credentials', 'sts', 'GetSessionToken', {}),
    },
    {
      id: ' federated',
      title: 'A federated session …',
      note: 'sts:GetFederationToken',
      run: () => openForm(program, 'A federated session', 'sts', 'GetFederationToken', {}),
    },
    {
      id: ' portal',
      title: 'Through IAM Identity Center …',
      note: 'permission set',
      disabled: sandbox.identityCenter ? null : 'there is no directory here',
      run: () => choose(program, 'Who enters with what?', portalEntries(sandbox)),
    },
    {
      id: ' provider',
      title: 'Through an identity provider …',
      note: 'OIDC, SAML',
      disabled: providers > 0 ? null : 'the account has none',
      run: () => openFederation(program),
    },
  ];
}

/** Everybody the learner may act as, and the ways to become somebody else. */
export function openIdentities(program: Program): void {
  const attempt = attemptOf(program);
  if (attempt === null) return;
  openMenu(program.ui, 'profiles', 'Act as', [...knownItems(program, attempt), ...waysIn(program, attempt)]);
}
