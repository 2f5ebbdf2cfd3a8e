import { serviceModel } from '../catalogue/models.ts';
import { operationActions } from '../catalogue/operationActions.ts';
import type { OperationModel, ServiceModel } from '../catalogue/shapes.ts';
import type { Decision } from '../policy/decision.ts';
import { authorize } from './authorize.ts';
import type { ApiCall, ApiError, Applied, Outcome } from './call.ts';
import { withRecorded } from './config/recording.ts';
import { credentialError } from './credentialErrors.ts';
import { denial } from './denial.ts';
import { applyDojo } from './dojo/apply.ts';
import { entryOf } from './entryOf.ts';
import { withRecordedEvent } from './events/recordedEvents.ts';
import { fail } from './fail.ts';
import { identify, isIdentity } from './identify.ts';
import type { Identity } from './identity.ts';
import { withUse } from './lastUsed.ts';
import type { Invocation, Operation, Permission, Result } from './operation.ts';
import { operations } from './operations.ts';
import { preCheck } from './preChecks.ts';
import { factsOf, usualRegion } from './requestFacts.ts';
import type { Sandbox } from './sandbox.ts';
import { withCall } from './trail.ts';
import { unreadError } from './unreadMembers.ts';
import { validate } from './validate.ts';

/**
 * Applies one API call: authenticates, validates the input against the service model, authorizes every permission that
 * the call asks for, and only then looks at the state. A call that fails changes nothing but clock, trail and last use.
 */
export function apply(sandbox: Sandbox, call: ApiCall): Applied {
  const now = { ...sandbox, clock: Math.max(sandbox.clock, call.time) };
  if (call.service === 'dojo') return applyDojo(now, call, apply);
  const model = serviceModel(call.service);
  const operation = model && entryOf(model.operations, call.operation);
  if (!model || !operation) {
    const version = model?.apiVersion ?? '';
    return refused(now, fail('query.unknown-action', { Action: call.operation, Version: version }).error);
  }
  const identity = identify(now, call.caller, call.time);
  if (!isIdentity(identity)) return refused(now, credentialError(call.service, identity, call.caller));
  const bare = identity.kind === 'anonymous' && call.service !== 's3' && !operation.unsigned;
  if (bare) return refused(now, fail('auth.missing-token').error);
  return recorded(now, call, model, answer(now, call, model, operation, identity));
}

/** Without an identity there is no account whose trail could record the call. */
const refused = (sandbox: Sandbox, error: ApiError): Applied => ({
  sandbox,
  outcome: { ok: false, error, decisions: [] },
  event: null,
});

interface Answer {
  readonly identity: Identity;
  readonly result: Result;
  readonly decisions: readonly Decision[];
}

function answer(
  sandbox: Sandbox,
  call: ApiCall,
  model: ServiceModel,
  operationModel: OperationModel,
  identity: Identity,
): Answer {
  const broken = validate(model, operationModel, call.input) ?? preCheck(call.service, call.operation, identity);
  if (broken) return { identity, result: { error: broken }, decisions: [] };
  const service = entryOf(operations, call.service);
  const operation = (service && entryOf(service, call.operation)) ?? notImplemented(call, operationModel.unsigned);
  const invocation = invocationOf(sandbox, call, identity);
  const unready = operation.before?.(invocation);
  if (unready) return { identity, result: { error: unready }, decisions: [] };
  const asking = operation.caller?.(invocation) ?? identity;
  const decisions: Decision[] = [];
  for (const permission of operation.permissions(invocation)) {
    const decision = authorize(sandbox, asking, permission, factsOf(call, invocation.region));
    decisions.push(decision);
    if (decision.decision !== 'allowed') {
      const error = operation.denied ? { ...operation.denied, decision } : denial(call.service, decision, permission);
      return { identity: asking, result: { error }, decisions };
    }
  }
  const unread = unreadError(call);
  return { identity: asking, result: unread ? { error: unread } : operation.run(invocation), decisions };
}

/** Callers without an account (anonymous ones) act on the home account's names. */
function invocationOf(sandbox: Sandbox, call: ApiCall, identity: Identity): Invocation {
  const account = identity.account ?? sandbox.accounts.get(sandbox.home);
  if (!account) throw new Error(`the sandbox has no account ${sandbox.home}`);
  return { sandbox, account, identity, input: call.input, time: call.time, region: regionOf(call) };
}

/** IAM and Organizations are global: their calls are made in us-east-1. */
const regionOf = (call: ApiCall): string =>
  call.service === 'iam' || call.service === 'organizations' ? usualRegion : (call.region ?? usualRegion);

/** A real operation that the sandbox does not carry out: authorized unless it may be unsigned, then said so. */
function notImplemented(call: ApiCall, unsigned: boolean): Operation {
  const permissions = operationActions(call.service, call.operation, Object.keys(call.input)).map(
    (action): Permission => ({ action, resource: '*' }),
  );
  return {
    permissions: () => (unsigned ? [] : permissions),
    run: () => fail('sandbox.not-implemented', { Service: call.service, Operation: call.operation }),
  };
}

function recorded(
  before: Sandbox,
  call: ApiCall,
  model: ServiceModel,
  { identity, result, decisions }: Answer,
): Applied {
  const failed = 'error' in result;
  const region = regionOf(call);
  const outcome: Outcome = failed
    ? { ok: false, error: result.error, decisions }
    : { ok: true, output: result.output, decisions };
  const after = withUse(failed ? before : result.sandbox, identity, { time: call.time, service: call.service, region });
  const noted = withCall(after, { call, model, identity, outcome, region });
  return {
    outcome,
    event: noted.event,
    sandbox: withRecordedEvent(
      before,
      failed ? noted.sandbox : withRecorded(before, noted.sandbox, noted.event),
      noted.event,
    ),
  };
}
