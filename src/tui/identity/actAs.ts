import type { Caller } from '../../account/call.ts';
import { say } from '../../stores/uiActs.ts';
import { attemptOf, type Program } from '../program.ts';

/** A name that `--profile` can take and that nobody else has. */
function freeName(taken: ReadonlySet<string>, wanted: string): string {
  const name = wanted.replaceAll(/[^\w.-]+/g, '-').slice(0, 40);
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(tried)) return tried;
  }
}

/** Acts as somebody from here on: under the name that they have already, else under a new one like `wanted`. */
export function actAs({ game, ui }: Program, wanted: string, caller: Caller): void {
  const profiles = game.attempt.getState()?.profiles ?? [];
  const known = profiles.find((profile) => JSON.stringify(profile.caller) === JSON.stringify(caller));
  const name = known?.name ?? freeName(new Set(profiles.map((profile) => profile.name)), wanted);
  if (known === undefined) game.actAs(name, caller);
  else game.switchProfile(name);
  say(ui, 'success', `You act as ${name} now.`);
}

/** Acts as one of those who are known. */
export function switchTo(program: Program, name: string): void {
  program.game.switchProfile(name);
  const profile = attemptOf(program)?.profiles.find((one) => one.name === name);
  if (profile?.problem) say(program.ui, 'warning', `You act as ${name} now, but: ${profile.problem}.`);
  else say(program.ui, 'info', `You act as ${name} now.`);
}
