import { serviceEntry } from '../../catalogue/authorization.ts';
import type { ApiError, Json, JsonObject } from '../call.ts';
import type { Invocation, Result } from '../operation.ts';
import { resourceTypeOf, serviceOfArn } from '../resourceType.ts';
import { fail } from './failures.ts';
import { optionalText, texts } from './input.ts';
import { onPrincipal } from './onPrincipal.ts';
import { pageOf } from './page.ts';
import { managedSource, type PolicyPrincipal, type PolicySource, principalSources } from './policySources.ts';
import { readSimulatedPolicies, readSimulatedPolicy } from './readSimulatedPolicy.ts';
import { anything, done, type Rows } from './row.ts';
import { type Simulated, type Simulation, simulate } from './simulate.ts';
import { simulatedContext } from './simulatedContext.ts';

const stub = 'STUB_PRINCIPAL_FOR_POLICY_SIMULATOR';

/** What the input of both operations says apart from whose policies are meant. */
function simulationOf(call: Invocation, principal: PolicyPrincipal | null): Simulation | { readonly error: ApiError } {
  const given = readSimulatedPolicies(call.input, 'PolicyInputList', 'IAM Policy');
  if ('error' in given) return given;
  const boundaries = readSimulatedPolicies(
    call.input,
    'PermissionsBoundaryPolicyInputList',
    'Permissions Boundary Policy',
  );
  if ('error' in boundaries) return boundaries;
  const resourcePolicy = readSimulatedPolicy(call.input, 'ResourcePolicy', 'Resource Policy');
  if (resourcePolicy && 'error' in resourcePolicy) return resourcePolicy;
  const entries = simulatedContext(call.input);
  if ('error' in entries) return entries;
  const owner = optionalText(call.input, 'ResourceOwner');
  const ownerAccount = owner === undefined ? undefined : /^arn:aws[\w-]*:iam::(\d{12}):.+$/.exec(owner)?.[1];
  if (owner !== undefined && ownerAccount === undefined) return fail('simulation.owner', { Owner: owner });
  const callerArn = optionalText(call.input, 'CallerArn') ?? principal?.holder.arn;
  if (resourcePolicy && callerArn === undefined) return fail('simulation.caller');
  const inForce = boundarySource(call, principal);
  return {
    sources: [...(principal ? principalSources(call.account, principal) : []), ...given.sources],
    boundary: boundaries.sources[0] ?? inForce,
    resourcePolicy,
    scp: principal ? (call.sandbox.organization?.controls.get(call.account.id)?.scp ?? null) : null,
    caller: callerArn ?? `arn:aws:iam::${call.account.id}:user/${stub}`,
    resourceAccount: ownerAccount,
    context: { 'aws:userid': userId(principal, callerArn), ...entries.context },
  };
}

/** Without a caller AWS uses a literal; a hypothetical caller counts with its ARN. */
function userId(principal: PolicyPrincipal | null, callerArn: string | undefined): string {
  if (callerArn === undefined) return stub;
  return callerArn === principal?.holder.arn && !principal.group ? principal.holder.id : callerArn;
}

function boundarySource(call: Invocation, principal: PolicyPrincipal | null): PolicySource | null {
  const arn = principal?.user?.boundary ?? principal?.role?.boundary ?? null;
  return arn === null ? null : managedSource(call.account, arn);
}

/** Name of the resource over several: the format of the first one's type. */
function formatOf(resource: string): JsonObject {
  const name = resourceTypeOf(resource)?.toLowerCase() ?? '';
  const type = serviceEntry(serviceOfArn(resource))?.resourceTypes.get(name);
  return type ? { EvalResourceName: type.arn.replace('${Partition}', 'aws') } : {};
}

const worst = (results: readonly Simulated[]): string =>
  ['explicitDeny', 'implicitDeny'].find((verdict) => results.some(({ decision }) => decision === verdict)) ?? 'allowed';

/** Members that are the same for an action and for one of its resources. */
const details = (simulated: Simulated): JsonObject =>
  simulated.boundary === null
    ? {}
    : { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: simulated.boundary } };

const specific = (resource: string, simulated: Simulated): JsonObject => ({
  EvalResourceName: resource,
  EvalResourceDecision: simulated.decision,
  ...(simulated.matched.length === 0 ? {} : { MatchedStatements: simulated.matched }),
  ...(simulated.missing.length === 0 ? {} : { MissingContextValues: simulated.missing }),
  ...(Object.keys(simulated.byPolicy).length === 0 ? {} : { EvalDecisionDetails: simulated.byPolicy }),
  ...details(simulated),
});

function resultOf(simulation: Simulation, action: string, resources: readonly string[]): JsonObject {
  const asked = resources.length === 0 ? ['*'] : resources;
  const results = asked.map((resource) => simulate(simulation, action, resource));
  const [first] = results;
  if (!first) throw new Error('a simulation without a resource');
  return {
    EvalActionName: action,
    ...(asked.length === 1 ? { EvalResourceName: asked[0] ?? '*' } : formatOf(asked[0] ?? '')),
    EvalDecision: worst(results),
    MatchedStatements: distinct(results.flatMap(({ matched }) => matched)),
    MissingContextValues: distinct(results.flatMap(({ missing }) => missing)),
    ...(first.organizations === null
      ? {}
      : { OrganizationsDecisionDetail: { AllowedByOrganizations: results.every((one) => one.organizations) } }),
    ...details({ ...first, boundary: first.boundary === null ? null : results.every((one) => one.boundary) }),
    ...(resources.length === 0
      ? {}
      : {
          EvalDecisionDetails: first.byPolicy,
          ResourceSpecificResults: results.map((one, at) => specific(asked[at] ?? '*', one)),
        }),
  };
}

const distinct = <Value extends Json>(values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** Pages count actions. Action names are taken literally, unknown ones too. */
function answer(call: Invocation, operation: string, principal: PolicyPrincipal | null): Result {
  const simulation = simulationOf(call, principal);
  if ('error' in simulation) return simulation;
  const page = pageOf(call, operation, texts(call.input, 'ActionNames'));
  if ('error' in page) return page;
  const resources = texts(call.input, 'ResourceArns');
  const results = page.items.map((action) => resultOf(simulation, action, resources));
  return done(call.sandbox, { EvaluationResults: results, ...page.more });
}

/** Simulations change nothing and ask no service. */
export const simulation: Rows = {
  SimulateCustomPolicy: { asks: anything, run: (call) => answer(call, 'SimulateCustomPolicy', null) },
  SimulatePrincipalPolicy: onPrincipal((call, principal) => answer(call, 'SimulatePrincipalPolicy', principal)),
};
