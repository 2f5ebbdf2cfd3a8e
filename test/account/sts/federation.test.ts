import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/account/call.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { allow, answer, buildWorld, callerOf, clock, home, outputOf, refusalOf, send } from '../larkspur.ts';

const nobody = { type: 'anonymous' } as const;
const root = { type: 'root', account: home, mfa: true } as const;
const github = 'https://token.actions.githubusercontent.com';
const oidcArn = `arn:aws:iam::${home}:oidc-provider/token.actions.githubusercontent.com`;
const samlArn = `arn:aws:iam::${home}:saml-provider/Larkspur`;
const roleArn = (name: string) => `arn:aws:iam::${home}:role/${name}`;
const issuer = 'https://idp.larkspur.example/saml';
const metadata = (entity = issuer) =>
  `<?xml version="1.0"?><EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${' '.repeat(1000)}</IDPSSODescriptor></EntityDescriptor>`;

const federated = (provider: string, action: Json, condition: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Federated: provider }, Action: action, Condition: condition }],
});
const web = ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession', 'sts:SetSourceIdentity'];
const saml = ['sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity'];
const onMain = {
  StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
  StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:larkspur/*:ref:refs/heads/main' },
};

function start(): Sandbox {
  const bare = buildWorld({
    accounts: [
      {
        id: home,
        roles: [
          { name: 'deploy', id: 'AROADEPLOY', trust: federated(oidcArn, web, onMain), inline: { s3: allow('s3:*') } },
          { name: 'untagged', trust: federated(oidcArn, 'sts:AssumeRoleWithWebIdentity') },
          {
            name: 'google',
            trust: federated('accounts.google.com', web),
            inline: { s3: allow('s3:ListAllMyBuckets') },
          },
          {
            name: 'shoppers',
            trust: federated('graph.facebook.com', web, { StringEquals: { 'graph.facebook.com:app_id': '5550100' } }),
          },
          {
            name: 'staff',
            id: 'AROASTAFF',
            maxSessionDuration: 7200,
            trust: federated(samlArn, saml, { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }),
            inline: {
              own: allow('s3:ListAllMyBuckets', '*', { Condition: { StringEquals: { 'saml:sub': 'iris' } } }),
            },
          },
          { name: 'people', trust: { Version: '2012-10-17', Statement: [] } },
        ],
      },
    ],
  });
  const oidc = send(bare, root, 'iam:CreateOpenIDConnectProvider', {
    Url: github,
    ClientIDList: ['sts.amazonaws.com'],
  });
  const provider = { Name: 'Larkspur', SAMLMetadataDocument: metadata() };
  const made = send(oidc.sandbox, root, 'iam:CreateSAMLProvider', provider);
  return made.outcome.ok ? made.sandbox : expect.fail(made.outcome.error.message);
}

const sandbox = start();
const now = clock + 3000;

const token = (input: JsonObject, at = sandbox): string => {
  const all = { Provider: github, Subject: 'repo:larkspur/app:ref:refs/heads/main', ...input };
  return String(outputOf(send(at, nobody, 'dojo:IssueIdentityToken', all)).Token);
};

const withToken = (text: string, input: JsonObject = {}, at = sandbox) =>
  send(at, nobody, 'sts:AssumeRoleWithWebIdentity', {
    RoleArn: roleArn('deploy'),
    RoleSessionName: 'build-7',
    WebIdentityToken: text,
    ...input,
  });

describe('AssumeRoleWithWebIdentity', () => {
  it('gives a session to whom the trust policy lets in, without a signature', () => {
    expect(answer(withToken(token({})))).toEqual({
      Credentials: expect.objectContaining({ Expiration: '2026-11-24T10:00:03Z' }),
      SubjectFromWebIdentityToken: 'repo:larkspur/app:ref:refs/heads/main',
      AssumedRoleUser: {
        AssumedRoleId: 'AROADEPLOY:build-7',
        Arn: `arn:aws:sts::${home}:assumed-role/deploy/build-7`,
      },
      Provider: oidcArn,
      Audience: 'sts.amazonaws.com',
    });
  });

  it('begins a session that works with the permissions of the role', () => {
    const begun = withToken(token({}));
    expect(send(begun.sandbox, callerOf(begun), 's3:ListBuckets').outcome.ok).toBe(true);
    expect(send(begun.sandbox, callerOf(begun), 'iam:ListUsers').outcome.ok).toBe(false);
  });

  const expired = Math.floor(now / 1000);
  const notJwt = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
  const refused = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
  const forged = `${token({}).split('.').slice(0, 2).join('.')}.forged`;
  it.each<readonly [string, string, JsonObject, string, string]>([
    ['a text that is no token', 'abcd', {}, 'InvalidIdentityToken', notJwt],
    [
      'a role ARN of another kind',
      token({}),
      { RoleArn: 'arn:aws:iam::1:user/x' },
      'ValidationError',
      'Request ARN is invalid',
    ],
    [
      'an expired token',
      token({ ExpiresIn: 0 }),
      {},
      'ExpiredTokenException',
      `Token expired: current date/time ${expired} must be before the expiration date/time ${expired}`,
    ],
    [
      'a provider that the account does not have',
      token({ Provider: 'https://idp.example' }),
      {},
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for https://idp.example',
    ],
    ['another audience', token({ Audience: 'someone' }), {}, 'InvalidIdentityToken', 'Incorrect token audience'],
    [
      'a token that somebody else signed',
      forged,
      {},
      'InvalidIdentityToken',
      'The web identity token that was passed could not be validated by AWS.',
    ],
    [
      'a claim that the provider takes back',
      token({ Claims: { revoked: true } }),
      {},
      'IDPRejectedClaim',
      'The identity provider (IdP) reported that authentication failed. This might be because the claim is invalid.',
    ],
    ['another branch', token({ Subject: 'repo:larkspur/app:ref:refs/heads/x' }), {}, 'AccessDenied', refused],
    ['a role that is not there', token({}), { RoleArn: roleArn('ghost') }, 'AccessDenied', refused],
    ['a role that trusts somebody else', token({}), { RoleArn: roleArn('staff') }, 'AccessDenied', refused],
    [
      'a session longer than the role allows',
      token({}),
      { DurationSeconds: 7200 },
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
  ])('refuses %s', (_what, text, input, code, message) => {
    expect(refusalOf(withToken(text, input))).toEqual([code, message]);
  });

  it('knows Google without a provider, and keeps its keys in the session', () => {
    const text = token({ Provider: 'https://accounts.google.com', Subject: '1157', Audience: 'app-1' });
    const begun = withToken(text, { RoleArn: roleArn('google') });
    expect(outputOf(begun).Provider).toBe('accounts.google.com');
    const [session] = [...begun.sandbox.sessions.values()];
    expect(session?.keys).toEqual({
      'aws:FederatedProvider': 'accounts.google.com',
      'accounts.google.com:aud': 'app-1',
      'accounts.google.com:sub': '1157',
    });
  });

  it('calls the application and the person as the provider does', () => {
    const facebook = { Provider: 'https://graph.facebook.com', Subject: '1061', Audience: '5550100' };
    const begun = withToken(token(facebook), { RoleArn: roleArn('shoppers') });
    expect([...begun.sandbox.sessions.values()][0]?.keys).toEqual({
      'aws:FederatedProvider': 'graph.facebook.com',
      'graph.facebook.com:app_id': '5550100',
      'graph.facebook.com:id': '1061',
    });
  });

  it('takes session tags and the source identity from the token where the trust policy lets it', () => {
    const claims = {
      'https://aws.amazon.com/tags': { principal_tags: { Team: ['blue'] }, transitive_tag_keys: ['Team'] },
      'https://aws.amazon.com/source_identity': 'iris',
    };
    const begun = withToken(token({ Claims: claims }));
    const [session] = [...begun.sandbox.sessions.values()];
    expect(session).toMatchObject({
      tags: [{ key: 'Team', value: 'blue' }],
      transitive: ['team'],
      sourceIdentity: 'iris',
    });
    expect(refusalOf(withToken(token({ Claims: claims }), { RoleArn: roleArn('untagged') }))).toEqual([
      'AccessDenied',
      refused,
    ]);
  });

  it('stands in the trail as a web identity, in the account of the role', () => {
    const { event } = withToken(token({}));
    expect(event).toMatchObject({
      eventName: 'AssumeRoleWithWebIdentity',
      recipientAccountId: home,
      readOnly: true,
      userIdentity: {
        type: 'WebIdentityUser',
        principalId: `${oidcArn}:sts.amazonaws.com:repo:larkspur/app:ref:refs/heads/main`,
        userName: 'repo:larkspur/app:ref:refs/heads/main',
        identityProvider: oidcArn,
      },
      responseElements: { subjectFromWebIdentityToken: 'repo:larkspur/app:ref:refs/heads/main', provider: oidcArn },
    });
    expect(JSON.stringify(event)).not.toContain(token({}));
  });
});

const response = (input: JsonObject = {}, at = sandbox): string => {
  const all = { Provider: samlArn, Subject: 'iris', Roles: [roleArn('staff'), roleArn('people')], ...input };
  return String(outputOf(send(at, nobody, 'dojo:IssueIdentityToken', all)).Token);
};

const withResponse = (text: string, input: JsonObject = {}, at = sandbox, seconds = 1) =>
  send(
    at,
    nobody,
    'sts:AssumeRoleWithSAML',
    { RoleArn: roleArn('staff'), PrincipalArn: samlArn, SAMLAssertion: text, ...input },
    { time: at.clock + seconds * 1000 },
  );

describe('AssumeRoleWithSAML', () => {
  it('gives a session to whom the trust policy lets in', () => {
    expect(answer(withResponse(response(), { DurationSeconds: 7200 }))).toEqual({
      Credentials: expect.objectContaining({ Expiration: '2026-11-24T11:00:03Z' }),
      AssumedRoleUser: { AssumedRoleId: 'AROASTAFF:iris', Arn: `arn:aws:sts::${home}:assumed-role/staff/iris` },
      Subject: 'iris',
      SubjectType: 'persistent',
      Issuer: issuer,
      Audience: 'https://signin.aws.amazon.com/saml',
      NameQualifier: expect.stringMatching(/^[A-Za-z0-9+/]{27}=$/),
    });
  });

  it('keeps who the user is in the session', () => {
    const begun = withResponse(response());
    expect(send(begun.sandbox, callerOf(begun), 's3:ListBuckets').outcome.ok).toBe(true);
    const other = withResponse(response({ Subject: 'maya' }));
    expect(send(other.sandbox, callerOf(other), 's3:ListBuckets').outcome.ok).toBe(false);
  });

  const tampered = Buffer.from(Buffer.from(response(), 'base64').toString().replaceAll('>iris<', '>root<')).toString(
    'base64',
  );
  const foreign = Buffer.from(
    Buffer.from(response(), 'base64').toString().replaceAll(issuer, 'https://elsewhere.example'),
  ).toString('base64');
  const invalid = 'InvalidIdentityToken';
  const refused = 'Not authorized to perform sts:AssumeRoleWithSAML';
  it.each<readonly [string, string, JsonObject, number, string, string]>([
    ['a text that is no response', 'abcd', {}, 1, invalid, 'Your request included an invalid SAML response.'],
    [
      'a provider that is not there',
      response(),
      { PrincipalArn: `${samlArn}2` },
      1,
      invalid,
      "Specified provider doesn't exist.",
    ],
    ['another issuer', foreign, {}, 1, invalid, 'Issuer not present in specified provider'],
    ['a response that somebody changed', tampered, {}, 1, invalid, 'Response signature invalid'],
    [
      'another audience',
      response({ Audience: 'urn:other' }),
      {},
      1,
      invalid,
      'Response does not contain the required audience.',
    ],
    [
      'a response that is five minutes old',
      response({ ExpiresIn: 900 }),
      {},
      301,
      'ExpiredTokenException',
      'Token must be redeemed within 5 minutes of issuance',
    ],
    ['a response past its end', response({ ExpiresIn: 60 }), {}, 61, 'ExpiredTokenException', 'Response has expired'],
    [
      'a user without session name',
      response({ Claims: { RoleSessionName: [] } }),
      {},
      1,
      invalid,
      'RoleSessionName is required in AuthnResponse',
    ],
    [
      'a session name with a blank',
      response({ Subject: 'iris lark' }),
      {},
      1,
      invalid,
      'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}',
    ],
    [
      'a source identity of AWS',
      response({ Claims: { SourceIdentity: 'aws:x' } }),
      {},
      1,
      invalid,
      'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
    ],
    [
      'a response without roles',
      response({ Roles: [] }),
      {},
      1,
      invalid,
      'Your request included an invalid SAML response.',
    ],
    [
      'a role that the response does not name',
      response({ Roles: [roleArn('people')] }),
      {},
      1,
      'AccessDenied',
      refused,
    ],
    ['a role that does not trust the provider', response(), { RoleArn: roleArn('people') }, 1, 'AccessDenied', refused],
    [
      'a session longer than the role allows',
      response(),
      { DurationSeconds: 7201 },
      1,
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
  ])('refuses %s', (_what, text, input, seconds, code, message) => {
    expect(refusalOf(withResponse(text, input, sandbox, seconds))).toEqual([code, message]);
  });

  it('takes session tags from the response', () => {
    const begun = withResponse(
      response({ Claims: { 'PrincipalTag:Team': 'blue', TransitiveTagKeys: ['Team'], SourceIdentity: 'iris' } }),
    );
    const [session] = [...begun.sandbox.sessions.values()];
    expect(session).toMatchObject({
      tags: [{ key: 'Team', value: 'blue' }],
      transitive: ['team'],
      sourceIdentity: 'iris',
    });
  });

  it('stands in the trail as a SAML user, without the response', () => {
    const { event } = withResponse(response());
    expect(event).toMatchObject({
      userIdentity: { type: 'SAMLUser', userName: 'iris', identityProvider: samlArn },
      recipientAccountId: home,
    });
    expect(JSON.stringify(event)).not.toContain(response());
  });

  it('hangs on nothing but the text: whatever is sent has an answer', () => {
    for (const text of ['<Assertion>', '<Assertion><Issuer>x</Issuer><NameID>y</NameID>', '<'.repeat(9000)]) {
      const begun = withResponse(Buffer.from(text).toString('base64'));
      expect(begun.outcome.ok).toBe(false);
    }
  });
});

describe('tokens of simulated providers', () => {
  it.each<readonly [JsonObject, string]>([
    [{ Provider: 'x', Subject: 'a' }, 'NoSuchEntity'],
    [{ Provider: github, Subject: '' }, 'ValidationError'],
    [{ Provider: github, Subject: 'a', ExpiresIn: 'soon' }, 'ValidationError'],
  ])('are not given for %j', (input, code) => {
    expect(refusalOf(send(sandbox, nobody, 'dojo:IssueIdentityToken', input))[0]).toBe(code);
  });

  it('are for the first audience of the provider if none is asked for', () => {
    const text = token({ Provider: oidcArn });
    expect(JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      iss: github,
      aud: 'sts.amazonaws.com',
    });
  });

  it('leave the sandbox as it was', () => {
    const { sandbox: after } = send(sandbox, nobody, 'dojo:IssueIdentityToken', { Provider: github, Subject: 'a' });
    expect(after.generator).toBe(sandbox.generator);
    expect(after.accounts).toBe(sandbox.accounts);
  });
});
