import type { Context } from '../policy/request.ts';
import { authorize } from './authorize.ts';
import { longTerm, outsideIdentity } from './identityForms.ts';
import type { Permission } from './operation.ts';
import { accountOfArn } from './resourceType.ts';
import type { Sandbox } from './sandbox.ts';

interface ServiceCall {
  /** Service principal, e.g. `sns.amazonaws.com`. */
  readonly service: string;
  /** ARN of what the service acts for. */
  readonly source: string;
  readonly time: number;
}

/** Condition keys of a call that a service makes for a resource: IAM User Guide, confused-deputy. */
const sourceContext = (source: string): Context => {
  const account = accountOfArn(source);
  return { 'aws:SourceArn': source, ...(account === null ? {} : { 'aws:SourceAccount': account }) };
};

/** Whether a service may do something with its own principal, for a resource. */
export function serviceMay(sandbox: Sandbox, { service, source, time }: ServiceCall, permission: Permission): boolean {
  const identity = outsideIdentity('service', service, longTerm(null));
  const context = { ...permission.context, ...sourceContext(source) };
  return authorize(sandbox, identity, { ...permission, context }, { time }).decision === 'allowed';
}
