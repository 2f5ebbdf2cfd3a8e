import { withEntry, withoutEntry } from '../change.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { targetArn } from './arns.ts';
import { fail } from './failures.ts';
import { memberOf } from './find.ts';
import { accountOutput } from './memberOutput.ts';
import { changed, inOrganization, listed, type OrganizationCall } from './organizationRow.ts';

const servicePrincipal = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/;

const service = (call: OrganizationCall): string => text(call.input, 'ServicePrincipal');

const onAccount = (call: OrganizationCall) => ({
  resource: targetArn(call.organization, text(call.input, 'AccountId')),
  context: { 'organizations:ServicePrincipal': service(call) },
});

const onService = (call: OrganizationCall) => ({
  resource: '*',
  context: { 'organizations:ServicePrincipal': service(call) },
});

const registration = inOrganization('RegisterDelegatedAdministrator', {
  from: 'management',
  asks: onAccount,
  run: (call) => {
    const { organization } = call;
    const account = text(call.input, 'AccountId');
    if (organization.featureSet !== 'ALL') return fail('features.missing');
    if (!memberOf(organization, account, call.time)) return fail('missing.account');
    if (account === organization.managementAccount) return fail('delegate.management');
    if (!servicePrincipal.test(service(call))) return fail('service.unknown');
    if (!organization.trustedServices.has(service(call))) return fail('delegate.untrusted');
    const known = organization.delegations.some((one) => one.account === account && one.service === service(call));
    if (known) return fail('exists.delegation');
    const delegation = { account, service: service(call), since: call.time };
    return changed(call, { delegations: [...organization.delegations, delegation] });
  },
});

const deregistration = inOrganization('DeregisterDelegatedAdministrator', {
  from: 'management',
  asks: onAccount,
  run: (call) => {
    const { organization } = call;
    const account = text(call.input, 'AccountId');
    if (!memberOf(organization, account, call.time)) return fail('missing.account');
    const rest = organization.delegations.filter((one) => one.account !== account || one.service !== service(call));
    if (rest.length === organization.delegations.length) return fail('delegate.none');
    return changed(call, { delegations: rest });
  },
});

const administrators = inOrganization('ListDelegatedAdministrators', {
  from: 'delegate',
  asks: (call) => {
    const given = optionalText(call.input, 'ServicePrincipal');
    return { resource: '*', context: given === undefined ? {} : { 'organizations:ServicePrincipal': given } };
  },
  run: (call) => {
    const { organization } = call;
    const given = optionalText(call.input, 'ServicePrincipal');
    const since = new Map<string, number>();
    for (const one of organization.delegations) {
      if (given === undefined || given === one.service) since.set(one.account, since.get(one.account) ?? one.since);
    }
    const members = [...since].flatMap(([id, time]) => {
      const member = organization.members.get(id);
      return member ? [{ member, time }] : [];
    });
    return listed(call, 'ListDelegatedAdministrators', 'DelegatedAdministrators', members, ({ member, time }) => {
      const { State: _state, Paths: _paths, ...shown } = accountOutput(organization, member);
      return { ...shown, DelegationEnabledDate: isoTime(time) };
    });
  },
});

const servicesOfAccount = inOrganization('ListDelegatedServicesForAccount', {
  from: 'delegate',
  asks: (call) => ({ resource: targetArn(call.organization, text(call.input, 'AccountId')) }),
  run: (call) => {
    const account = text(call.input, 'AccountId');
    if (!memberOf(call.organization, account, call.time)) return fail('missing.account');
    const found = call.organization.delegations.filter((one) => one.account === account);
    if (found.length === 0) return fail('delegate.none');
    return listed(call, 'ListDelegatedServicesForAccount', 'DelegatedServices', found, (one) => ({
      ServicePrincipal: one.service,
      DelegationEnabledDate: isoTime(one.since),
    }));
  },
});

const trust = inOrganization('EnableAWSServiceAccess', {
  from: 'management',
  asks: onService,
  run: (call) => {
    const { organization } = call;
    if (organization.featureSet !== 'ALL') return fail('features.missing');
    if (!servicePrincipal.test(service(call))) return fail('service.unknown');
    const since = organization.trustedServices.get(service(call)) ?? call.time;
    return changed(call, { trustedServices: withEntry(organization.trustedServices, service(call), since) });
  },
});

const distrust = inOrganization('DisableAWSServiceAccess', {
  from: 'management',
  asks: onService,
  run: (call) => {
    const { organization } = call;
    if (!servicePrincipal.test(service(call))) return fail('service.unknown');
    if (organization.delegations.some((one) => one.service === service(call))) return fail('delegate.exists');
    return changed(call, { trustedServices: withoutEntry(organization.trustedServices, service(call)) });
  },
});

const trusted = inOrganization('ListAWSServiceAccessForOrganization', {
  from: 'delegate',
  run: (call) => {
    const found = [...call.organization.trustedServices];
    return listed(call, 'ListAWSServiceAccessForOrganization', 'EnabledServicePrincipals', found, ([name, since]) => ({
      ServicePrincipal: name,
      DateEnabled: isoTime(since),
    }));
  },
});

/** Services that the organization trusts, and the accounts that administer them. */
export const delegation: Rows = {
  RegisterDelegatedAdministrator: registration,
  DeregisterDelegatedAdministrator: deregistration,
  ListDelegatedAdministrators: administrators,
  ListDelegatedServicesForAccount: servicesOfAccount,
  EnableAWSServiceAccess: trust,
  DisableAWSServiceAccess: distrust,
  ListAWSServiceAccessForOrganization: trusted,
};
