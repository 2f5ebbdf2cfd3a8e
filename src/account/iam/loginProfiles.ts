import { authorize } from '../authorize.ts';
import type { JsonObject } from '../call.ts';
import { changeAccount } from '../change.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import { passwordHash } from '../passwordHash.ts';
import { isRootTask } from '../rootTask.ts';
import type { LoginProfile, Sandbox, User } from '../sandbox.ts';
import { callerUser, onUserOrCaller } from './callerUser.ts';
import { fail } from './failures.ts';
import { putHolder, userKind } from './holderKind.ts';
import { flag, optionalFlag, optionalText, text } from './input.ts';
import { passwordRefusal, withPassword } from './passwordRules.ts';
import { done, type Row, type Rows, type Target } from './row.ts';

const profileOutput = (user: User, profile: LoginProfile): JsonObject => ({
  LoginProfile: {
    UserName: user.name,
    CreateDate: isoTime(profile.created),
    PasswordResetRequired: profile.resetRequired,
  },
});

const put = (call: Invocation, user: User, loginProfile: LoginProfile | null): Sandbox =>
  putHolder(call.sandbox, call.account.id, userKind, { ...user, loginProfile });

const noRootProfile = () => fail('missing.login-profile', { UserName: 'root' });

const putRoot = (call: Invocation, password: boolean): Sandbox =>
  changeAccount(call.sandbox, call.account.id, (account) => ({ ...account, root: { ...account.root, password } }));

/** Of the root user an answer tells no name. */
const rootOutput = (call: Invocation): JsonObject => ({
  LoginProfile: { CreateDate: isoTime(call.account.created) },
});

/**
 * The root user's password is a login profile only to the sessions of AssumeRoot: IAM User Guide,
 * id_root-user-privileged-task.
 */
const inRootTask =
  (wanted: boolean, run: (call: Invocation) => Result) =>
  (call: Invocation): Result => {
    if (!isRootTask(call.identity)) return noRootProfile();
    const has = call.account.root.password !== false;
    if (has === wanted) return run(call);
    return has ? fail('exists.login-profile', { UserName: 'root' }) : noRootProfile();
  };

const creation = onUserOrCaller(
  (call, user) => {
    const password = optionalText(call.input, 'Password');
    if (password === undefined) return fail('validation.password');
    if (user.loginProfile) return fail('exists.login-profile', { UserName: user.name });
    const refused = passwordRefusal(call.account, password, null);
    if (refused) return refused;
    const profile: LoginProfile = {
      created: call.time,
      passwordHash: passwordHash(password),
      resetRequired: flag(call.input, 'PasswordResetRequired'),
      lastUsed: null,
      lastChanged: call.time,
    };
    return done(put(call, user, profile), profileOutput(user, profile));
  },
  inRootTask(false, (call) => done(putRoot(call, true), rootOutput(call))),
);

const reading = onUserOrCaller(
  (call, user) => {
    if (!user.loginProfile) return fail('missing.login-profile', { UserName: user.name });
    return done(call.sandbox, profileOutput(user, user.loginProfile));
  },
  inRootTask(true, (call) => done(call.sandbox, rootOutput(call))),
);

const update = onUserOrCaller((call, user) => {
  const before = user.loginProfile;
  if (!before) return fail('missing.login-profile', { UserName: user.name });
  const password = optionalText(call.input, 'Password');
  const refused = password === undefined ? null : passwordRefusal(call.account, password, before);
  if (refused) return refused;
  const changed = password === undefined ? before : withPassword(before, password, call.time);
  const resetRequired = optionalFlag(call.input, 'PasswordResetRequired') ?? changed.resetRequired;
  return done(put(call, user, { ...changed, resetRequired }));
}, noRootProfile);

const deletion = onUserOrCaller(
  (call, user) => {
    if (!user.loginProfile) return fail('missing.login-profile', { UserName: user.name });
    return done(put(call, user, null));
  },
  inRootTask(true, (call) => done(putRoot(call, false))),
);

/**
 * The password policy can let every user call an operation without any policy; an explicit deny still counts: IAM
 * User Guide, id_credentials_passwords_account-policy.
 */
export function unlessSelfService(call: Invocation, action: string, target: Target): readonly Target[] {
  if (!call.account.passwordPolicy?.allowUsersToChange || call.identity.kind !== 'user') return [target];
  const { decision } = authorize(call.sandbox, call.identity, { action, ...target }, call);
  return decision === 'implicitDeny' ? [] : [target];
}

const change: Row = {
  asks: (call) =>
    unlessSelfService(call, 'iam:ChangePassword', { resource: call.identity.user?.arn ?? call.identity.arn }),
  run: (call) => {
    const user = callerUser(call);
    if (!user) return fail('password.not-a-user');
    const profile = user.loginProfile;
    if (!profile) return fail('missing.login-profile', { UserName: user.name });
    if (profile.passwordHash !== passwordHash(text(call.input, 'OldPassword'))) return fail('password.old');
    const password = text(call.input, 'NewPassword');
    const refused = passwordRefusal(call.account, password, profile);
    if (refused) return refused;
    return done(put(call, user, { ...withPassword(profile, password, call.time), resetRequired: false }));
  },
};

/** Console passwords. */
export const loginProfiles: Rows = {
  CreateLoginProfile: creation,
  GetLoginProfile: reading,
  UpdateLoginProfile: update,
  DeleteLoginProfile: deletion,
  ChangePassword: change,
};
