import { accountDetails } from '../../training/accountDetails.ts';
import { subjectAt } from '../benchState.ts';
import { awsPolicyText, editTargetOf } from '../editTarget.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import { attemptOf, type Program } from '../program.ts';
import { readableJson } from '../views/jsonLines.ts';
import { policyTitle, type Subject } from '../views/subject.ts';
import { copyText, saveFile } from './saveFile.ts';

/** A text that can leave the program. */
interface Parcel {
  readonly id: string;
  readonly title: string;
  /** What it is called in messages. */
  readonly what: string;
  readonly file: string;
  readonly text: () => string;
}

/** A name that is a file name everywhere. */
const fileName = (name: string): string => name.replaceAll(/[^\w.+-]+/g, '-').replace(/^-+|-+$/g, '') || 'policy';

function policyParcel(subject: Subject): Parcel | null {
  if (subject.kind === 'awsPolicy' || subject.kind === 'attachment' || subject.kind === 'boundary') {
    const { arn, account } = subject;
    const name = policyTitle(arn);
    const own = [...account.policies.values()].find((policy) => policy.arn === arn);
    const text = own ? editTargetOf({ kind: 'policy', account, policy: own })?.text : awsPolicyText(arn);
    return text ? parcel(name, `Policy ${name}`, readableJson(text)) : null;
  }
  const target = editTargetOf(subject);
  if (target === null) return null;
  const name = { policy: 'policy', version: 'policy', inline: 'inline' }[subject.kind as string];
  return parcel(nameOf(subject), name === undefined ? target.title : `Policy ${nameOf(subject)}`, target.text);
}

function nameOf(subject: Subject): string {
  switch (subject.kind) {
    case 'policy':
      return subject.policy.name;
    case 'version':
      return `${subject.policy.name}-${subject.version}`;
    case 'inline':
      return subject.name;
    case 'role':
      return `${subject.role.name}-trust`;
    case 'bucket':
      return `${subject.bucket.name}-policy`;
    default:
      return 'policy';
  }
}

function parcel(name: string, title: string, text: string): Parcel {
  const written = text.endsWith('\n') ? text : `${text}\n`;
  return { id: 'policy', title, what: title, file: `${fileName(name)}.json`, text: () => written };
}

function parcels(program: Program): readonly Parcel[] {
  const attempt = attemptOf(program);
  if (attempt === null) return [];
  const subject = subjectAt(attempt, program.ui.getState());
  const policy = subject === null ? null : policyParcel(subject);
  const { slug } = attempt.scenario;
  return [
    ...(policy === null ? [] : [policy]),
    {
      id: 'solution',
      title: 'The whole account: users, groups, roles, policies',
      what: 'the account',
      file: `${fileName(slug)}.json`,
      text: () => `${JSON.stringify(accountDetails(attempt.sandbox), null, 2)}\n`,
    },
    {
      id: 'script',
      title: 'What I did, as a script of aws commands',
      what: 'the script',
      file: `${fileName(slug)}.sh`,
      text: () => program.game.script(),
    },
  ];
}

/** What can be taken out, each to a file and to the clipboard. */
export function openTakeOut(program: Program): void {
  const items = parcels(program).flatMap(({ id, title, what, file, text }): MenuItem[] => [
    { id: `${id} file`, title, note: 'to a file …', run: () => saveFile(program, title, file, text()) },
    { id: `${id} copy`, title, note: 'to the clipboard', run: () => copyText(program, what, text()) },
  ]);
  openMenu(program.ui, 'take out', 'Take out', items);
}
