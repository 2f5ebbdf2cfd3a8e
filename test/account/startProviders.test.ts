import { describe, expect, it } from 'vitest';
import { allow, answer, home, outputOf, root, send, world } from './larkspur.ts';

const sandbox = world({
  oidcProviders: [{ url: 'https://token.actions.githubusercontent.com', tags: { team: 'blue' } }],
  samlProviders: [{ name: 'Larkspur', created: '2026-01-01' }],
  users: [{ name: 'maya', accessKeys: [{ id: 'AKIAMAYA' }], inline: { all: allow('*') } }],
});

describe('identity providers of a start', () => {
  it('are there as if IAM had made them', () => {
    const OpenIDConnectProviderArn = `arn:aws:iam::${home}:oidc-provider/token.actions.githubusercontent.com`;
    expect(outputOf(send(sandbox, root, 'iam:GetOpenIDConnectProvider', { OpenIDConnectProviderArn }))).toEqual({
      Url: 'token.actions.githubusercontent.com',
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: [expect.stringMatching(/^[0-9a-f]{40}$/)],
      CreateDate: expect.any(String),
      Tags: [{ Key: 'team', Value: 'blue' }],
    });
    const SAMLProviderArn = `arn:aws:iam::${home}:saml-provider/Larkspur`;
    const saml = outputOf(send(sandbox, root, 'iam:GetSAMLProvider', { SAMLProviderArn }));
    expect(saml.CreateDate).toBe('2026-01-01T00:00:00Z');
    expect(String(saml.SAMLMetadataDocument).length).toBeGreaterThanOrEqual(1000);
    const again = { Name: 'Copy', SAMLMetadataDocument: saml.SAMLMetadataDocument ?? null };
    expect(send(sandbox, root, 'iam:CreateSAMLProvider', again).outcome.ok).toBe(true);
  });

  it('have tags that count in conditions', () => {
    const arn = `arn:aws:iam::${home}:oidc-provider/token.actions.githubusercontent.com`;
    const { decisions } = send(
      sandbox,
      { type: 'accessKey', accessKeyId: 'AKIAMAYA' },
      'iam:GetOpenIDConnectProvider',
      {
        OpenIDConnectProviderArn: arn,
      },
    ).outcome;
    expect(decisions[0]?.request.context).toMatchObject({ 'aws:ResourceTag/team': 'blue' });
  });

  it('are counted in the summary of the account', () => {
    expect(answer(send(sandbox, root, 'iam:GetAccountSummary'))).toMatchObject({ SummaryMap: { Providers: 2 } });
  });
});
