import type { JsonObject } from '../../account/call.ts';
import { openMenu } from '../openMenu.ts';
import type { Program } from '../program.ts';
import { readOutput } from '../readOutput.ts';
import { actAs } from './actAs.ts';
import { credentialsIn, sessionName } from './credentialsIn.ts';

/** Temporary credentials are there: to be used, or to be looked at. */
export function offerSession(program: Program, operation: string, output: JsonObject): void {
  const caller = credentialsIn(output);
  if (caller === null) return;
  const name = sessionName(output);
  openMenu(program.ui, 'session', `${operation}: temporary credentials`, [
    { id: 'act', title: `Act as this session of ${name}`, run: () => actAs(program, name, caller) },
    {
      id: 'read',
      title: 'Only show the credentials',
      run: () => readOutput(program, `${operation}: shown once`, output),
    },
  ]);
}
