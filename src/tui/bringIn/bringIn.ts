import { completePath } from '../../stores/userFile.ts';
import { subjectAt } from '../benchState.ts';
import { openEditor } from '../calls.ts';
import { type EditTarget, editTargetOf, inlineTarget, newPolicyTarget } from '../editTarget.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import { openPrompt } from '../openPrompt.ts';
import { attemptOf, type Program } from '../program.ts';
import type { Holder, Subject } from '../views/subject.ts';
import { policyText } from './policyText.ts';

/** Asks for a policy: the file that holds it, or its text. */
export function bringIn(program: Program): void {
  openPrompt(program, {
    title: 'Bring in a policy',
    says: 'Type the path of a JSON file (Tab completes), or paste the policy itself.',
    complete: completePath,
    run: (typed) => {
      if (typed.trim() === '') return 'Which file?';
      const read = policyText(typed);
      if ('problem' in read) return read.problem;
      chooseTarget(program, read.text, proposedName(typed));
      return null;
    },
  });
}

/** The file's name without ending, as far as a policy may be called so. */
function proposedName(typed: string): string {
  if (typed.trimStart().startsWith('{')) return '';
  const file = typed.trim().split('/').at(-1) ?? '';
  return file.replace(/\.[^.]*$/, '').replaceAll(/[^\w+=,.@-]/g, '-');
}

function holderOf(subject: Subject | null): Holder | null {
  switch (subject?.kind) {
    case 'user':
      return { type: 'user', entity: subject.user };
    case 'group':
      return { type: 'group', entity: subject.group };
    case 'role':
      return { type: 'role', entity: subject.role };
    case 'inline':
    case 'attachment':
      return subject.holder;
    default:
      return null;
  }
}

/** Asks for a name, then opens the editor with the text; nothing is stored until it is saved there. */
function named(program: Program, title: string, proposed: string, text: string, target: (name: string) => EditTarget) {
  openPrompt(program, {
    title,
    says: 'A name: letters, digits and +=,.@_-',
    text: proposed,
    run: (typed) => {
      const name = typed.trim();
      if (!/^[\w+=,.@-]{1,128}$/.test(name)) return 'A name has 1 to 128 letters, digits or +=,.@_-';
      openEditor(program, target(name), text);
      return null;
    },
  });
}

function chooseTarget(program: Program, text: string, proposed: string): void {
  const attempt = attemptOf(program);
  if (attempt === null) return;
  const subject = subjectAt(attempt, program.ui.getState());
  const { home } = attempt.sandbox;
  const holder = holderOf(subject);
  const stored = subject === null ? null : editTargetOf(subject);
  const items: MenuItem[] = [
    {
      id: 'managed',
      title: 'A new customer managed policy …',
      note: 'iam:CreatePolicy',
      run: () => named(program, 'New policy', proposed, text, (name) => newPolicyTarget(home, name)),
    },
  ];
  if (stored !== null) {
    const title = subject?.kind === 'policy' || subject?.kind === 'version' ? 'A new version of' : 'In place of';
    items.push({
      id: 'stored',
      title: `${title}: ${stored.title}`,
      note: `${stored.service}:${stored.operation}`,
      run: () => openEditor(program, stored, text),
    });
  }
  if (holder !== null)
    items.push({
      id: 'inline',
      title: `An inline policy of ${holder.type} ${holder.entity.name} …`,
      note: inlineTarget(home, holder, 'name').operation,
      run: () => named(program, 'New inline policy', proposed, text, (name) => inlineTarget(home, holder, name)),
    });
  openMenu(program.ui, 'bring in', 'What becomes of it?', items);
}
