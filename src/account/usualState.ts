import type { ResourceKind, StateOf } from './resourceState.ts';
import type { PlainResource } from './sandbox.ts';

/** The state of a resource of which nothing but ARN, tags and policy was told. */
export const usualState: { readonly [Kind in ResourceKind]: StateOf<Kind> } = {
  key: { kind: 'key', description: '', created: 0, enabled: true, deletion: null, rotation: null, grants: [] },
  alias: { kind: 'alias', target: '', created: 0 },
  queue: { kind: 'queue', created: 0, attributes: {}, messages: [] },
  topic: { kind: 'topic', attributes: {}, subscriptions: [] },
  secret: {
    kind: 'secret',
    description: '',
    created: 0,
    changed: 0,
    key: null,
    versions: [],
    deletion: null,
    rotation: null,
  },
  parameter: { kind: 'parameter', type: 'String', value: '', version: 1, modified: 0, key: null, description: '' },
  function: {
    kind: 'function',
    role: '',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    description: '',
    environment: {},
    code: '',
    modified: 0,
  },
  table: { kind: 'table', created: 0, hash: 'id', range: null, types: { id: 'S' }, protected: false, items: [] },
  trail: {
    kind: 'trail',
    bucket: '',
    multiRegion: true,
    validation: false,
    organization: false,
    key: null,
    logging: true,
    started: null,
    stopped: null,
    selectors: [],
    advanced: [],
  },
  rule: { kind: 'rule', pattern: null, schedule: null, enabled: true, description: '', targets: [] },
  schedule: { kind: 'schedule', created: 0, modified: 0, settings: {} },
  alarm: {
    kind: 'alarm',
    value: 'INSUFFICIENT_DATA',
    reason: 'Unchecked: Initial alarm creation',
    updated: 0,
    settings: {},
  },
  configRule: { kind: 'configRule', settings: {}, evaluated: null, results: [], remediation: null },
  recorder: {
    kind: 'recorder',
    recording: true,
    started: null,
    stopped: null,
    settings: { recordingGroup: { allSupported: true, includeGlobalResourceTypes: true, resourceTypes: [] } },
  },
  eventSourceMapping: { kind: 'eventSourceMapping', function: '', source: '', created: 0 },
  stateMachine: { kind: 'stateMachine', created: 0, definition: '{}', executions: [] },
  logGroup: { kind: 'logGroup', created: 0, streams: [], filters: [] },
};

/** The state of a resource of one kind. */
export function stateOf<Kind extends ResourceKind>(resource: PlainResource, kind: Kind): StateOf<Kind> {
  const { state } = resource;
  return state !== undefined && isOf(state, kind) ? state : usualState[kind];
}

const isOf = <Kind extends ResourceKind>(state: { readonly kind: string }, kind: Kind): state is StateOf<Kind> =>
  state.kind === kind;
