/** A small company to play with. Its one task has no checks: nothing is asked. */
export const sandboxText = `schema: iam-scenario/1
id: 3d2c8b60-5f1e-4b7a-9c04-7a1b5e0f0001
slug: sandbox
version: 1.0.0
status: active
title: Sandbox
track: foundations
teaches: []
difficulty: 1
minutes: 30
mode: build
clock: 2026-11-24T09:00:00Z
region: eu-west-1
account:
  id: "444455556666"
  alias: larkspur-sandbox
  groups:
    - { name: PlatformAdmins, attached: [AdministratorAccess] }
    - { name: Developers, attached: [read-assets] }
    - { name: Auditors, attached: [SecurityAudit] }
  users:
    - { name: priya, groups: [PlatformAdmins], mfa: true, loginProfile: true }
    - { name: maya, groups: [Developers], tags: { team: checkout }, loginProfile: true }
    - { name: jonas, groups: [Developers], tags: { team: search } }
    - { name: li, groups: [Auditors] }
  policies:
    - name: read-assets
      document:
        Version: "2012-10-17"
        Statement:
          - { Sid: List, Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws:s3:::larkspur-assets" }
          - { Sid: Read, Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::larkspur-assets/*" }
  roles:
    - name: app
      description: What the application on i-0a1b2c3d4e5f60001 runs as
      trust:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }]
      attached: [read-assets]
    - name: on-call
      description: For developers in the night, with more rights for an hour
      trust:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { AWS: "arn:aws:iam::444455556666:user/maya" }, Action: "sts:AssumeRole" }]
      attached: [AmazonEC2FullAccess]
  instanceProfiles:
    - { name: app, role: app }
  buckets:
    - { name: larkspur-assets, region: eu-west-1, objects: [logo.png, css/site.css] }
    - { name: larkspur-reports, region: eu-west-1, objects: [2026/q3.csv] }
  instances:
    - { id: i-0a1b2c3d4e5f60001, region: eu-west-1, tags: { Name: app, env: dev }, profile: app }
    - { id: i-0a1b2c3d4e5f60002, region: eu-west-1, tags: { Name: shop, env: prod } }
accounts:
  - id: "999988887777"
    alias: parcelwise
    users:
      - name: vera
        inline:
          assume:
            Version: "2012-10-17"
            Statement: { Effect: Allow, Action: "sts:AssumeRole", Resource: "*" }
identities:
  priya: { as: user/priya, default: true, says: administrator of the account }
  maya: { as: user/maya, says: a developer; may become on-call }
  li: { as: user/li, says: looks at everything and changes nothing }
  root: { as: root, says: the account itself }
briefing: |
  Here nothing is asked. The account is a small company's; build what you
  like, break what you like, and ask why. Whatever you do is saved, u takes it
  back, and R begins anew.

  Maya may become the role on-call, Li looks but does not touch, and the
  partner Parcelwise (999988887777) waits to be let in. p acts as somebody
  else, W asks about any request.
tasks:
  - { id: free, text: "Nothing is asked here: try what you like. W asks about any request, m draws who may do what.", checks: [] }
`;
