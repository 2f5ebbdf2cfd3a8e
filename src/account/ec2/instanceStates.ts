import { changeAccount, withEntry } from '../change.ts';
import { texts } from '../iam/input.ts';
import type { Invocation, Operation, Result } from '../operation.ts';
import type { Instance, Sandbox } from '../sandbox.ts';
import { ec2Operation } from './ec2Operation.ts';
import { fail } from './failures.ts';
import { stateOf } from './instanceView.ts';
import { ec2Arn, instanceIn } from './lookup.ts';
import { noInstances } from './missingIds.ts';

type State = Instance['state'];

/** What an operation does to the state of instances. */
interface Transition {
  readonly action: string;
  /** Null where the state stays. */
  readonly to: State | null;
  /** The state that EC2 answers with while it works. */
  readonly passing: Parameters<typeof stateOf>[0];
  readonly from: readonly State[];
  /** Past participle, for the error. */
  readonly done: string;
  /** Member of the output; undefined for operations without one. */
  readonly output?: string;
}

/** Instances by id, or EC2's answer where one does not exist. */
export function instancesOf(
  invocation: Invocation,
  ids: readonly string[],
): readonly Instance[] | ReturnType<typeof fail> {
  const missing = ids.filter((id) => !instanceIn(invocation, id));
  if (missing.length > 0) return noInstances(missing);
  return ids.flatMap((id) => instanceIn(invocation, id) ?? []);
}

/** The sandbox with an instance changed. */
export const withInstance = (sandbox: Sandbox, account: string, instance: Instance): Sandbox =>
  changeAccount(sandbox, account, (one) => ({ ...one, instances: withEntry(one.instances, instance.id, instance) }));

function move(invocation: Invocation, transition: Transition): Result {
  const instances = instancesOf(invocation, texts(invocation.input, 'InstanceIds'));
  if ('error' in instances) return instances;
  const stuck = instances.find(({ state }) => !transition.from.includes(state));
  if (stuck) return fail('ec2.state', { Id: stuck.id, Done: transition.done });
  const guarded = transition.to === 'terminated' && instances.find((one) => one.protectedFromTermination);
  if (guarded) return fail('ec2.protected', { Id: guarded.id });
  let { sandbox } = invocation;
  const changes = instances.map((instance) => {
    const state = transition.to ?? instance.state;
    const association = state === 'terminated' ? null : instance.association;
    sandbox = withInstance(sandbox, invocation.account.id, { ...instance, state, association });
    const current = state === instance.state ? state : transition.passing;
    return { InstanceId: instance.id, CurrentState: stateOf(current), PreviousState: stateOf(instance.state) };
  });
  return { sandbox, output: transition.output === undefined ? {} : { [transition.output]: changes } };
}

const moving = (transition: Transition): Operation =>
  ec2Operation({
    permissions: (invocation) =>
      texts(invocation.input, 'InstanceIds').map((id) => ({
        action: transition.action,
        resource: ec2Arn(invocation, 'instance', id),
      })),
    run: (invocation) => move(invocation, transition),
  });

export const startInstances = moving({
  action: 'ec2:StartInstances',
  to: 'running',
  passing: 'pending',
  from: ['stopped', 'running'],
  done: 'started',
  output: 'StartingInstances',
});

export const stopInstances = moving({
  action: 'ec2:StopInstances',
  to: 'stopped',
  passing: 'stopping',
  from: ['running', 'stopped'],
  done: 'stopped',
  output: 'StoppingInstances',
});

export const rebootInstances = moving({
  action: 'ec2:RebootInstances',
  to: null,
  passing: 'running',
  from: ['running'],
  done: 'rebooted',
});

export const terminateInstances = moving({
  action: 'ec2:TerminateInstances',
  to: 'terminated',
  passing: 'shutting-down',
  from: ['running', 'stopped', 'terminated'],
  done: 'terminated',
  output: 'TerminatingInstances',
});
