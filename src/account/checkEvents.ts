import { serviceModel } from '../catalogue/models.ts';
import { entryOf } from './entryOf.ts';
import type { AccountStart, EventStart, StartFault } from './startShape.ts';

const signIns = new Set(['signin:ConsoleLogin', 'signin:SwitchRole']);

function known(call: string): boolean {
  const [service = '', operation = ''] = call.split(':');
  const model = serviceModel(service);
  return signIns.has(call) || (model !== undefined && entryOf(model.operations, operation) !== undefined);
}

const lists = { user: 'users', role: 'roles' } as const;

/** True where the start has no user or role of the name that an event gives as its caller. */
function isNobody({ by = 'root', userIdentity }: EventStart, start: AccountStart): boolean {
  const [, kind, name = ''] = /^(user|role)\/(.*)$/.exec(by) ?? [];
  if (userIdentity !== undefined || (kind !== 'user' && kind !== 'role')) return false;
  const wanted = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return !(start[lists[kind]] ?? []).some((entity) => entity.name.toLowerCase() === wanted);
}

/** What is wrong with the past events of an account. */
export function checkEvents(path: readonly (string | number)[], start: AccountStart): readonly StartFault[] {
  return (start.events ?? []).flatMap((event, index): StartFault[] => {
    const at = [...path, 'events', index];
    const faults: StartFault[] = [];
    if (!known(event.call)) {
      const advice = 'write a service and an operation of its API, or `signin:ConsoleLogin`';
      faults.push({ path: [...at, 'call'], message: `there is no operation \`${event.call}\``, advice });
    }
    if (isNobody(event, start)) {
      const advice = 'name somebody of this account, or give `userIdentity` for somebody who is gone';
      faults.push({ path: [...at, 'by'], message: `the account has no \`${event.by}\``, advice });
    }
    return faults;
  });
}
