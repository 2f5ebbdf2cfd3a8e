import { policyTitle, type Subject } from './subject.ts';

/** Kind and name of a subject. */
export function subjectTitle(subject: Subject): string {
  switch (subject.kind) {
    case 'user':
      return `User ${subject.user.name}`;
    case 'group':
      return `Group ${subject.group.name}`;
    case 'role':
      return `Role ${subject.role.name}`;
    case 'policy':
      return `Policy ${subject.policy.name}`;
    case 'awsPolicy':
      return `AWS policy ${policyTitle(subject.arn)}`;
    case 'instanceProfile':
      return `Instance profile ${subject.profile.name}`;
    case 'mfaDevice':
      return `MFA device ${policyTitle(subject.device.serial)}`;
    case 'bucket':
      return `Bucket ${subject.bucket.name}`;
    case 'instance':
      return `Instance ${subject.instance.id}`;
    case 'resource':
      return `${subject.resource.type} ${policyTitle(subject.resource.arn)}`;
    case 'root':
      return 'Root user';
    case 'organization':
      return 'Organization';
    case 'section':
      return subject.title;
    case 'attachment':
      return `Policy ${policyTitle(subject.arn)} on ${subject.holder.type} ${subject.holder.entity.name}`;
    case 'inline':
      return `Inline policy ${subject.name} of ${subject.holder.type} ${subject.holder.entity.name}`;
    case 'membership':
      return `${subject.user} in ${subject.group}`;
    case 'accessKey':
      return `Access key ${subject.key.id}`;
    case 'loginProfile':
      return `Console password of ${subject.user.name}`;
    case 'boundary':
      return `Permissions boundary of ${subject.holder.entity.name}`;
    case 'version':
      return `Policy ${subject.policy.name} ${subject.version}`;
    default:
      return `Account ${subject.account.alias ?? subject.account.id}`;
  }
}
