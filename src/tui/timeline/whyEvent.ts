import type { EventFacts } from '../../account/eventFacts.ts';
import { operationActions } from '../../catalogue/operationActions.ts';
import { pushLayer } from '../../stores/uiActs.ts';
import { openWhy } from '../commands/whyCommands.ts';
import { lineInput } from '../editor/lineInput.ts';
import type { Program } from '../program.ts';
import { timelineValue } from './timelineState.ts';
import { stepOf } from './timelineValue.ts';

function factsNow(program: Program): EventFacts | null {
  const value = timelineValue(program);
  if (value?.type === 'event') return value.entry.facts;
  return value?.type === 'alert' ? value.alert.facts : null;
}

/** The call under the cursor as a question about today: of what happened before the start no decision is kept. */
function askAbout(program: Program, { who, service, name }: EventFacts): void {
  const [action = `${service}:${name}`] = operationActions(service, name, []);
  pushLayer(program.ui, {
    kind: 'ask',
    fields: { as: lineInput(who), action: lineInput(action), on: lineInput() },
    field: 'on',
    says: 'This was before the start. Ask what the policies say to it now.',
  });
}

/** What explains the call under the cursor: its own decision, else the question about it; null where nothing does. */
export function eventWhy(program: Program): (() => void) | null {
  const value = timelineValue(program);
  const step = value === null ? null : stepOf(value);
  const answer = step === null || step === 0 ? null : program.game.whyCall(step);
  if (answer !== null) return () => openWhy(program, answer);
  const facts = factsNow(program);
  return facts === null || step !== null || facts.who === '' ? null : () => askAbout(program, facts);
}
