import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/account/call.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { allow, buildWorld, home, key, outputOf, partner, refusalOf, send } from './larkspur.ts';

const start = buildWorld({
  home,
  accounts: [
    {
      id: home,
      users: [
        { name: 'maya', accessKeys: [{ id: 'AKIAMAYA' }], attached: ['AdministratorAccess'] },
        {
          name: 'sam',
          accessKeys: [{ id: 'AKIASAM' }],
          inline: { own: allow(['access-analyzer:*', 'organizations:*']) },
        },
      ],
    },
    { id: partner, users: [{ name: 'rui', accessKeys: [{ id: 'AKIARUI' }], attached: ['AdministratorAccess'] }] },
  ],
});
const [maya, sam, rui] = [key('AKIAMAYA'), key('AKIASAM'), key('AKIARUI')];

const linked = (sandbox: Sandbox, account: string): readonly string[] =>
  [...(sandbox.accounts.get(account)?.roles.values() ?? [])]
    .filter(({ path }) => path.startsWith('/aws-service-role/'))
    .map(({ name }) => name);

function sandboxAfter(
  sandbox: Sandbox,
  caller: typeof maya,
  line: `${string}:${string}`,
  input: JsonObject = {},
): Sandbox {
  const applied = send(sandbox, caller, line, input);
  outputOf(applied);
  return applied.sandbox;
}

describe('the role that a service makes for itself', () => {
  const analyzer = { analyzerName: 'main', type: 'ACCOUNT' };

  it('comes with the first analyzer, once', () => {
    const one = sandboxAfter(start, maya, 'accessanalyzer:CreateAnalyzer', analyzer);
    expect(linked(one, home)).toEqual(['AWSServiceRoleForAccessAnalyzer']);
    const gone = sandboxAfter(one, maya, 'accessanalyzer:DeleteAnalyzer', { analyzerName: 'main' });
    const again = sandboxAfter(gone, maya, 'accessanalyzer:CreateAnalyzer', analyzer);
    expect(linked(again, home)).toEqual(['AWSServiceRoleForAccessAnalyzer']);
  });

  it('has to be allowed to whoever makes the first analyzer, and to nobody after that', () => {
    const [code, message] = refusalOf(send(start, sam, 'accessanalyzer:CreateAnalyzer', analyzer));
    expect(code).toBe('AccessDeniedException');
    expect(message).toContain(
      `iam:CreateServiceLinkedRole on resource: arn:aws:iam::${home}:role/aws-service-role/access-analyzer.amazonaws.com/AWSServiceRoleForAccessAnalyzer`,
    );
    const ready = sandboxAfter(start, maya, 'iam:CreateServiceLinkedRole', {
      AWSServiceName: 'access-analyzer.amazonaws.com',
    });
    sandboxAfter(ready, sam, 'accessanalyzer:CreateAnalyzer', analyzer);
  });

  it('is in every account of an organization: the first, those that are made and those that join', () => {
    expect(refusalOf(send(start, sam, 'organizations:CreateOrganization'))[1]).toContain('iam:CreateServiceLinkedRole');
    const organized = sandboxAfter(start, maya, 'organizations:CreateOrganization');
    expect(linked(organized, home)).toEqual(['AWSServiceRoleForOrganizations']);
    const created = sandboxAfter(organized, maya, 'organizations:CreateAccount', {
      Email: 'new@larkspur.example',
      AccountName: 'New',
    });
    const made = [...created.accounts.keys()].find((id) => !start.accounts.has(id)) ?? '';
    expect(linked(created, made)).toEqual(['AWSServiceRoleForOrganizations']);
    const invited = send(created, maya, 'organizations:InviteAccountToOrganization', {
      Target: { Id: partner, Type: 'ACCOUNT' },
    });
    const { Handshake } = JSON.parse(JSON.stringify(outputOf(invited)));
    const joined = sandboxAfter(invited.sandbox, rui, 'organizations:AcceptHandshake', { HandshakeId: Handshake.Id });
    expect(linked(joined, partner)).toEqual(['AWSServiceRoleForOrganizations']);
  });
});

describe('root sessions', () => {
  const third = '222233334444';
  const org = buildWorld({
    home,
    accounts: [
      {
        id: home,
        users: [{ name: 'maya', accessKeys: [{ id: 'AKIAMAYA' }], attached: ['AdministratorAccess'] }],
        root: { accessKeys: [{ id: 'AKIAROOT' }] },
      },
      { id: partner, users: [{ name: 'rui', accessKeys: [{ id: 'AKIARUI' }], attached: ['AdministratorAccess'] }] },
      { id: third },
    ],
    organization: {},
  });
  const enabled = (
    [
      ['organizations:EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' }],
      ['iam:EnableOrganizationsRootSessions', {}],
    ] as const
  ).reduce<Sandbox>((sandbox, [line, input]) => sandboxAfter(sandbox, maya, line, input), org);
  const begin = (TargetPrincipal: string) => ({
    TargetPrincipal,
    TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
  });

  it('are begun by the delegated administrator for IAM too, but not on the management account', () => {
    expect(refusalOf(send(enabled, rui, 'sts:AssumeRoot', begin(third)))[0]).toBe('AccessDenied');
    const delegated = sandboxAfter(enabled, maya, 'organizations:RegisterDelegatedAdministrator', {
      AccountId: partner,
      ServicePrincipal: 'iam.amazonaws.com',
    });
    expect(outputOf(send(delegated, rui, 'sts:AssumeRoot', begin(third)))).toHaveProperty('Credentials');
    expect(refusalOf(send(delegated, rui, 'sts:AssumeRoot', begin(home)))[0]).toBe('AccessDenied');
  });

  it('are not begun with root credentials', () => {
    expect(refusalOf(send(enabled, key('AKIAROOT'), 'sts:AssumeRoot', begin(third)))[0]).toBe('AccessDenied');
  });
});
