import type { JsonObject } from '../account/call.ts';
import { managedPolicy } from '../catalogue/managedPolicies.ts';
import { readableJson } from './views/jsonLines.ts';
import { type Holder, holderInput, type Subject } from './views/subject.ts';

/** A policy document that can be edited, and the call that stores it. */
export interface EditTarget {
  /** Names the document in drafts, e.g. `111122223333 policy dev-ec2`. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'identity' | 'resource' | 'trust';
  /** The stored text, or what a new document starts with. */
  readonly text: string;
  readonly service: string;
  readonly operation: string;
  /** The whole input of the call, with the edited text in it. */
  readonly input: (text: string) => JsonObject;
  /** What saving does, in a few words. */
  readonly saving: string;
}

const template = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [],
      "Resource": []
    }
  ]
}
`;

const inlineCalls = { user: 'PutUserPolicy', group: 'PutGroupPolicy', role: 'PutRolePolicy' } as const;

export function inlineTarget(account: string, holder: Holder, name: string): EditTarget {
  const stored = holder.entity.inline.get(name.toLowerCase())?.text;
  return {
    id: `${account} inline ${holder.type} ${holder.entity.name} ${name}`,
    title: `Inline policy ${name} of ${holder.type} ${holder.entity.name}`,
    kind: 'identity',
    text: stored === undefined ? template : readableJson(stored),
    service: 'iam',
    operation: inlineCalls[holder.type],
    input: (text) => ({ ...holderInput(holder), PolicyName: name, PolicyDocument: text }),
    saving: stored === undefined ? 'creates the inline policy' : 'replaces the inline policy',
  };
}

export function newPolicyTarget(account: string, name: string): EditTarget {
  return {
    id: `${account} new policy ${name}`,
    title: `New policy ${name}`,
    kind: 'identity',
    text: template,
    service: 'iam',
    operation: 'CreatePolicy',
    input: (text) => ({ PolicyName: name, PolicyDocument: text }),
    saving: `creates the policy ${name}`,
  };
}

function policyTarget(subject: Extract<Subject, { kind: 'policy' | 'version' }>): EditTarget {
  const { policy, account } = subject;
  const id = subject.kind === 'version' ? subject.version : policy.defaultVersion;
  const text = policy.versions.find((version) => version.id === id)?.text ?? template;
  return {
    id: `${account.id} policy ${policy.name}`,
    title: `Policy ${policy.name}, from ${id}`,
    kind: 'identity',
    text: readableJson(text),
    service: 'iam',
    operation: 'CreatePolicyVersion',
    input: (edited) => ({ PolicyArn: policy.arn, PolicyDocument: edited, SetAsDefault: true }),
    saving: `saves version v${policy.nextVersion} as the default`,
  };
}

/** The document that "edit" means for a subject; null where it has none. */
export function editTargetOf(subject: Subject): EditTarget | null {
  switch (subject.kind) {
    case 'policy':
    case 'version':
      return policyTarget(subject);
    case 'inline':
      return inlineTarget(subject.account.id, subject.holder, subject.name);
    case 'role':
      return {
        id: `${subject.account.id} trust ${subject.role.name}`,
        title: `Trust policy of role ${subject.role.name}`,
        kind: 'trust',
        text: readableJson(subject.role.trust.text),
        service: 'iam',
        operation: 'UpdateAssumeRolePolicy',
        input: (text) => ({ RoleName: subject.role.name, PolicyDocument: text }),
        saving: 'replaces the trust policy',
      };
    case 'bucket':
      return {
        id: `${subject.account.id} bucket ${subject.bucket.name}`,
        title: `Policy of bucket ${subject.bucket.name}`,
        kind: 'resource',
        text:
          subject.bucket.policy === null
            ? bucketTemplate(subject.bucket.arn)
            : readableJson(subject.bucket.policy.text),
        service: 's3',
        operation: 'PutBucketPolicy',
        input: (text) => ({ Bucket: subject.bucket.name, Policy: text }),
        saving: 'replaces the bucket policy',
      };
    default:
      return null;
  }
}

function bucketTemplate(arn: string): string {
  return template
    .replace('"Action": [],', '"Principal": {},\n      "Action": [],')
    .replace('"Resource": []', `"Resource": ["${arn}/*"]`);
}

/** The text of a document that can be read but not edited. */
export function awsPolicyText(arn: string): string | null {
  return managedPolicy(arn)?.document ?? null;
}
