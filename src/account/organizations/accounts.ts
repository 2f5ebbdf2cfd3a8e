import { withEntry } from '../change.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { withLinkedRole } from '../iam/linkedRole.ts';
import type { Rows } from '../iam/row.ts';
import { requestTags } from '../iam/targets.ts';
import { targetArn } from './arns.ts';
import { creationOutput } from './creationOutput.ts';
import { drawAccountId, drawOrganizationId } from './draw.ts';
import { fail } from './failures.ts';
import { isParent, memberOf, membersAt } from './find.ts';
import { memberAccount } from './memberAccount.ts';
import { accountOutput } from './memberOutput.ts';
import type { AccountCreation, Member } from './organization.ts';
import { changed, inOrganization, listed, type OrganizationCall } from './organizationRow.ts';
import { usualAttachments } from './settled.ts';
import { tagInput } from './tagInput.ts';

/** How long AWS takes to make an account here; in truth it is minutes. */
const creationTime = 5000;
/** Default quota: AWS Organizations User Guide, orgs_reference_limits. */
const mostAccounts = 10;

const onAccount = (call: OrganizationCall) => ({
  resource: targetArn(call.organization, text(call.input, 'AccountId')),
});

/** Accounts are made after the call: DescribeCreateAccountStatus tells when. */
const creation = inOrganization('CreateAccount', {
  from: 'management',
  asks: (call) => {
    const tags = requestTags(call.input);
    const target = { resource: '*', context: tags };
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'organizations:TagResource' }] : target;
  },
  run: (call) => {
    const { organization, input, time } = call;
    const given = tagInput(input);
    if ('error' in given) return given;
    if (organization.members.size >= mostAccounts) return fail('account.most');
    const email = text(input, 'Email');
    const taken = [...organization.members.values()].some((one) => one.email.toLowerCase() === email.toLowerCase());
    const request = drawOrganizationId(call.sandbox, 'car-', 32);
    const drawn = drawAccountId(request.sandbox);
    const name = text(input, 'AccountName');
    const made: AccountCreation = {
      id: request.value,
      name,
      account: taken ? null : drawn.value,
      requested: time,
      completed: time + creationTime,
      failure: taken ? 'EMAIL_ALREADY_EXISTS' : null,
    };
    const output = { CreateAccountStatus: creationOutput(made, time) };
    const creations = withEntry(organization.creations, made.id, made);
    if (taken) return changed(call, { creations }, output, request.sandbox);
    const id = drawn.value;
    const member: Member = {
      id,
      name,
      email,
      parent: organization.rootId,
      joined: made.completed,
      method: 'CREATED',
      closed: false,
    };
    const account = memberAccount(id, organization.managementAccount, {
      role: optionalText(input, 'RoleName') ?? 'OrganizationAccountAccessRole',
      created: made.completed,
      seed: drawn.sandbox.generator,
    });
    const change = {
      creations,
      members: withEntry(organization.members, id, member),
      attachments: withEntry(organization.attachments, id, usualAttachments(organization.policyTypes)),
      tags: given.tags.length > 0 ? withEntry(organization.tags, id, given.tags) : organization.tags,
    };
    const accounts = withEntry(drawn.sandbox.accounts, id, account);
    const joined = { ...drawn.sandbox, accounts };
    return changed(call, change, output, withLinkedRole(joined, id, 'organizations.amazonaws.com', made.completed));
  },
});

const status = inOrganization('DescribeCreateAccountStatus', {
  from: 'delegate',
  run: (call) => {
    const made = call.organization.creations.get(text(call.input, 'CreateAccountRequestId'));
    if (!made) return fail('missing.creation');
    return { sandbox: call.sandbox, output: { CreateAccountStatus: creationOutput(made, call.time) } };
  },
});

const statuses = inOrganization('ListCreateAccountStatus', {
  from: 'delegate',
  run: (call) => {
    const states = texts(call.input, 'States');
    const all = [...call.organization.creations.values()].map((made) => creationOutput(made, call.time));
    const chosen = all.filter(({ State }) => states.length === 0 || states.some((state) => state === State));
    return listed(call, 'ListCreateAccountStatus', 'CreateAccountStatuses', chosen, (one) => one);
  },
});

const listing = inOrganization('ListAccounts', {
  from: 'delegate',
  run: (call) =>
    listed(call, 'ListAccounts', 'Accounts', membersAt(call.organization, call.time), (member) =>
      accountOutput(call.organization, member),
    ),
});

const description = inOrganization('DescribeAccount', {
  from: 'delegate',
  asks: onAccount,
  run: (call) => {
    const member = memberOf(call.organization, text(call.input, 'AccountId'), call.time);
    if (!member) return fail('missing.account');
    return { sandbox: call.sandbox, output: { Account: accountOutput(call.organization, member) } };
  },
});

/** The move asks for permission on the account and on both parents. */
const move = inOrganization('MoveAccount', {
  from: 'management',
  asks: (call) =>
    ['AccountId', 'SourceParentId', 'DestinationParentId'].map((member) => ({
      resource: targetArn(call.organization, text(call.input, member)),
    })),
  run: (call) => {
    const { organization, input } = call;
    const member = memberOf(organization, text(input, 'AccountId'), call.time);
    const source = text(input, 'SourceParentId');
    const destination = text(input, 'DestinationParentId');
    if (!member) return fail('missing.account');
    if (!isParent(organization, source)) return fail('missing.source');
    if (!isParent(organization, destination)) return fail('missing.destination');
    if (member.parent === destination) return fail('exists.account');
    if (member.parent !== source) return fail('missing.source');
    return changed(call, { members: withEntry(organization.members, member.id, { ...member, parent: destination }) });
  },
});

const closure = inOrganization('CloseAccount', {
  from: 'management',
  asks: onAccount,
  run: (call) => {
    const { organization } = call;
    const member = memberOf(organization, text(call.input, 'AccountId'), call.time);
    if (!member) return fail('missing.account');
    if (member.id === organization.managementAccount) return fail('close.management');
    if (member.closed) return fail('close.closed');
    return changed(call, { members: withEntry(organization.members, member.id, { ...member, closed: true }) });
  },
});

/** Accounts of an organization. */
export const accounts: Rows = {
  CreateAccount: creation,
  DescribeCreateAccountStatus: status,
  ListCreateAccountStatus: statuses,
  ListAccounts: listing,
  DescribeAccount: description,
  MoveAccount: move,
  CloseAccount: closure,
};
