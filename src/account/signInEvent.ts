import type { JsonObject, TrailEvent } from './call.ts';
import { type Generator, nextUuid } from './generator.ts';
import { isoTime } from './isoTime.ts';
import { usualAddress, usualRegion } from './requestFacts.ts';
import { tlsDetails } from './trailDetails.ts';

/** What people sign in with. */
const usualBrowser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export interface SignIn {
  readonly name: 'ConsoleLogin' | 'CheckMfa' | 'SwitchRole';
  readonly account: string;
  readonly userIdentity: JsonObject;
  /** Null where it succeeded. */
  readonly failure: string | null;
  readonly additional: JsonObject;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly sourceIp?: string;
  readonly userAgent?: string;
  /** Root users sign in in us-east-1. */
  readonly region?: string;
}

/**
 * The CloudTrail record of a sign-in, and the generator after its id: CloudTrail User Guide,
 * cloudtrail-event-reference-aws-console-sign-in-events.
 */
export function signInEvent(signIn: SignIn, generator: Generator): readonly [TrailEvent, Generator] {
  const { name, account, failure } = signIn;
  const [eventID, next] = nextUuid(generator);
  return [
    {
      eventVersion: '1.11',
      userIdentity: signIn.userIdentity,
      eventTime: isoTime(signIn.time),
      eventSource: 'signin.amazonaws.com',
      eventName: name,
      awsRegion: signIn.region ?? usualRegion,
      sourceIPAddress: signIn.sourceIp ?? usualAddress,
      userAgent: signIn.userAgent ?? usualBrowser,
      ...(failure === null ? {} : { errorMessage: failure }),
      requestParameters: null,
      responseElements: { [name]: failure === null ? 'Success' : 'Failure' },
      additionalEventData: signIn.additional,
      eventID,
      readOnly: false,
      eventType: 'AwsConsoleSignIn',
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: 'Management',
      tlsDetails: tlsDetails('signin.aws.amazon.com'),
    },
    next,
  ];
}

/** `additionalEventData` of a ConsoleLogin; `device` is the serial number of the MFA device used. */
export const loginData = (device: string | null): JsonObject => ({
  LoginTo: 'https://console.aws.amazon.com/console/home',
  MobileVersion: 'No',
  ...(device === null ? {} : { MFAIdentifier: device }),
  MFAUsed: device === null ? 'No' : 'Yes',
});
