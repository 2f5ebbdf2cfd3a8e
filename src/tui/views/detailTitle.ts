import { policyTitle, type Subject } from './subject.ts';

/** What the detail panel is called: kind and name. */
export function detailTitle(subject: Subject): string {
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
    default:
      return `Account ${subject.account.alias ?? subject.account.id}`;
  }
}
