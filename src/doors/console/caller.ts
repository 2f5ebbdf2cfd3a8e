import type { Caller } from '../../account/call.ts';
import { assumesRole, roleCaller } from './roleProfile.ts';
import { type CommandResult, failed, type Shell } from './shell.ts';

/** What the command line says about who signs. */
export interface Signing {
  readonly profile?: string;
  /** False with `--no-sign-request`. */
  readonly sign?: boolean;
}

/** `forged`: the secret does not belong to the key. */
export type Resolved = { readonly caller: Caller; readonly forged: boolean } | { readonly failure: CommandResult };

interface Keys {
  readonly id: string | undefined;
  readonly secret: string | undefined;
  readonly token: string | undefined;
}

function signedWith(keys: Keys, shell: Shell): Resolved {
  const { id, secret, token } = keys;
  if (id === undefined || secret === undefined) {
    const missing = id === undefined ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY';
    return { failure: failed(`\nPartial credentials found in env, missing: ${missing}\n`, 255) };
  }
  const forged = shell.port.secretFits ? !shell.port.secretFits(id, secret) : false;
  return { caller: { type: 'accessKey', accessKeyId: id, ...(token ? { sessionToken: token } : {}) }, forged };
}

function environmentKeys(shell: Shell): Keys {
  const variable = (name: string) => shell.environment.get(name) || undefined;
  return {
    id: variable('AWS_ACCESS_KEY_ID'),
    secret: variable('AWS_SECRET_ACCESS_KEY'),
    token: variable('AWS_SESSION_TOKEN'),
  };
}

function withKeys(settings: ReadonlyMap<string, string> | undefined, shell: Shell): Resolved | null {
  const id = settings?.get('aws_access_key_id');
  const secret = settings?.get('aws_secret_access_key');
  if (id === undefined || secret === undefined) return null;
  return signedWith({ id, secret, token: settings?.get('aws_session_token') }, shell);
}

/** A profile that sources itself signs with its own keys. */
function profileCaller(name: string, shell: Shell, visited: readonly string[] = [name]): Resolved {
  const settings = shell.session.settings.get(name);
  const sourced = visited.length > 1;
  if (assumesRole(settings) && !(sourced && withKeys(settings, shell))) {
    return roleCaller(name, settings, visited, shell, (source, through) => profileCaller(source, shell, through));
  }
  const signed = withKeys(settings, shell);
  if (signed) return signed;
  const profile = shell.port.profiles.find((known) => known.name === name);
  if (profile) return { caller: profile.caller, forged: false };
  if (settings && sourced) return { failure: failed(`\nThe source profile "${name}" must have credentials.\n`, 255) };
  if (settings)
    return {
      failure: failed(
        '\nUnable to locate credentials. You can configure credentials by running "aws configure".\n',
        253,
      ),
    };
  return { failure: failed(`\nThe config profile (${name}) could not be found\n`, 255) };
}

/** Who signs, in the AWS CLI's order: `--profile`, keys in the environment, `AWS_PROFILE`, the session's profile. */
export function resolveCaller(signing: Signing, shell: Shell): Resolved {
  if (signing.sign === false) return { caller: { type: 'anonymous' }, forged: false };
  if (signing.profile !== undefined) return profileCaller(signing.profile, shell);
  const keys = environmentKeys(shell);
  const named = shell.environment.get('AWS_PROFILE') || shell.environment.get('AWS_DEFAULT_PROFILE');
  if (keys.id === undefined && keys.secret === undefined) return profileCaller(named || shell.session.profile, shell);
  return signedWith(keys, shell);
}

/** A setting of the profile in force, as `aws configure set` wrote it. */
export function profileSetting(key: string, named: string | undefined, shell: Shell): string | undefined {
  const profile = named ?? (shell.environment.get('AWS_PROFILE') || shell.session.profile);
  return shell.session.settings.get(profile)?.get(key);
}
