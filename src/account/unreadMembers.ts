import { accessAnalyzerUnread } from './accessanalyzer/unread.ts';
import type { ApiError, JsonObject } from './call.ts';
import { cloudtrailUnread } from './cloudtrail/unread.ts';
import { cloudwatchUnread } from './cloudwatch/unread.ts';
import { configUnread } from './config/unread.ts';
import { dynamodbUnread } from './dynamodb/unread.ts';
import { ec2Unread } from './ec2/unread.ts';
import { entryOf } from './entryOf.ts';
import { eventsUnread } from './events/unread.ts';
import { fail } from './fail.ts';
import { iamUnread } from './iam/unread.ts';
import { kmsUnread } from './kms/unread.ts';
import { lambdaUnread } from './lambda/unread.ts';
import { logsUnread } from './logs/unread.ts';
import { organizationsUnread } from './organizations/unread.ts';
import { s3Unread } from './s3/unread.ts';
import { schedulerUnread } from './scheduler/unread.ts';
import { secretsmanagerUnread } from './secretsmanager/unread.ts';
import { snsUnread } from './sns/unread.ts';
import { sqsUnread } from './sqs/unread.ts';
import { ssmUnread } from './ssm/unread.ts';
import { ssoAdminUnread } from './sso-admin/unread.ts';
import { stepfunctionsUnread } from './stepfunctions/unread.ts';
import { stsUnread } from './sts/unread.ts';
import { refusedMember, type UnreadRows } from './unreadRow.ts';

/** Members of inputs that no handler acts on, by service. */
export const unreadMembers: Readonly<Record<string, UnreadRows>> = {
  iam: iamUnread,
  sts: stsUnread,
  ec2: ec2Unread,
  s3: s3Unread,
  kms: kmsUnread,
  sqs: sqsUnread,
  sns: snsUnread,
  secretsmanager: secretsmanagerUnread,
  ssm: ssmUnread,
  lambda: lambdaUnread,
  dynamodb: dynamodbUnread,
  cloudtrail: cloudtrailUnread,
  events: eventsUnread,
  scheduler: schedulerUnread,
  cloudwatch: cloudwatchUnread,
  config: configUnread,
  logs: logsUnread,
  organizations: organizationsUnread,
  accessanalyzer: accessAnalyzerUnread,
  'sso-admin': ssoAdminUnread,
  stepfunctions: stepfunctionsUnread,
};

/** The answer to a call that asks for something which the sandbox would have to pass over; null for all others. */
export function unreadError(call: {
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
}): ApiError | null {
  const member = refusedMember(entryOf(unreadMembers, call.service) ?? [], call.operation, call.input);
  if (member === null) return null;
  const values = { Service: call.service, Operation: call.operation, Member: member.replaceAll('[]', '') };
  return fail('sandbox.member', values).error;
}
