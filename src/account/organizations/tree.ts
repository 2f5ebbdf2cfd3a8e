import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { requestTags } from '../iam/targets.ts';
import { targetArn } from './arns.ts';
import { drawOrganizationId } from './draw.ts';
import { fail } from './failures.ts';
import { isParent, memberOf, membersAt, unitsIn } from './find.ts';
import { accountOutput } from './memberOutput.ts';
import type { Organization, Unit } from './organization.ts';
import { changed, inOrganization, listed, type OrganizationCall } from './organizationRow.ts';
import { chainTo, pathOf, usualAttachments } from './settled.ts';
import { tagInput } from './tagInput.ts';

/** Units nest five deep below the root: AWS Organizations User Guide, orgs_reference_limits. */
const deepest = 5;

const unitOutput = (organization: Organization, unit: Unit): JsonObject => ({
  Id: unit.id,
  Arn: targetArn(organization, unit.id),
  Name: unit.name,
  Path: pathOf(organization, unit.id),
});

const onTarget =
  (member: string) =>
  (call: OrganizationCall): { readonly resource: string } => ({
    resource: targetArn(call.organization, text(call.input, member)),
  });

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const creation = inOrganization('CreateOrganizationalUnit', {
  from: 'management',
  asks: (call) => {
    const tags = requestTags(call.input);
    const target = { ...onTarget('ParentId')(call), context: tags };
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'organizations:TagResource' }] : target;
  },
  run: (call) => {
    const { organization } = call;
    const parent = text(call.input, 'ParentId');
    const name = text(call.input, 'Name');
    if (!isParent(organization, parent)) return fail('missing.parent');
    const given = tagInput(call.input);
    if ('error' in given) return given;
    if (unitsIn(organization, parent).some((unit) => sameName(unit.name, name))) return fail('exists.unit');
    if (chainTo(organization, parent).length > deepest) return fail('unit.depth');
    const drawn = drawOrganizationId(call.sandbox, `ou-${organization.rootId.slice(2)}-`, 8);
    const unit: Unit = { id: drawn.value, name, parent };
    const change = {
      units: withEntry(organization.units, unit.id, unit),
      attachments: withEntry(organization.attachments, unit.id, usualAttachments(organization.policyTypes)),
      tags: given.tags.length > 0 ? withEntry(organization.tags, unit.id, given.tags) : organization.tags,
    };
    const output = { OrganizationalUnit: unitOutput({ ...organization, ...change }, unit) };
    return changed(call, change, output, drawn.sandbox);
  },
});

const update = inOrganization('UpdateOrganizationalUnit', {
  from: 'management',
  asks: onTarget('OrganizationalUnitId'),
  run: (call) => {
    const { organization } = call;
    const unit = organization.units.get(text(call.input, 'OrganizationalUnitId'));
    if (!unit) return fail('missing.unit');
    const name = optionalText(call.input, 'Name') ?? unit.name;
    const taken = unitsIn(organization, unit.parent).some((one) => one.id !== unit.id && sameName(one.name, name));
    if (taken) return fail('exists.unit');
    const renamed = { ...unit, name };
    const units = withEntry(organization.units, unit.id, renamed);
    return changed(call, { units }, { OrganizationalUnit: unitOutput(organization, renamed) });
  },
});

const deletion = inOrganization('DeleteOrganizationalUnit', {
  from: 'management',
  asks: onTarget('OrganizationalUnitId'),
  run: (call) => {
    const { organization } = call;
    const id = text(call.input, 'OrganizationalUnitId');
    if (!organization.units.has(id)) return fail('missing.unit');
    const full = [...organization.members.values(), ...organization.units.values()].some(({ parent }) => parent === id);
    if (full) return fail('unit.not-empty');
    return changed(call, {
      units: withoutEntry(organization.units, id),
      attachments: withoutEntry(organization.attachments, id),
      tags: withoutEntry(organization.tags, id),
    });
  },
});

const description = inOrganization('DescribeOrganizationalUnit', {
  from: 'delegate',
  asks: onTarget('OrganizationalUnitId'),
  run: (call) => {
    const unit = call.organization.units.get(text(call.input, 'OrganizationalUnitId'));
    if (!unit) return fail('missing.unit');
    return { sandbox: call.sandbox, output: { OrganizationalUnit: unitOutput(call.organization, unit) } };
  },
});

const roots = inOrganization('ListRoots', {
  from: 'delegate',
  run: (call) => {
    const { organization } = call;
    return listed(call, 'ListRoots', 'Roots', [organization.rootId], (id) => ({
      Id: id,
      Arn: targetArn(organization, id),
      Name: 'Root',
      PolicyTypes: organization.policyTypes.map((type) => ({ Type: type, Status: 'ENABLED' })),
    }));
  },
});

const unitsOfParent = inOrganization('ListOrganizationalUnitsForParent', {
  from: 'delegate',
  asks: onTarget('ParentId'),
  run: (call) => {
    const parent = text(call.input, 'ParentId');
    if (!isParent(call.organization, parent)) return fail('missing.parent');
    const units = unitsIn(call.organization, parent);
    return listed(call, 'ListOrganizationalUnitsForParent', 'OrganizationalUnits', units, (unit) =>
      unitOutput(call.organization, unit),
    );
  },
});

const accountsOfParent = inOrganization('ListAccountsForParent', {
  from: 'delegate',
  asks: onTarget('ParentId'),
  run: (call) => {
    const parent = text(call.input, 'ParentId');
    if (!isParent(call.organization, parent)) return fail('missing.parent');
    const members = membersAt(call.organization, call.time).filter((member) => member.parent === parent);
    return listed(call, 'ListAccountsForParent', 'Accounts', members, (one) => accountOutput(call.organization, one));
  },
});

const parents = inOrganization('ListParents', {
  from: 'delegate',
  asks: onTarget('ChildId'),
  run: (call) => {
    const id = text(call.input, 'ChildId');
    const parent = call.organization.units.get(id)?.parent ?? memberOf(call.organization, id, call.time)?.parent;
    if (parent === undefined) return fail('missing.child');
    return listed(call, 'ListParents', 'Parents', [parent], (one) => ({
      Id: one,
      Type: one.startsWith('r-') ? 'ROOT' : 'ORGANIZATIONAL_UNIT',
    }));
  },
});

const children = inOrganization('ListChildren', {
  from: 'delegate',
  asks: onTarget('ParentId'),
  run: (call) => {
    const { organization } = call;
    const parent = text(call.input, 'ParentId');
    const type = text(call.input, 'ChildType');
    if (!isParent(organization, parent)) return fail('missing.parent');
    const found = type === 'ACCOUNT' ? membersAt(organization, call.time) : [...organization.units.values()];
    const ids = found.filter((one) => one.parent === parent).map(({ id }) => id);
    return listed(call, 'ListChildren', 'Children', ids, (id) => ({ Id: id, Type: type }));
  },
});

/** The root, organizational units, and what lies in them. */
export const tree: Rows = {
  ListRoots: roots,
  CreateOrganizationalUnit: creation,
  DescribeOrganizationalUnit: description,
  UpdateOrganizationalUnit: update,
  DeleteOrganizationalUnit: deletion,
  ListOrganizationalUnitsForParent: unitsOfParent,
  ListAccountsForParent: accountsOfParent,
  ListParents: parents,
  ListChildren: children,
};
