import type { ActionEntry } from '../catalogue/shapes.ts';

/**
 * How much harm an action can do, since AWS's access levels alone do not tell: AWS calls `iam:PassRole` and
 * `iam:CreateAccessKey` "Write" and `secretsmanager:GetSecretValue` "Read".
 */
export function actionWeight(action: ActionEntry): number {
  const name = `${action.service}:${action.name}`;
  return bySensitivity.find(({ actions }) => actions.test(name))?.weight ?? byLevel[action.accessLevel];
}

/** Anything up to this weight only reads about resources, never what is in them. */
export const metadataWeight = 0.5;

const byLevel: Readonly<Record<ActionEntry['accessLevel'], number>> = {
  'Permissions management': 20,
  Write: 3,
  Tagging: 3,
  Read: metadataWeight,
  List: 0,
};

const bySensitivity: readonly { readonly weight: number; readonly actions: RegExp }[] = [
  { weight: 40, actions: /^iam:(PassRole|CreateAccessKey|UpdateAccessKey|CreateLoginProfile|UpdateLoginProfile)$/ },
  {
    weight: 40,
    actions: /^iam:((Attach|Detach|Put|Delete)(User|Group|Role)Policy|AddUserToGroup|UpdateAssumeRolePolicy)$/,
  },
  { weight: 40, actions: /^iam:(CreatePolicyVersion|SetDefaultPolicyVersion|CreateServiceSpecificCredential)$/ },
  { weight: 40, actions: /^iam:(ResetServiceSpecificCredential|AddRoleToInstanceProfile|DeactivateMFADevice)$/ },
  { weight: 40, actions: /^iam:(Delete|Put)(User|Role)PermissionsBoundary$/ },
  { weight: 40, actions: /^sts:(AssumeRole\w*|GetFederationToken)$/ },
  {
    weight: 20,
    actions: /^(secretsmanager:(BatchGet|Get)SecretValue|kms:Decrypt|ssm:GetParameter(s|sByPath|History)?)$/,
  },
  {
    weight: 20,
    actions: /^(ecr:GetAuthorizationToken|rds-db:connect|redshift:GetClusterCredentials\w*|ec2:GetPasswordData)$/,
  },
  { weight: 8, actions: /^s3:GetObject(Version|Torrent|VersionTorrent)?$/ },
  { weight: 8, actions: /^dynamodb:(BatchGetItem|GetItem|Query|Scan|PartiQLSelect|GetRecords)$/ },
  {
    weight: 8,
    actions: /^(sqs:ReceiveMessage|kinesis:GetRecords|athena:GetQueryResults|logs:(GetLogEvents|FilterLogEvents))$/,
  },
  { weight: 8, actions: /^(ebs:GetSnapshotBlock|glacier:GetJobOutput|codecommit:(GitPull|GetFile|GetBlob))$/ },
];
