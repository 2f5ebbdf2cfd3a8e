import type { AttemptView } from '../../stores/attemptView.ts';
import type { Profile } from '../../training/profileList.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { dateLabel } from '../moment.ts';

const minute = 60_000;

/** `42 min`, `11 h 5 min`, `30 s`. */
export function lasting(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute);
  if (minutes < 1) return `${Math.max(0, Math.ceil(milliseconds / 1000))} s`;
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long a session still lasts by the sandbox's clock; empty without one. */
export function sessionWords({ session }: Profile, clock: number): string {
  return session === null ? '' : `session, ${lasting(session.expires - clock)} left`;
}

const kinds: Readonly<Record<NonNullable<Profile['kind']>, string>> = {
  root: 'the root user',
  user: 'an IAM user',
  role: 'a session of a role',
  federated: 'a federated user',
  service: 'a service',
  anonymous: 'nobody known',
  provider: 'somebody whom a provider vouches for',
};

/** With what somebody signs. */
function signing({ caller }: Profile): string {
  switch (caller.type) {
    case 'accessKey':
      return caller.sessionToken === undefined
        ? `access key ${caller.accessKeyId}`
        : `temporary credentials ${caller.accessKeyId}`;
    case 'console':
    case 'root':
      return 'signed in to the console';
    case 'instance':
      return `credentials of the instance ${caller.instanceId}`;
    case 'function':
      return `credentials of the function ${caller.functionArn.split(':').at(-1) ?? ''}`;
    case 'service':
      return `the role ${caller.roleArn.split('/').at(-1)}, passed to ${caller.service}`;
    case 'identityCenter':
      return `signed in through IAM Identity Center as ${caller.user}, permission set ${caller.permissionSet}`;
    case 'anonymous':
      return 'no credentials';
  }
}

/** Who acts now: as AWS sees them, how they signed, and how long it lasts. */
export function whoLines({ profiles, profile: name, sandbox }: AttemptView): readonly Line[] {
  const profile = profiles.find((one) => one.name === name);
  if (profile === undefined) return [];
  const field = (label: string, value: string): Line => [seg(label.padEnd(17), 'muted'), seg(value)];
  const { session, problem, kind, sourceIdentity, sessionTags, chained, heldDown } = profile;
  const head = [field('You act as', name), ...(profile.says === '' ? [] : [field('', profile.says)])];
  const signed = field('Signs with', signing(profile));
  if (problem !== null || kind === null) {
    return [...head, signed, blank, line(`This signs nothing now: ${problem}. p acts as somebody else.`, 'warning')];
  }
  return [
    ...head,
    field('AWS sees', profile.arn),
    field('', kinds[kind]),
    signed,
    field('MFA', profile.mfa ? 'yes' : 'no'),
    ...(session === null
      ? []
      : [
          field('Session began', dateLabel(session.issued)),
          field('Session ends', `${dateLabel(session.expires)}, in ${lasting(session.expires - sandbox.clock)}`),
        ]),
    ...(sourceIdentity === null ? [] : [field('Source identity', sourceIdentity)]),
    ...(sessionTags.length === 0 ? [] : [field('Session tags', sessionTags.join(', '))]),
    ...(chained ? [field('Chained', 'begun from another role session: an hour at most')] : []),
    ...(heldDown ? [field('Held down', 'by session policies')] : []),
    blank,
    line('--profile and AWS_PROFILE take the same names in the console.', 'muted'),
  ];
}
