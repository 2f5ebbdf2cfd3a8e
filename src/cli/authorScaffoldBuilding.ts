import type { ScaffoldParts } from './authorScaffold.ts';

const wide = '{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }';

/** A scenario in which access is built, or in which what is there is mended. */
export function buildingParts(mode: 'build' | 'fix'): ScaffoldParts {
  const fixes = mode === 'fix';
  return {
    account: account(fixes ? `, inline: { reports: ${wide} }` : ''),
    briefing: briefing(fixes),
    tasks,
    hints,
    solutions: solutions(fixes ? '      aws iam delete-user-policy --user-name maya --policy-name reports\n' : ''),
    mistakes,
    debrief,
    fact: '  - { claim: S3 tells the bucket and its objects apart by the ARN, source: "Service Authorization Reference, Amazon S3", checked: {today} }\n',
  };
}

const account = (more: string): string => `account:
  id: "111122223333"
  users:
    - { name: priya, attached: [AdministratorAccess] }
    - { name: maya${more} }
  buckets:
    - { name: larkspur-reports, region: eu-west-1, objects: [2025/q4.csv, 2026/q1.csv] }
administrators: [user/priya] # whoever is meant to be one; anybody else who can become one fails the scenario

# Whom the learner can act as. One is the default.
identities:
  priya: { as: user/priya, default: true, says: you administer this account }
  maya: { as: user/maya, says: use her to try what you built }
`;

const briefing = (fixes: boolean): string => `briefing: |
  Larkspur Logistics, account 111122223333. Maya from finance compares the
  reports of this year, which lie in the bucket larkspur-reports below 2026/.

  ${fixes ? 'Her policy `reports` allows everything in S3. You are Priya. Narrow it.' : 'She may do nothing yet. You are Priya. Give her what she needs.'}
`;

const tasks = `# Everything that a check depends on is said in a text. Checks of a task (write one kind in each):
#   allow, deny   one request: { as: user/maya, action: "s3:GetObject", on: "arn:…" }
#   never         no request at all: { as: user/maya, actions: ["iam:*"] }
#   atMost        nothing beyond a policy: { as: user/maya, policy: {…} }
#   call          a whole command: { as: maya, line: aws s3api list-buckets, expect: AccessDenied }
#   state         how the account looks, by JMESPath: "length(UserDetailList)", with equals, contains, empty …
tasks:
  - id: read
    text: Maya may read every object below 2026/ in larkspur-reports, today's and those to come.
    checks:
      - { id: reads, allow: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::larkspur-reports/2026/q1.csv" } }
      - { id: reads-later, allow: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::larkspur-reports/2026/q9.csv" } }
  - id: closed
    text: She gets nothing else. Older reports stay closed to her, and nothing is changed or deleted.
    checks:
      - { id: older, deny: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::larkspur-reports/2025/q4.csv" }, because: last year is closed }
      - { id: no-change, never: { as: user/maya, actions: ["s3:Put*", "s3:Delete*"] }, because: reports are read and not written }
      - { id: no-iam, never: { as: user/maya, actions: ["iam:*"] } }
      - id: tight
        atMost:
          as: user/maya
          policy: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::larkspur-reports/2026/*" } }

# Checked as well, but the learner sees only what \`publicly\` says.
held_out:
  - { id: tags, publicly: Another way to change a report, deny: { as: user/maya, action: "s3:PutObjectTagging", on: "arn:aws:s3:::larkspur-reports/2026/q1.csv" } }
`;

const hints = `hints:
  read:
    - text: A bucket and the objects in it have different ARNs. Which one does reading ask for?
    - actions: ["s3:GetObject"]
    - step: aws iam put-user-policy --user-name maya --policy-name reports --policy-document file://this-year.json
  closed:
    - text: What no policy allows is denied. It takes no Deny.
`;

const solutions = (first: string): string => `# Files that the commands below read by file://NAME.
files:
  this-year.json: |
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::larkspur-reports/2026/*" }
    }
  bucket-only.json: |
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::larkspur-reports" }
    }
  everything-there.json: |
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::larkspur-reports/2026/*" }
    }

# What passes: command lines as in the console. The first one is the reference; show different ways.
solutions:
  - name: a policy on the user
    commands: |
      aws iam put-user-policy --user-name maya --policy-name reports --policy-document file://this-year.json
  - name: a managed policy on a group
    commands: |
${first}      POLICY=$(aws iam create-policy --policy-name read-this-year --policy-document file://this-year.json --query Policy.Arn --output text)
      aws iam create-group --group-name Finance
      aws iam attach-group-policy --group-name Finance --policy-arn $POLICY
      aws iam add-user-to-group --group-name Finance --user-name maya
`;

const mistakes = `mistakes:
  - name: the ARN of the bucket
    commands: aws iam put-user-policy --user-name maya --policy-name reports --policy-document file://bucket-only.json
    fails: [reads, reads-later]
    says: GetObject asks for an object, and this ARN names the bucket; nothing can be read
  - name: everything, in the right folder
    commands: aws iam put-user-policy --user-name maya --policy-name reports --policy-document file://everything-there.json
    fails: [no-change, tags]
    says: the folder is right, but \`s3:*\` deletes and overwrites as well
  - name: AmazonS3ReadOnlyAccess
    commands: aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
    fails: [older, tight]
    says: it reads every bucket of the account, last year's reports among them
  - name: AdministratorAccess
    commands: aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
    fails: [older, no-change, no-iam, tags]
    says: it works, as it does for everybody who may do everything
`;

const debrief = `debrief:
  why: >-
    A request is for one action on one resource. Reading an object asks for the object's ARN, so the folder belongs into
    the Resource of the statement; what no statement allows is denied.
  rule: Name the action and the resource that are needed, and nothing has to be forbidden.
  transfer:
    ask: Maya wants to see the list of files below 2026/ too. On which ARN is that asked?
    answer: On the bucket's. s3:ListBucket is an action on the bucket, and a condition on s3:prefix limits it to the folder.
`;
