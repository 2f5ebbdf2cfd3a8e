import { coversIn } from './clauseCover.ts';
import type { Layout, NearStatement } from './layout.ts';
import { askResource, type Party } from './party.ts';

export type Status = 'yes' | 'no' | 'open';

/** What the sides can still come to while some condition keys have no value yet. */
export interface Prospect {
  /** False where no request from here on is allowed on the left and not on the right. */
  readonly hopeful: (status: (near: NearStatement) => Status) => boolean;
}

/** Only what is certain ends a search early; all else is left to the evaluator. */
export function prospectOf(layout: Layout, left: Party, right: Party | null, service: string): Prospect {
  const of = (side: 'left' | 'right', role: NearStatement['statement']['role']) =>
    layout.near.filter(({ statement, open }) => open && statement.side === side && statement.role === role);
  const denies = of('left', 'denies').filter(({ statement }) => statement.final);
  const grants = of('left', 'grants');
  const settles = right?.simple === true && (right.document || !askResource.has(service));
  const allows = settles ? of('right', 'grants').filter(({ statement }) => statement.of === null) : [];
  const covers = coversIn(layout);
  // What the left side denies itself makes no difference.
  const spoils = of('right', 'denies').filter((deny) => !denies.some((own) => covers(own, deny)));
  const wide = grants.filter((grant) => !allows.some((allow) => covers(allow, grant)));
  return {
    hopeful: (status) => {
      if (denies.some((one) => status(one) === 'yes')) return false;
      if (!left.unlimited && !grants.some((one) => status(one) !== 'no')) return false;
      if (!spoils.every((one) => status(one) === 'no')) return true;
      if (!left.unlimited && settles && !wide.some((one) => status(one) !== 'no')) return false;
      return !allows.some((one) => status(one) === 'yes');
    },
  };
}
