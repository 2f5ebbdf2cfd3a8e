import type { Scenario } from '../scenario/scenario.ts';
import type { ScaffoldParts } from './authorScaffold.ts';

type Asking = Exclude<Scenario['mode'], 'build' | 'fix'>;

interface Question {
  readonly text: string;
  /** The right answer, then wrong ones with what is said of them. */
  readonly right: string;
  readonly wrong: readonly (readonly [answer: string, says: string])[];
}

/** A scenario in which the learner looks and answers; the account stays as it is. */
export function askingParts(mode: Asking): ScaffoldParts {
  const { text, right, wrong } = questions[mode];
  return {
    account,
    briefing,
    tasks: `# Questions: own \`choices\`, or \`predict\`, \`decides\`, \`match\`, \`find\`, whose answer the evaluator knows.
questions:
  - id: first
${text}    explain: The statement \`Read\` names GetObject on the objects below 2026/, and nothing else is allowed.

tasks:
  - id: answer
    text: "Answer the question: first"
    checks:
      - { id: answered, answer: first }
`,
    hints: `hints:
  answer:
    - text: Look at what Maya's policy allows, and on which resources.
`,
    solutions: `# What passes: \`answer QUESTION CHOICE…\`, and commands as in the console.
solutions:
  - name: reference
    commands: answer first ${right}
`,
    mistakes: `mistakes:\n${wrong.map(mistake).join('')}`,
    debrief,
    fact: '  - { claim: A request that no statement allows is denied, source: "IAM User Guide, Policy evaluation logic", checked: {today} }\n',
  };
}

const mistake = ([answer, says]: readonly [string, string]): string => `  - name: ${answer}
    commands: answer first ${answer}
    fails: [answered]
    says: ${says}
`;

const account = `account:
  id: "111122223333"
  users:
    - { name: priya, attached: [AdministratorAccess] }
    - name: maya
      inline:
        reports:
          Version: "2012-10-17"
          Statement:
            - { Sid: Read, Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::larkspur-reports/2026/*" }
            - { Sid: List, Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws:s3:::larkspur-reports" }
  buckets:
    - { name: larkspur-reports, region: eu-west-1, objects: [2025/q4.csv, 2026/q1.csv] }
  events: # what the trail recorded before the start
    - { at: PT2H, call: "iam:PutUserPolicy", by: user/priya, input: { userName: maya, policyName: reports } }
administrators: [user/priya] # whoever is meant to be one; anybody else who can become one fails the scenario

# Whom the learner can act as. One is the default.
identities:
  priya: { as: user/priya, default: true, says: you administer this account }
`;

const briefing = `briefing: |
  Larkspur Logistics, account 111122223333. Maya from finance reads reports in
  the bucket larkspur-reports. Look at her policy before you answer.
`;

const debrief = `debrief:
  why: A request is allowed when a statement allows its action on its resource and none denies it.
  rule: Read the resource as closely as the action.
`;

const choices = `    choices:
      - { id: read, text: "She reads 2026/q1.csv", says: the statement Read allows it }
      - { id: older, text: "She reads 2025/q4.csv", says: the resource of Read begins with 2026/ }
      - { id: delete, text: "She deletes 2026/q1.csv", says: nothing allows deleting }
`;

const questions: Readonly<Record<Asking, Question>> = {
  predict: {
    text: `    ask: Maya opens 2025/q4.csv in larkspur-reports. Is that allowed?
    predict: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::larkspur-reports/2025/q4.csv" }
`,
    right: 'denied',
    wrong: [['allowed', 'the action is allowed below 2026/ only, and this object lies below 2025/']],
  },
  investigate: {
    text: `    ask: Which of these can Maya do since Priya wrote her policy two hours ago?
${choices}    answer: [read]
`,
    right: 'read',
    wrong: [
      ['older', 'the resource of Read begins with 2026/'],
      ['delete', 'nothing allows deleting'],
    ],
  },
  verify: {
    text: `    ask: Maya is meant to list the bucket and nothing more. Find a request that is allowed all the same.
    find:
      beyond:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "s3:ListBucket", Resource: "arn:aws:s3:::larkspur-reports" }
`,
    right: 'user/maya s3:GetObject arn:aws:s3:::larkspur-reports/2026/q1.csv',
    wrong: [
      ['user/maya s3:GetObject arn:aws:s3:::larkspur-reports/2025/q4.csv', 'this request is denied'],
      ['user/maya s3:ListBucket arn:aws:s3:::larkspur-reports', 'this is what she is meant to do'],
    ],
  },
  order: {
    text: `    ask: Put in order how a request of Maya's is decided.
    choices:
      - { id: explicit, text: Is there a statement that denies it? }
      - { id: allowed, text: Is there a statement that allows it? }
      - { id: otherwise, text: "Otherwise it is denied, because nothing allows it" }
    answer: [explicit, allowed, otherwise]
    order: true
`,
    right: 'explicit allowed otherwise',
    wrong: [['allowed explicit otherwise', 'a Deny wins over every Allow, so it is looked for first']],
  },
  match: {
    text: `    ask: Which resource is each action asked on?
    match:
      items:
        - { id: get, text: s3:GetObject }
        - { id: list, text: s3:ListBucket }
      with:
        - { id: object, text: the object }
        - { id: bucket, text: the bucket }
      pairs: { get: object, list: bucket }
`,
    right: 'get.object list.bucket',
    wrong: [['get.bucket list.object', 'reading is asked of an object, listing of the bucket']],
  },
};
