import { policiesOf } from '../../policy/policiesOf.ts';
import { caseText } from '../../scenario/caseText.ts';
import { say } from '../../stores/uiActs.ts';
import { freePath, shownPath, writeUserFile } from '../../stores/userFile.ts';
import type { Why } from '../../training/why.ts';
import type { Program } from '../program.ts';
import { saveFile } from './saveFile.ts';

/** `s3-getobject-implicitdeny`: what is asked and what the answer was. */
function nameOf({ decision: { request, decision } }: Why): string {
  return `${request.action}-${decision}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/**
 * Writes a verdict that somebody doubts into the working folder: the request and the policies that were in force.
 * Where that folder takes no files, it asks for another.
 */
export function writeCase(program: Program, answer: Why): void {
  const policies = policiesOf(answer.decision);
  if (policies === null) return;
  const id = nameOf(answer);
  const text = caseText(answer.decision, policies, { id, says: answer.asked });
  const path = freePath(process.cwd(), `case-${id}`, 'yaml');
  const problem = writeUserFile(path, text, true);
  if (problem === null) say(program.ui, 'success', `written: iam-dojo simulate ${shownPath(path)}`);
  else saveFile(program, `Case file (${problem})`, `~/case-${id}.yaml`, text);
}
