import type { ResourceKind, ResourceState, StateOf } from '../account/resourceState.ts';

type Contents = Readonly<Record<string, unknown>>;
type Writers = { readonly [Kind in ResourceKind]?: (state: StateOf<Kind>) => Contents };

/** What of a resource's state a start can say, by kind: `ResourceContentStart`. */
const writers: Writers = {
  key: ({ description, enabled }) => ({ description, ...(enabled ? {} : { enabled }) }),
  alias: ({ target }) => ({ key: target }),
  queue: ({ messages }) => ({ messages: messages.map(({ body }) => body) }),
  topic: ({ subscriptions }) => ({
    subscriptions: subscriptions.map(({ protocol, endpoint }) => ({ protocol, endpoint })),
  }),
  secret: ({ description, key, versions }) => {
    const current = versions.find(({ stages }) => stages.includes('AWSCURRENT')) ?? versions.at(-1);
    return {
      ...(current ? { value: current.value } : {}),
      ...(description === '' ? {} : { description }),
      ...(key === null ? {} : { key }),
    };
  },
  parameter: ({ type, value, key }) => ({ value, type, ...(key === null ? {} : { key }) }),
  function: ({ role, runtime, environment }) => ({ role, runtime, environment }),
  trail: ({ bucket, multiRegion }) => ({ bucket, multiRegion }),
};

/** The state under its kind, as a start has it; null for kinds that a recording leaves out. */
export function recordedContents(state: ResourceState): Contents | null {
  const contents = written(state);
  return contents === null ? null : { [state.kind]: contents };
}

function written<Kind extends ResourceKind>(state: StateOf<Kind>): Contents | null {
  const kind: Kind = state.kind;
  return writers[kind]?.(state) ?? null;
}
