import type { JsonObject } from '../../account/call.ts';
import { holderInput, type Subject } from './subject.ts';

/** The members of requests that name a thing of the account. */
export function subjectInput(subject: Subject): JsonObject {
  switch (subject.kind) {
    case 'user':
    case 'loginProfile':
      return { UserName: subject.user.name };
    case 'group':
      return { GroupName: subject.group.name };
    case 'role':
      return { RoleName: subject.role.name };
    case 'policy':
      return { PolicyArn: subject.policy.arn };
    case 'version':
      return { PolicyArn: subject.policy.arn, VersionId: subject.version };
    case 'awsPolicy':
      return { PolicyArn: subject.arn };
    case 'attachment':
      return { ...holderInput(subject.holder), PolicyArn: subject.arn };
    case 'inline':
      return { ...holderInput(subject.holder), PolicyName: subject.name };
    case 'boundary':
      return holderInput(subject.holder);
    case 'membership':
      return { UserName: subject.user, GroupName: subject.group };
    case 'accessKey':
      return { ...(subject.user === null ? {} : { UserName: subject.user.name }), AccessKeyId: subject.key.id };
    case 'instanceProfile':
      return { InstanceProfileName: subject.profile.name };
    case 'mfaDevice':
      return { SerialNumber: subject.device.serial };
    case 'bucket':
      return { Bucket: subject.bucket.name };
    case 'instance':
      return { InstanceId: subject.instance.id, InstanceIds: [subject.instance.id] };
    default:
      return {};
  }
}
