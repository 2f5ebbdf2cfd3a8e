import { isoTime } from '../isoTime.ts';
import type { AccessKey, Account, User } from '../sandbox.ts';
import { byName } from './order.ts';

/** Columns of the report: IAM User Guide, id_credentials_getting-report; reports have no 23rd one. */
const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const;

const none = 'N/A';
const day = 86_400_000;
const noCertificates = ['false', none, 'false', none];

function keyCells(key: AccessKey | undefined): readonly string[] {
  if (!key) return ['false', none, none, none, none];
  const used = key.lastUsed
    ? [isoTime(key.lastUsed.time), key.lastUsed.region, key.lastUsed.service]
    : [none, none, none];
  return [String(key.status === 'Active'), isoTime(key.created), ...used];
}

/** Active keys stand first, as recorded from AWS; older before newer. */
function keysCells(keys: readonly AccessKey[]): readonly string[] {
  const [first, second] = [...keys].sort((one, other) => rank(one) - rank(other) || one.created - other.created);
  return [...keyCells(first), ...keyCells(second)];
}

const rank = (key: AccessKey): number => (key.status === 'Active' ? 0 : 1);

/** Root credentials that are managed centrally have no password: IAM User Guide, id_root-user-centralize-access. */
function rootPassword({ root, created }: Account): readonly string[] {
  if (root.password === false) return ['false', none, none, 'not_supported'];
  const used = root.passwordLastUsed === null ? 'no_information' : isoTime(root.passwordLastUsed);
  return ['true', used, isoTime(created), 'not_supported'];
}

const rootRow = (account: Account): readonly string[] => [
  '<root_account>',
  `arn:aws:iam::${account.id}:root`,
  isoTime(account.created),
  ...rootPassword(account),
  String(account.root.mfaDevices.length > 0),
  ...keysCells(account.root.accessKeys),
  ...noCertificates,
];

function passwordCells(account: Account, user: User): readonly string[] {
  const profile = user.loginProfile;
  if (!profile) return ['false', none, none, none];
  const maxAge = account.passwordPolicy?.maxAge;
  return [
    'true',
    profile.lastUsed === null ? 'no_information' : isoTime(profile.lastUsed),
    isoTime(profile.lastChanged),
    maxAge ? isoTime(profile.lastChanged + maxAge * day) : none,
  ];
}

const userRow = (account: Account, user: User): readonly string[] => [
  user.name,
  user.arn,
  isoTime(user.created),
  ...passwordCells(account, user),
  String(user.mfaDevices.length > 0),
  ...keysCells(user.accessKeys),
  ...noCertificates,
];

/** Names of users may hold commas; how AWS writes those is not published, here they are quoted. */
const cell = (text: string): string => (text.includes(',') ? `"${text}"` : text);

/** The credential report: the root user first, then users by name; no line feed at the end. */
export function credentialReportText(account: Account): string {
  const users = [...account.users.values()].sort(byName);
  const rows = [columns, rootRow(account), ...users.map((user) => userRow(account, user))];
  return rows.map((cells) => cells.map(cell).join(',')).join('\n');
}
