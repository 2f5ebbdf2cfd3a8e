import type { JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import { withLinkedRole } from '../iam/linkedRole.ts';
import { anything, type Row, type Rows } from '../iam/row.ts';
import { requestTags } from '../iam/targets.ts';
import type { Invocation, Result } from '../operation.ts';
import { handshakeArn, targetArn } from './arns.ts';
import { drawOrganizationId } from './draw.ts';
import { fail } from './failures.ts';
import { handshakeOutput, newHandshake, stateOf } from './handshakeOutput.ts';
import { usualEmail } from './newOrganization.ts';
import type { Handshake, Organization, OrganizationRecord } from './organization.ts';
import { changed, inOrganization, listed } from './organizationRow.ts';
import { settled, usualAttachments } from './settled.ts';
import { tagInput } from './tagInput.ts';

const targetOf = (input: JsonObject): JsonObject => structures({ list: [input.Target ?? {}] }, 'list')[0] ?? {};

const invitation = inOrganization('InviteAccountToOrganization', {
  from: 'management',
  asks: (call) => {
    const target = targetOf(call.input);
    const account = text(target, 'Type') === 'ACCOUNT' ? text(target, 'Id') : '*';
    return { resource: targetArn(call.organization, account), context: requestTags(call.input) };
  },
  run: (call) => {
    const { organization, time } = call;
    const [id, type] = [text(targetOf(call.input), 'Id'), text(targetOf(call.input), 'Type')];
    if (type === 'ORGANIZATION') return fail('input.party');
    const given = tagInput(call.input);
    if ('error' in given) return given;
    if (organization.paths.has(id)) return fail('handshake.member');
    const open = [...organization.handshakes.values()].filter((one) => stateOf(one, time) === 'OPEN');
    if (open.some(({ target }) => target.id === id)) return fail('exists.handshake');
    const drawn = drawOrganizationId(call.sandbox, 'h-', 8);
    const target = { id, type: type === 'EMAIL' ? ('EMAIL' as const) : ('ACCOUNT' as const) };
    const handshake = newHandshake(drawn.value, 'INVITE', target, time, optionalText(call.input, 'Notes') ?? null);
    const change = { handshakes: withEntry(organization.handshakes, handshake.id, handshake) };
    return changed(call, change, { Handshake: handshakeOutput(organization, handshake, time) }, drawn.sandbox);
  },
});

/** Whether a handshake waits for an account's answer. */
function isFor(handshake: Handshake, { account }: Invocation, organization: Organization): boolean {
  const addressed = handshake.target.type === 'EMAIL' ? usualEmail(account.id) : account.id;
  const ours = account.id === organization.managementAccount;
  return handshake.target.id === addressed || (ours && handshake.action === 'ENABLE_ALL_FEATURES');
}

/** What a call may do with a handshake: both parties see it, each ends it in its own way. */
type Party = 'invited' | 'inviting' | 'either';

function onHandshake(party: Party, end: (call: Invocation, organization: Organization, one: Handshake) => Result): Row {
  return {
    asks: (call) => {
      const { organization } = call.sandbox;
      const id = text(call.input, 'HandshakeId');
      const action = organization?.handshakes.get(id)?.action ?? 'INVITE';
      return { resource: organization ? handshakeArn(organization, action, id) : '*' };
    },
    run: (call) => {
      const { organization } = call.sandbox;
      const handshake = organization?.handshakes.get(text(call.input, 'HandshakeId'));
      if (!organization || !handshake) return fail('missing.handshake');
      const invited = isFor(handshake, call, organization);
      const inviting = call.account.id === organization.managementAccount;
      const may = party === 'either' ? invited || inviting : party === 'invited' ? invited : inviting;
      return may ? end(call, organization, handshake) : fail('missing.handshake');
    },
  };
}

/** Ends an open handshake. */
const ending = (
  party: Party,
  state: Handshake['state'],
  effect?: (record: OrganizationRecord, call: Invocation, one: Handshake) => OrganizationRecord,
): Row =>
  onHandshake(party, (call, organization, handshake) => {
    const before = stateOf(handshake, call.time);
    if (before === state) return fail('handshake.state');
    if (before !== 'OPEN') return fail('handshake.transition');
    if (state === 'ACCEPTED' && handshake.action === 'INVITE' && organization.paths.has(call.account.id)) {
      return fail('handshake.member');
    }
    const next = { ...handshake, state };
    const record = { ...organization, handshakes: withEntry(organization.handshakes, next.id, next) };
    const joins = state === 'ACCEPTED' && handshake.action === 'INVITE';
    const sandbox = joins
      ? withLinkedRole(call.sandbox, call.account.id, 'organizations.amazonaws.com', call.time)
      : call.sandbox;
    return {
      sandbox: { ...sandbox, organization: settled(effect ? effect(record, call, next) : record) },
      output: { Handshake: handshakeOutput(organization, next, call.time) },
    };
  });

function accepted(record: OrganizationRecord, call: Invocation, { action }: Handshake): OrganizationRecord {
  if (action === 'ENABLE_ALL_FEATURES') return withAllFeatures(record);
  const { id, alias } = call.account;
  const member = {
    id,
    name: alias ?? `account-${id}`,
    email: usualEmail(id),
    parent: record.rootId,
    joined: call.time,
    method: 'INVITED' as const,
    closed: false,
  };
  return {
    ...record,
    members: withEntry(record.members, id, member),
    attachments: withEntry(record.attachments, id, usualAttachments(record.policyTypes)),
  };
}

/** Policy types stay to be enabled (orgs_manage_org_support-all-features). */
const withAllFeatures = (record: OrganizationRecord): OrganizationRecord => ({ ...record, featureSet: 'ALL' });

const description = onHandshake('either', (call, organization, handshake) => ({
  sandbox: call.sandbox,
  output: { Handshake: handshakeOutput(organization, handshake, call.time) },
}));

const filterOf = (input: JsonObject): JsonObject => structures({ list: [input.Filter ?? {}] }, 'list')[0] ?? {};

function handshakeList(call: Invocation, operation: string, organization: Organization | null, mine: boolean): Result {
  const action = optionalText(filterOf(call.input), 'ActionType');
  const found = organization ? [...organization.handshakes.values()] : [];
  const shown = found.filter(
    (one) =>
      (action === undefined || one.action === action) &&
      (!mine || (organization !== null && isFor(one, call, organization))),
  );
  return listed(call, operation, 'Handshakes', shown, (one) =>
    organization ? handshakeOutput(organization, one, call.time) : {},
  );
}

/** Invitations and their answers. */
export const handshakes: Rows = {
  InviteAccountToOrganization: invitation,
  AcceptHandshake: ending('invited', 'ACCEPTED', accepted),
  DeclineHandshake: ending('invited', 'DECLINED'),
  CancelHandshake: ending('inviting', 'CANCELED'),
  DescribeHandshake: description,
  ListHandshakesForAccount: {
    asks: anything,
    run: (call) => handshakeList(call, 'ListHandshakesForAccount', call.sandbox.organization, true),
  },
  ListHandshakesForOrganization: inOrganization('ListHandshakesForOrganization', {
    from: 'delegate',
    run: (call) => handshakeList(call, 'ListHandshakesForOrganization', call.organization, false),
  }),
};
