/** The lesson about the program, as a scenario: one group, one policy, and a mistake that is made on purpose. */
export const firstStepsText = `schema: iam-scenario/1
id: 3d2c8b60-5f1e-4b7a-9c04-7a1b5e0f0002
slug: first-steps
version: 1.0.0
status: active
title: First steps
track: foundations
teaches: [group]
difficulty: 1
minutes: 5
mode: build
clock: 2026-11-24T09:00:00Z
region: eu-west-1
account:
  id: "444455556666"
  alias: larkspur-sandbox
  groups:
    - { name: PlatformAdmins, attached: [AdministratorAccess] }
  users:
    - { name: priya, groups: [PlatformAdmins] }
    - { name: maya }
  policies:
    - name: read-reports
      description: Reads what lies in larkspur-reports
      document:
        Version: "2012-10-17"
        Statement:
          - { Sid: Read, Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::larkspur-reports/*" }
  buckets:
    - { name: larkspur-reports, region: eu-west-1, objects: [2026/q3.csv] }
identities:
  priya: { as: user/priya, default: true, says: platform admin of the sandbox account }
  maya: { as: user/maya, says: wants to read a report }
briefing: |
  This account is for learning the program. Nothing in it is real and
  nothing can break.

  You are Priya. Maya wants to read the reports in the bucket
  larkspur-reports. She shall read them, and do nothing else with them.
tasks:
  - id: group
    text: Create the group \`Readers\` and put the user maya into it.
    checks:
      - { id: member, state: "UserDetailList[?contains(GroupList, 'Readers')].UserName", equals: [maya] }
  - id: read
    text: Members of \`Readers\` may read the objects of larkspur-reports; the policy read-reports does that. Nothing else.
    checks:
      - { id: may-read, allow: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::larkspur-reports/2026/q3.csv" } }
      - { id: may-not-delete, deny: { as: user/maya, action: "s3:DeleteObject", on: "arn:aws:s3:::larkspur-reports/2026/q3.csv" }, because: readers do not delete }
      - { id: no-more, atMost: { as: group/Readers, policy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::larkspur-reports/*" }] } } }
administrators: [user/priya]
no_hints: { group: the lesson tells each key, read: the lesson tells each key }
solutions:
  - name: the group with the policy that lies ready
    commands: |
      aws iam create-group --group-name Readers
      aws iam add-user-to-group --group-name Readers --user-name maya
      aws iam attach-group-policy --group-name Readers --policy-arn arn:aws:iam::444455556666:policy/read-reports
mistakes:
  - name: everything in S3
    commands: |
      aws iam create-group --group-name Readers
      aws iam add-user-to-group --group-name Readers --user-name maya
      aws iam attach-group-policy --group-name Readers --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess
    fails: [may-not-delete]
    says: AmazonS3FullAccess reads, and it deletes as well
  - name: the policy without the member
    commands: |
      aws iam create-group --group-name Readers
      aws iam attach-group-policy --group-name Readers --policy-arn arn:aws:iam::444455556666:policy/read-reports
    fails: [member, may-read]
    says: a policy on a group reaches its members, and the group has none
debrief:
  why: A group carries the policy, and whoever is in the group may do what it says; what nobody allows stays denied.
  rule: Give rights to groups, give no more than is asked, and look at the checks after each call.
`;
