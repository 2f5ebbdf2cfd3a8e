import type { Json } from '../../account/call.ts';
import { type EventFacts, memberAt, textAt } from '../../account/eventFacts.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { jsonLines } from '../views/jsonLines.ts';
import { shortName } from './who.ts';

/** Kinds of callers as CloudTrail names them: CloudTrail User Guide, cloudtrail-event-reference-user-identity. */
const kinds: Readonly<Record<string, string>> = {
  Root: 'the root user',
  IAMUser: 'an IAM user',
  AssumedRole: 'a session of a role',
  FederatedUser: 'a federated user',
  AWSAccount: 'somebody of another account',
  AWSService: 'an AWS service',
  WebIdentityUser: 'somebody whom a web identity provider vouches for',
  SAMLUser: 'somebody whom a SAML provider vouches for',
  IdentityCenterUser: 'a user of IAM Identity Center',
};

const NAME = 10;
const field = (name: string, ...value: Line): Line => [seg(name.padEnd(NAME), 'muted'), ...value];

/** What an event tells about the session that called. */
function sessionLines({ event }: EventFacts): Line[] {
  const context = memberAt(event.userIdentity, 'sessionContext');
  const issuer = textAt(context, 'sessionIssuer', 'arn');
  const began = textAt(context, 'attributes', 'creationDate');
  const mfa = textAt(context, 'attributes', 'mfaAuthenticated');
  const source = textAt(context, 'sourceIdentity');
  return [
    ...(issuer === '' ? [] : [field('', seg(`session of ${shortName(issuer)}`))]),
    ...(began === '' ? [] : [field('', seg(`began ${began}`))]),
    ...(mfa === '' ? [] : [field('', seg(mfa === 'true' ? 'with MFA' : 'without MFA'))]),
    ...(source === '' ? [] : [field('', seg(`source identity ${source}`))]),
  ];
}

/** Characters up to which a value is told; longer ones stand in the record. */
const LONGEST = 160;

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `a text of ${text.length} characters, see the record` : text;
}

function askedLines(asked: Json | undefined): Line[] {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return [];
  return Object.entries(asked).map(([name, value], index) =>
    field(index === 0 ? 'with' : '', seg(`${name} `, 'muted'), seg(shown(value))),
  );
}

/** An event in plain words: who did what, from where, with what, and what AWS answered. */
export function eventWords(facts: EventFacts): readonly Line[] {
  const { event, who, type, service, name, time, address, errorCode, failed } = facts;
  const says = textAt(event, 'errorMessage');
  return [
    field('who', seg(shortName(who) || 'nobody known', 'accent'), seg(`  ${kinds[type] ?? type}`, 'muted')),
    ...sessionLines(facts),
    field('did', seg(`${service}:${name}`, 'heading'), seg(event.readOnly === true ? '  only reads' : '', 'muted')),
    failed
      ? field('answer', seg(`${errorCode || 'failed'}  `, 'denied'), seg(says))
      : field('answer', seg('done', 'allowed')),
    ...askedLines(event.requestParameters),
    field('when', seg(time.replace('T', ' ').replace('Z', ''))),
    field('from', seg(address), seg(`  ${textAt(event, 'userAgent')}`, 'muted')),
    field('account', seg(facts.account), seg(`  ${textAt(event, 'awsRegion')}`, 'muted')),
  ];
}

/** Plain words, then the record as CloudTrail keeps it. */
export function eventLines(facts: EventFacts): readonly Line[] {
  return [
    ...eventWords(facts),
    blank,
    line('The record', 'heading'),
    ...jsonLines(JSON.stringify(facts.event, null, 2)),
  ];
}
