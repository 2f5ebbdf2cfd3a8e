import type { Caller, Json, JsonObject } from '../../account/call.ts';
import type { Resolved } from './caller.ts';
import { pythonInteger, pythonLiteral } from './pythonText.ts';
import { type CommandResult, failed, type Shell } from './shell.ts';
import { exitCode } from './usage.ts';

type Settings = ReadonlyMap<string, string>;

/** How the caller of another profile is found, having come through the profiles `visited`. */
type SourceOf = (profile: string, visited: readonly string[]) => Resolved;

const refused = (message: string, exit: number = exitCode.general) => ({ failure: failed(`\n${message}\n`, exit) });

/** Whether a profile assumes a role: AWS CLI User Guide, cli-configure-role. */
export const assumesRole = (settings: Settings | undefined): settings is Settings => settings?.has('role_arn') ?? false;

const hasKeys = (settings: Settings | undefined): boolean =>
  settings !== undefined && (settings.has('aws_access_key_id') || settings.has('aws_secret_access_key'));

/** Messages of botocore's AssumeRoleProvider. */
function badSource(
  profile: string,
  settings: Settings,
  visited: readonly string[],
  shell: Shell,
): { readonly failure: CommandResult } | null {
  const source = settings.get('source_profile');
  const credentials = settings.get('credential_source');
  if (credentials !== undefined && source !== undefined) {
    return refused(`The profile "${profile}" contains both source_profile and credential_source.`);
  }
  if (credentials !== undefined) {
    const known = ['Ec2InstanceMetadata', 'EcsContainer', 'Environment'].includes(credentials);
    return refused(
      known
        ? `Error when retrieving credentials from ${credentials}: No credentials found in credential_source referenced in profile ${profile}`
        : `The credential source "${credentials}" referenced in profile "${profile}" is not valid.`,
    );
  }
  if (source === undefined) {
    return refused('Partial credentials found in assume-role, missing: source_profile or credential_source');
  }
  const own = shell.session.settings.get(source);
  if (own === undefined && !shell.port.profiles.some(({ name }) => name === source)) {
    return refused(`The source_profile "${source}" referenced in the profile "${profile}" does not exist.`);
  }
  if (!visited.includes(source) || (source === profile && hasKeys(own))) return null;
  const names = `[${visited.map((name) => pythonLiteral(name)).join(', ')}]`;
  const loop = 'Infinite loop in credential configuration detected. Attempting to load from profile';
  return refused(`${loop} ${source} which has already been visited. Visited profiles: ${names}`);
}

/** What AssumeRole is asked for, as botocore builds it. */
function requestOf(settings: Settings, shell: Shell): JsonObject {
  const seconds = pythonInteger(settings.get('duration_seconds') ?? '');
  const external = settings.get('external_id');
  const serial = settings.get('mfa_serial');
  return {
    RoleArn: settings.get('role_arn') ?? '',
    RoleSessionName: settings.get('role_session_name') ?? `botocore-session-${Math.floor(shell.port.now() / 1000)}`,
    ...(external === undefined ? {} : { ExternalId: external }),
    ...(serial === undefined ? {} : { SerialNumber: serial }),
    ...(seconds === null ? {} : { DurationSeconds: seconds }),
  };
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The AWS CLI asks for the code; here whoever holds the device types what it shows. */
function withCode(input: JsonObject, shell: Shell): JsonObject {
  const serial = text(input.SerialNumber);
  if (serial === '') return input;
  shell.prompts += `Enter MFA code for ${serial}: \n`;
  return { ...input, TokenCode: shell.port.mfaCode(serial, false) ?? '000000' };
}

function callerOf(credentials: Json | undefined): { readonly caller: Caller; readonly expires: number } {
  const found = (typeof credentials === 'object' && credentials !== null ? credentials : {}) as JsonObject;
  return {
    caller: { type: 'accessKey', accessKeyId: text(found.AccessKeyId), sessionToken: text(found.SessionToken) },
    expires: Date.parse(text(found.Expiration)),
  };
}

/** Credentials that are kept beside the settings are good while they last and while the account knows them. */
function kept(key: string, shell: Shell): Caller | null {
  const found = shell.session.assumed.get(key);
  if (found?.caller.type !== 'accessKey' || shell.port.now() >= found.expires) return null;
  return shell.port.knowsKey?.(found.caller.accessKeyId) === false ? null : found.caller;
}

/** Who signs for a profile with `role_arn`: a session of the role, begun by the profile's source where none is kept. */
export function roleCaller(
  profile: string,
  settings: Settings,
  visited: readonly string[],
  shell: Shell,
  sourceOf: SourceOf,
): Resolved {
  const fault = badSource(profile, settings, visited, shell);
  if (fault) return fault;
  const source = settings.get('source_profile') ?? '';
  const input = requestOf(settings, shell);
  const { RoleSessionName, ...rest } = input;
  const key = JSON.stringify([source, rest, settings.has('role_session_name') ? RoleSessionName : null]);
  const known = kept(key, shell);
  if (known) return { caller: known, forged: false };
  const resolved = sourceOf(source, [...visited, source]);
  if ('failure' in resolved) return resolved;
  const region = settings.get('region') ?? shell.session.region;
  const outcome = shell.send('sts', 'AssumeRole', withCode(input, shell), resolved.caller, region);
  if (!outcome.ok) {
    const { code, message } = outcome.error;
    return refused(`An error occurred (${code}) when calling the AssumeRole operation: ${message}`, exitCode.service);
  }
  const begun = callerOf(outcome.output.Credentials);
  shell.session = { ...shell.session, assumed: new Map(shell.session.assumed).set(key, begun) };
  return { caller: begun.caller, forged: false };
}
