import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { nextHex } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { requestTags } from '../iam/targets.ts';
import { isoTime } from '../isoTime.ts';
import { changed, inCenter, listed, onSet, withSet } from './centerRow.ts';
import { fail } from './failures.ts';
import type { PermissionSet } from './identityCenter.ts';
import { sessionSeconds } from './sessionSeconds.ts';

const setOutput = (set: PermissionSet): JsonObject => ({
  Name: set.name,
  PermissionSetArn: set.arn,
  ...(set.description === null ? {} : { Description: set.description }),
  CreatedDate: isoTime(set.created),
  SessionDuration: set.sessionDuration,
  ...(set.relayState === null ? {} : { RelayState: set.relayState }),
});

/** What a set is before somebody gives it permissions. */
export const newPermissionSet = (named: Pick<PermissionSet, 'arn' | 'name' | 'created'>): PermissionSet => ({
  ...named,
  description: null,
  sessionDuration: 'PT1H',
  relayState: null,
  tags: [],
  managed: [],
  customer: [],
  inline: null,
  boundary: null,
  revision: 1,
  provisioned: new Map(),
});

const creation = inCenter(
  (call) => {
    const { center, input } = call;
    const name = text(input, 'Name');
    const duration = optionalText(input, 'SessionDuration') ?? 'PT1H';
    if (sessionSeconds(duration) === null) return fail('input.duration');
    const tags = structures(input, 'Tags').map((tag) => ({ key: text(tag, 'Key'), value: text(tag, 'Value') }));
    if (tags.some(({ key }) => key.toLowerCase().startsWith('aws:'))) return fail('tags.reserved');
    if ([...center.permissionSets.values()].some((one) => one.name === name)) return fail('exists.set', { Name: name });
    const drawn = draw(call.sandbox, (state) => nextHex(state, 16));
    const instance = center.arn.slice(center.arn.lastIndexOf('/') + 1);
    const arn = `arn:aws:sso:::permissionSet/${instance}/ps-${drawn.value}`;
    const set: PermissionSet = {
      ...newPermissionSet({ arn, name, created: call.time }),
      description: optionalText(input, 'Description') ?? null,
      sessionDuration: duration,
      relayState: optionalText(input, 'RelayState') ?? null,
      tags,
    };
    const permissionSets = withEntry(center.permissionSets, arn, set);
    return changed(call, { permissionSets }, { PermissionSet: setOutput(set) }, drawn.sandbox);
  },
  {
    // The set that is made has no id yet.
    also: ({ input }) => [`arn:aws:sso:::permissionSet/${text(input, 'InstanceArn').split('/')[1] ?? ''}/*`],
    context: requestTags,
  },
);

const update = onSet((call) => {
  const duration = optionalText(call.input, 'SessionDuration') ?? call.set.sessionDuration;
  if (sessionSeconds(duration) === null) return fail('input.duration');
  return withSet(call, {
    description: optionalText(call.input, 'Description') ?? call.set.description,
    sessionDuration: duration,
    relayState: optionalText(call.input, 'RelayState') ?? call.set.relayState,
  });
});

const deletion = onSet((call) => {
  const { center, set } = call;
  const used = set.provisioned.size > 0 || center.assignments.some((one) => one.permissionSet === set.arn);
  return used ? fail('set.in-use') : changed(call, { permissionSets: withoutEntry(center.permissionSets, set.arn) });
});

/** Named sets of permissions. */
export const permissionSets: Rows = {
  CreatePermissionSet: creation,
  DescribePermissionSet: onSet((call) => ({
    sandbox: call.sandbox,
    output: { PermissionSet: setOutput(call.set) },
  })),
  ListPermissionSets: inCenter((call) => {
    const arns = [...call.center.permissionSets.keys()];
    return listed(call, 'ListPermissionSets', 'PermissionSets', arns, (arn) => arn);
  }),
  UpdatePermissionSet: update,
  DeletePermissionSet: deletion,
};
