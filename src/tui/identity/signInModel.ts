import type { ServiceModel } from '../../catalogue/shapes.ts';

const text = { type: 'string' } as const;
const act = { http: { method: 'POST', requestUri: '/' }, errors: [], unsigned: true } as const;
const number = { type: 'integer', min: 900, max: 43_200 } as const;

/** Acts of people that no API has, as requests, so that their forms are made like all others. */
export const signInModel: ServiceModel = {
  service: 'dojo',
  apiVersion: '',
  protocol: 'json',
  operations: {
    ConsoleLogin: { ...act, name: 'ConsoleLogin', input: { shape: 'ConsoleLogin' } },
    Federate: { ...act, name: 'Federate', input: { shape: 'Federate' } },
  },
  shapes: {
    Text: text,
    UserName: text,
    RoleArn: text,
    Provider: text,
    Seconds: number,
    ConsoleLogin: {
      type: 'structure',
      members: {
        UserName: { shape: 'UserName' },
        Password: { shape: 'Text' },
        TokenCode: { shape: 'Text' },
        Account: { shape: 'Text' },
      },
    },
    Federate: {
      type: 'structure',
      required: ['Provider', 'Subject', 'RoleArn'],
      members: {
        Provider: { shape: 'Provider' },
        Subject: { shape: 'Text' },
        RoleArn: { shape: 'RoleArn' },
        Audience: { shape: 'Text' },
        RoleSessionName: { shape: 'Text' },
        DurationSeconds: { shape: 'Seconds' },
      },
    },
  },
};

/** What the fields are for. */
export const signInDocumentation: Readonly<Record<string, string>> = {
  UserName: 'The user who signs in. Empty for the root user, who signs in with the address of the account.',
  Password: 'Their password. Left out: whoever signs in knows it.',
  TokenCode: 'The six digits that their MFA device shows now. Who has a device cannot sign in without.',
  Account: 'The account to sign in to. Left out: the home account.',
  Provider: 'An identity provider of the account: OpenID Connect or SAML. It vouches for the subject.',
  Subject: 'Who signs in at the provider, e.g. repo:larkspur/shop:ref:refs/heads/main or ines@example.com.',
  RoleArn: 'The role to take. Its trust policy must name the provider.',
  Audience: 'For whom the provider makes the token. Left out: what the provider is registered with.',
  RoleSessionName: 'A name for the session, as it stands in the trail. Left out: the subject.',
  DurationSeconds: 'Seconds that the session lasts. Left out: an hour.',
};
