import { loadScenario } from '../../../src/scenario/loadScenario.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';

interface Names {
  readonly slug: string;
  readonly title: string;
  readonly concept: string;
  readonly bucket: string;
  readonly number: number;
}

/** A reader of a bucket, who must not write: with a question, a transfer question and a mistake. */
function text({ slug, title, concept, bucket, number }: Names): string {
  const allow = (action: string) =>
    `{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":${action},"Resource":"arn:aws:s3:::${bucket}/*"},{"Sid":"NoPrivate","Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::${bucket}/private/*"}]}`;
  const put = (action: string) =>
    `aws iam put-user-policy --user-name maya --policy-name reading --policy-document '${allow(action)}'`;
  return `schema: iam-scenario/1
id: 00000000-0000-4000-9000-${String(number).padStart(12, '0')}
slug: ${slug}
version: 1.0.0
status: active
title: ${title}
track: foundations
teaches: [${concept}]
difficulty: 1
minutes: 10
mode: build
account:
  id: "444455556666"
  users: [{ name: priya, attached: [AdministratorAccess] }, { name: maya }]
  buckets: [{ name: ${bucket} }]
identities: { priya: { as: user/priya, default: true } }
briefing: Let maya read.
tasks:
  - id: reading
    text: Maya reads and does not write.
    checks:
      - { id: read, allow: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::${bucket}/a" } }
      - { id: private, deny: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::${bucket}/private/a" } }
      - { id: write, deny: { as: user/maya, action: "s3:PutObject", on: "arn:aws:s3:::${bucket}/a" } }
administrators: [user/priya]
questions:
  - id: order
    ask: What wins?
    choices: [{ id: deny, text: A deny, says: Always. }, { id: allow, text: An allow }]
    answer: [deny]
    explain: An explicit deny ends it.
solutions:
  - name: reference
    commands: |
      ${put('"s3:GetObject"')}
mistakes:
  - name: a star
    commands: |
      ${put('"s3:*"')}
    fails: [write]
    says: the star lets her write as well
debrief:
  why: It is least privilege.
  rule: A deny wins.
  transfer: { ask: And for a role?, answer: The same holds for roles. }
`;
}

const cards: readonly Names[] = [
  { slug: 'read-a-bucket', title: 'Read a bucket', concept: 'explicit-deny', bucket: 'larkspur-a', number: 1 },
  { slug: 'read-another', title: 'Read another', concept: 'least-privilege', bucket: 'larkspur-b', number: 2 },
];

/** Two small scenarios, by slug, as YAML text. */
export const practiceCourse: Readonly<Record<string, string>> = Object.fromEntries(
  cards.map((card) => [card.slug, text(card)]),
);

/** What passes each of them. */
export function passes(slug: string): string {
  const found = / {6}(aws iam put-user-policy.*)/.exec(practiceCourse[slug] ?? '')?.[1];
  if (found === undefined) throw new Error(`no solution in ${slug}`);
  return found;
}

export function practiceScenario(slug: string): Scenario {
  const { scenario, faults } = loadScenario(practiceCourse[slug] ?? '', `${slug}.yaml`);
  if (!scenario) throw new Error(faults.map(({ message, place }) => `${place?.line}: ${message}`).join('\n'));
  return scenario;
}
