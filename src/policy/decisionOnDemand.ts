import type { ButFor, Decision, StatementTrace, Step } from './decision.ts';
import type { AuthorizationRequest, PoliciesInForce } from './request.ts';
import type { Ruling } from './verdict.ts';

/** How the reasons of a decision are worked out. */
export interface Reasons {
  readonly policies: PoliciesInForce;
  steps(): readonly Step[];
  statements(): readonly StatementTrace[];
  missingContextKeys(): readonly string[];
  butFor(decision: Decision): readonly ButFor[];
  disputed(decision: Decision): readonly string[];
}

/**
 * A decision whose reasons are worked out when somebody first asks for them, and kept. They are getters of the class:
 * as own properties they would cost more than the whole verdict. `JSON.stringify` writes them all.
 */
export class DecisionOnDemand implements Decision {
  readonly request: AuthorizationRequest;
  readonly decision: Decision['decision'];
  readonly decidedBy: Decision['decidedBy'];
  readonly #reasons: Reasons;
  #steps: readonly Step[] | null = null;
  #statements: readonly StatementTrace[] | null = null;
  #missing: readonly string[] | null = null;
  #butFor: readonly ButFor[] | null = null;
  #disputed: readonly string[] | null = null;

  constructor(request: AuthorizationRequest, { decision, decidedBy }: Ruling, reasons: Reasons) {
    this.request = request;
    this.decision = decision;
    this.decidedBy = decidedBy;
    this.#reasons = reasons;
  }

  /** What was in force when it was decided; no part of the plain data. */
  get policies(): PoliciesInForce {
    return this.#reasons.policies;
  }

  get steps(): readonly Step[] {
    this.#steps ??= this.#reasons.steps();
    return this.#steps;
  }

  get statements(): readonly StatementTrace[] {
    this.#statements ??= this.#reasons.statements();
    return this.#statements;
  }

  get missingContextKeys(): readonly string[] {
    this.#missing ??= this.#reasons.missingContextKeys();
    return this.#missing;
  }

  get butFor(): readonly ButFor[] {
    this.#butFor ??= this.#reasons.butFor(this);
    return this.#butFor;
  }

  get disputed(): readonly string[] {
    this.#disputed ??= this.#reasons.disputed(this);
    return this.#disputed;
  }

  /** Every field as plain data. */
  toJSON(): Decision {
    const { request, decision, decidedBy, steps, statements, missingContextKeys, butFor, disputed } = this;
    return { request, decision, decidedBy, steps, statements, missingContextKeys, butFor, disputed };
  }
}
