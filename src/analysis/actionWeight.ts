import type { ActionEntry } from '../catalogue/shapes.ts';
import { fullName } from './actionName.ts';

/** Anything up to this weight only reads about resources, never what is in them. */
export const metadataWeight = 0.5;

const byLevel: Readonly<Record<ActionEntry['accessLevel'], number>> = {
  'Permissions management': 20,
  Write: 3,
  Tagging: 3,
  Read: metadataWeight,
  List: 0,
};

const holders = ['User', 'Group', 'Role'];

/** Actions whose harm AWS's access level does not tell. */
export const sensitivities: readonly { readonly weight: number; readonly actions: readonly string[] }[] = [
  // Credentials of somebody.
  {
    weight: 40,
    actions: [
      'iam:CreateAccessKey',
      'iam:UpdateAccessKey',
      'iam:CreateLoginProfile',
      'iam:UpdateLoginProfile',
      'iam:CreateServiceSpecificCredential',
      'iam:ResetServiceSpecificCredential',
      'iam:UploadSigningCertificate',
      'iam:UploadSSHPublicKey',
      'iam:DeactivateMFADevice',
      'sts:AssumeRole',
      'sts:AssumeRoleWithSAML',
      'sts:AssumeRoleWithWebIdentity',
      'sts:AssumeRoot',
      'sts:GetFederationToken',
    ],
  },
  // Privileges of somebody, and the passing of roles.
  {
    weight: 40,
    actions: [
      ...['Attach', 'Detach', 'Put', 'Delete'].flatMap((verb) => holders.map((holder) => `iam:${verb}${holder}Policy`)),
      'iam:AddUserToGroup',
      'iam:UpdateAssumeRolePolicy',
      'iam:CreatePolicyVersion',
      'iam:SetDefaultPolicyVersion',
      'iam:AddRoleToInstanceProfile',
      'iam:PassRole',
      ...['User', 'Role'].flatMap((holder) =>
        ['Put', 'Delete'].map((verb) => `iam:${verb}${holder}PermissionsBoundary`),
      ),
    ],
  },
  // Secrets.
  {
    weight: 20,
    actions: [
      'secretsmanager:GetSecretValue',
      'secretsmanager:BatchGetSecretValue',
      'kms:Decrypt',
      'ssm:GetParameter',
      'ssm:GetParameters',
      'ssm:GetParametersByPath',
      'ssm:GetParameterHistory',
      'ecr:GetAuthorizationToken',
      'rds-db:connect',
      'redshift:GetClusterCredentials',
      'redshift:GetClusterCredentialsWithIAM',
      'ec2:GetPasswordData',
    ],
  },
  // Data.
  {
    weight: 8,
    actions: [
      's3:GetObject',
      's3:GetObjectVersion',
      's3:GetObjectTorrent',
      's3:GetObjectVersionTorrent',
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:PartiQLSelect',
      'dynamodb:GetRecords',
      'sqs:ReceiveMessage',
      'kinesis:GetRecords',
      'athena:GetQueryResults',
      'logs:GetLogEvents',
      'logs:FilterLogEvents',
      'ebs:GetSnapshotBlock',
      'glacier:GetJobOutput',
      'codecommit:GitPull',
      'codecommit:GetFile',
      'codecommit:GetBlob',
    ],
  },
];

const bySensitivity = new Map(sensitivities.flatMap(({ weight, actions }) => actions.map((name) => [name, weight])));
const services = new Set([...bySensitivity.keys()].map((name) => name.slice(0, name.indexOf(':'))));

/** Weight of tagging where conditions rest on the tags: who writes them writes permissions. */
const tagsAsPermissions = 20;

/** Whether actions of one level, of which this is the worst, only read about resources: they cost no star. */
export function readsAboutResources(level: ActionEntry['accessLevel'], worst: string): boolean {
  return byLevel[level] <= metadataWeight && !bySensitivity.has(worst);
}

/** How much harm an action can do. `onTags`: conditions rest on the tags of what it tags. */
export function actionWeight(action: ActionEntry, onTags = false): number {
  const special = services.has(action.service) ? bySensitivity.get(fullName(action)) : undefined;
  if (special !== undefined) return special;
  return onTags && action.accessLevel === 'Tagging' ? tagsAsPermissions : byLevel[action.accessLevel];
}
