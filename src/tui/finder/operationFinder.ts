import type { JsonObject } from '../../account/call.ts';
import { operationTable } from '../../account/operationTable.ts';
import { serviceModel } from '../../catalogue/models.ts';
import { subjectAt } from '../benchState.ts';
import { openForm } from '../calls.ts';
import { isNewName } from '../form/choices.ts';
import { attemptOf, type Program } from '../program.ts';
import { subjectInput } from '../views/subjectInput.ts';
import { type Finder, type FinderEntry, fitting } from './finder.ts';

/** Of what the cursor is on, the members that the operation takes. */
function prefillOf(program: Program, service: string, operation: string): JsonObject {
  const attempt = attemptOf(program);
  const subject = attempt === null ? null : subjectAt(attempt, program.ui.getState());
  const model = serviceModel(service);
  const shape = model?.shapes[model.operations[operation]?.input?.shape ?? ''];
  const required = new Set(shape?.required ?? []);
  const known = Object.entries(subject === null ? {} : subjectInput(subject));
  return Object.fromEntries(known.filter(([member]) => required.has(member) && !isNewName(operation, member)));
}

function entryOf({ service, operation, state, accessLevel }: ReturnType<typeof operationTable>[number]): FinderEntry {
  const title = `${service}:${operation}`;
  return {
    id: title,
    title,
    note: accessLevel ?? '',
    disabled: state === 'refused' ? 'the sandbox does not carry it out' : null,
    run: (program) => openForm(program, title, service, operation, prefillOf(program, service, operation)),
  };
}

let made: readonly FinderEntry[] | null = null;

/** The services that most people come for. */
const first = ['iam', 'sts'];

/** Every operation of AWS that the sandbox knows, those of IAM first. */
export function operationEntries(): readonly FinderEntry[] {
  if (made !== null) return made;
  const table = operationTable();
  const ofFirst = first.flatMap((service) => table.filter((row) => row.service === service));
  made = [...ofFirst, ...table.filter((row) => !first.includes(row.service))].map(entryOf);
  return made;
}

/** Any operation of any service, to be filled in with a form. */
export const operationFinder: Finder = {
  title: 'Call any operation of AWS',
  placeholder: 'service and operation, e.g. attach user',
  entries: (_program, search) => fitting(operationEntries(), search),
};
