import { failing } from '../fail.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import { passRole } from '../passRole.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import { type Found, foundAt, newResource, withResource } from '../resource.ts';
import { type ResourceFailures, type ResourceRows, rowsOn, type ServiceRows } from '../resourceRow.ts';
import type { StateMachineState } from '../resourceState.ts';
import { roleFor } from '../roleFor.ts';

/** AWS Step Functions API Reference, and answers that others recorded. */
const failures = {
  'states.exists': { code: 'StateMachineAlreadyExists', status: 400, text: "State Machine Already Exists: '{Arn}'" },
  'states.no-machine': { code: 'StateMachineDoesNotExist', status: 400, text: "State Machine Does Not Exist: '{Arn}'" },
  'states.role': {
    code: 'AccessDeniedException',
    status: 400,
    text: 'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
  },
} as const satisfies ResourceFailures;

const fail = failing(failures);
const service = 'states.amazonaws.com';

const machineArn = ({ account, region, input }: Invocation): string =>
  `arn:aws:states:${region}:${account.id}:stateMachine:${text(input, 'name')}`;

const onMachine = rowsOn({
  kind: 'stateMachine',
  on: 'statemachine',
  arn: ({ input }) => text(input, 'stateMachineArn'),
  errors: ['states.no-machine'],
  missing: (_call, arn) => fail('states.no-machine', { Arn: arn }),
});

function create(call: Invocation): Result {
  const { input, sandbox, time } = call;
  const arn = machineArn(call);
  const runsAs = text(input, 'roleArn');
  if (foundAt(sandbox, arn, 'stateMachine')) return fail('states.exists', { Arn: arn });
  if (!roleFor(sandbox, runsAs, service, time)) return fail('states.role');
  const state: StateMachineState = {
    kind: 'stateMachine',
    created: time,
    definition: text(input, 'definition'),
    executions: [],
  };
  const resource = { ...newResource(arn, 'statemachine', state, tagsIn(input, 'tags', 'key', 'value')), runsAs };
  return done(withResource(sandbox, resource), { stateMachineArn: arn, creationDate: isoTime(time) });
}

function update({ input, sandbox, time }: Invocation, { resource, state }: Found<'stateMachine'>): Result {
  const runsAs = optionalText(input, 'roleArn') ?? resource.runsAs;
  if (input.roleArn !== undefined && !roleFor(sandbox, runsAs ?? '', service, time)) return fail('states.role');
  const definition = optionalText(input, 'definition') ?? state.definition;
  const changed = { ...resource, ...(runsAs === undefined ? {} : { runsAs }), state: { ...state, definition } };
  return done(withResource(sandbox, changed), { updateDate: isoTime(time) });
}

/** An execution begins; its steps are not carried out. */
function start({ input, sandbox, time }: Invocation, { resource, state }: Found<'stateMachine'>): Result {
  const drawn = draw(sandbox, nextUuid);
  const name = optionalText(input, 'name') ?? drawn.value;
  const arn = `${resource.arn.replace(':stateMachine:', ':execution:')}:${name}`;
  const executions = [...state.executions, { arn, started: time }];
  const changed = { ...resource, state: { ...state, executions } };
  return done(withResource(drawn.sandbox, changed), { executionArn: arn, startDate: isoTime(time) });
}

const rows: ResourceRows = {
  CreateStateMachine: {
    on: 'statemachine',
    effect: 'makes a state machine that runs as a role; the role has to trust Step Functions',
    errors: ['states.exists', 'states.role'],
    asks: (call) => {
      const context = requestTagContext(tagsIn(call.input, 'tags', 'key', 'value'));
      return [
        { resource: machineArn(call), context, creates: true },
        ...passRole(text(call.input, 'roleArn'), service, machineArn(call)),
      ];
    },
    run: create,
  },
  UpdateStateMachine: onMachine({
    effect: 'replaces definition or role',
    errors: ['states.role'],
    also: ({ input }) => passRole(optionalText(input, 'roleArn'), service, text(input, 'stateMachineArn')),
    run: update,
  }),
  StartExecution: onMachine({
    effect: 'begins an execution; no step of it is carried out in the sandbox',
    run: start,
  }),
};

/** AWS Step Functions in the sandbox. */
export const stepfunctions: ServiceRows = { rows, failures };
