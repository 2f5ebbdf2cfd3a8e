import type { CheckOf, Kind } from '../../scenario/check.ts';
import { checkAllow, checkDeny } from './access.ts';
import { checkAnswer } from './answer.ts';
import { checkCall } from './call.ts';
import { checkAtMost, checkNever } from './claims.ts';
import { checkNoEscalation } from './escalation.ts';
import type { Finding, Situation } from './situation.ts';
import { checkState } from './state.ts';

type Evaluators = { readonly [Which in Kind]: (situation: Situation, check: CheckOf<Which>) => Finding };

/** How each kind of check is decided. */
const evaluators: Evaluators = {
  allow: checkAllow,
  deny: checkDeny,
  call: checkCall,
  never: checkNever,
  atMost: checkAtMost,
  noEscalation: checkNoEscalation,
  state: checkState,
  answer: checkAnswer,
};

export function evaluate<Which extends Kind>(situation: Situation, check: CheckOf<Which>): Finding {
  const kind: Which = check.kind;
  return evaluators[kind](situation, check);
}
