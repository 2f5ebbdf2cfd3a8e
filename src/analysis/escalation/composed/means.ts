import type { PrincipalView } from '../../accountView.ts';
import type { AccountMap } from '../accountMap.ts';
import type { Seeker } from './changed.ts';
import { type WideGroup, wideGroups } from './wideGroups.ts';
import { type WidePolicy, widePolicies } from './widePolicies.ts';

/** What somebody has at hand or can make to give others permissions; worked out when it is asked for. */
export interface Means {
  readonly policies: () => readonly WidePolicy[];
  readonly groups: () => readonly WideGroup[];
}

const known = new WeakMap<AccountMap, WeakMap<PrincipalView, Means>>();

export function meansOf(seeker: Seeker): Means {
  const { map, actor } = seeker;
  const own = known.get(map) ?? new WeakMap<PrincipalView, Means>();
  known.set(map, own);
  const remembered = own.get(actor.view);
  if (remembered) return remembered;
  const means: Means = {
    policies: once(() => [...widePolicies(seeker)]),
    groups: once(() => [...wideGroups(seeker, means)]),
  };
  own.set(actor.view, means);
  return means;
}

function once<One>(make: () => readonly One[]): () => readonly One[] {
  let made: readonly One[] | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
