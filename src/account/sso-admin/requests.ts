import type { JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Result } from '../operation.ts';
import type { Sandbox } from '../sandbox.ts';
import { type CenterCall, changed, inCenter, listed } from './centerRow.ts';
import { fail } from './failures.ts';
import type { CenterRequest, IdentityCenter } from './identityCenter.ts';

/** Milliseconds until the outcome of a request is told. */
const duration = 2000;

/** How far a request is at a moment. */
export function requestOutput(request: CenterRequest, time: number): JsonObject {
  const { assignment, failure } = request;
  const status = time < request.done ? 'IN_PROGRESS' : failure === null ? 'SUCCEEDED' : 'FAILED';
  const reason = status === 'FAILED' ? { FailureReason: failure ?? '' } : {};
  const head = { Status: status, RequestId: request.id };
  const created = { CreatedDate: isoTime(request.created) };
  if (!assignment) {
    const account = request.account === null ? {} : { AccountId: request.account };
    return { ...head, ...account, PermissionSetArn: request.permissionSet, ...reason, ...created };
  }
  return {
    ...head,
    ...reason,
    TargetId: assignment.account,
    TargetType: 'AWS_ACCOUNT',
    PermissionSetArn: assignment.permissionSet,
    PrincipalType: assignment.principalType,
    PrincipalId: assignment.principal,
    ...created,
  };
}

/** Success of a request whose effects are in the given instance and sandbox already. */
export function begun(
  call: CenterCall,
  member: string,
  given: Omit<CenterRequest, 'id' | 'created' | 'done'>,
  center: IdentityCenter = call.center,
  sandbox: Sandbox = call.sandbox,
): Result {
  const drawn = draw(sandbox, nextUuid);
  const request: CenterRequest = { ...given, id: drawn.value, created: call.time, done: call.time + duration };
  const requests = withEntry(center.requests, request.id, request);
  return changed({ ...call, center }, { requests }, { [member]: requestOutput(request, call.time) }, drawn.sandbox);
}

const description = (kind: CenterRequest['kind'], idMember: string, member: string) =>
  inCenter((call) => {
    const id = text(call.input, idMember);
    const request = call.center.requests.get(id);
    if (request?.kind !== kind) return fail('missing.request', { Id: id });
    return { sandbox: call.sandbox, output: { [member]: requestOutput(request, call.time) } };
  });

const listing = (kind: CenterRequest['kind'], operation: string, member: string) =>
  inCenter((call) => {
    const filter = structures({ list: call.input.Filter === undefined ? [] : [call.input.Filter] }, 'list')[0] ?? {};
    const status = optionalText(filter, 'Status');
    const shown = [...call.center.requests.values()]
      .filter((request) => request.kind === kind)
      .map((request) => requestOutput(request, call.time))
      .filter(({ Status }) => status === undefined || status === Status);
    return listed(call, operation, member, shown, ({ Status, RequestId, CreatedDate }) => ({
      Status: Status ?? '',
      RequestId: RequestId ?? '',
      CreatedDate: CreatedDate ?? '',
    }));
  });

/** How requests went. */
export const requests: Rows = {
  DescribeAccountAssignmentCreationStatus: description(
    'creation',
    'AccountAssignmentCreationRequestId',
    'AccountAssignmentCreationStatus',
  ),
  DescribeAccountAssignmentDeletionStatus: description(
    'deletion',
    'AccountAssignmentDeletionRequestId',
    'AccountAssignmentDeletionStatus',
  ),
  DescribePermissionSetProvisioningStatus: description(
    'provisioning',
    'ProvisionPermissionSetRequestId',
    'PermissionSetProvisioningStatus',
  ),
  ListAccountAssignmentCreationStatus: listing(
    'creation',
    'ListAccountAssignmentCreationStatus',
    'AccountAssignmentsCreationStatus',
  ),
  ListAccountAssignmentDeletionStatus: listing(
    'deletion',
    'ListAccountAssignmentDeletionStatus',
    'AccountAssignmentsDeletionStatus',
  ),
  ListPermissionSetProvisioningStatus: listing(
    'provisioning',
    'ListPermissionSetProvisioningStatus',
    'PermissionSetsProvisioningStatus',
  ),
};
