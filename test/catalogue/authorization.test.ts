import { describe, expect, it } from 'vitest';
import { expectedCounts } from '../../scripts/data/counts.ts';
import { findAction, serviceEntry, servicePrefixes } from '../../src/catalogue/authorization.ts';
import type { ServiceEntry } from '../../src/catalogue/shapes.ts';

const services = servicePrefixes().flatMap((prefix): ServiceEntry[] => {
  const entry = serviceEntry(prefix);
  return entry ? [entry] : [];
});
const actions = services.flatMap((service) => [...service.actions.values()]);

describe('the catalogue of actions', () => {
  it('holds every service, action, resource type and condition key that was counted when it was built', () => {
    expect(services).toHaveLength(expectedCounts.services);
    expect(actions).toHaveLength(expectedCounts.actions);
    const size = (count: (service: ServiceEntry) => number) => services.reduce((sum, entry) => sum + count(entry), 0);
    expect(size((entry) => entry.resourceTypes.size)).toBe(expectedCounts.resourceTypes);
    expect(size((entry) => entry.conditionKeys.size)).toBe(expectedCounts.conditionKeys);
    const dependent = actions.filter((action) => action.dependentActions.length > 0);
    expect(dependent).toHaveLength(expectedCounts.actionsWithDependencies);
    expect(actions.filter((action) => action.permissionOnly)).toHaveLength(expectedCounts.permissionOnlyActions);
  });

  it('counts at least what the published reference held in autumn 2026', () => {
    expect(expectedCounts.actions).toBeGreaterThanOrEqual(20_000);
    expect(expectedCounts.actionsWithDependencies).toBeGreaterThanOrEqual(1_500);
  });

  it('spreads the actions over the five access levels', () => {
    const count = (level: string) => actions.filter((action) => action.accessLevel === level).length;
    expect(
      ['List', 'Read', 'Write', 'Tagging', 'Permissions management'].map((level) => [level, count(level)]),
    ).toEqual([
      ['List', 3_719],
      ['Read', 5_871],
      ['Write', 11_357],
      ['Tagging', 719],
      ['Permissions management', 425],
    ]);
  });

  it('finds an action in any case and keeps the spelling of AWS', () => {
    expect(findAction('S3:getobject')).toMatchObject({ service: 's3', name: 'GetObject', accessLevel: 'Read' });
    expect(findAction('s3:NoSuchThing')).toBeUndefined();
    expect(findAction('nosuch:GetObject')).toBeUndefined();
    expect(findAction('GetObject')).toBeUndefined();
    expect(findAction('')).toBeUndefined();
    expect(serviceEntry('constructor')).toBeUndefined();
  });

  it('knows the resource types of an action and their ARN formats', () => {
    expect(findAction('s3:GetObject')?.resources.map((resource) => resource.type)).toContain('object');
    expect(findAction('iam:PassRole')?.resources).toEqual([{ type: 'role', required: true, conditionKeys: [] }]);
    expect(serviceEntry('s3')?.resourceTypes.get('object')?.arn).toMatch(/^arn:\$\{Partition\}:s3:::/);
    expect(findAction('s3:ListAllMyBuckets')?.resources).toEqual([]);
  });

  it('refers to known resource types, condition keys and dependent actions only', () => {
    const unknown: string[] = [];
    for (const service of services) {
      for (const action of service.actions.values()) {
        const keys = [...action.conditionKeys, ...action.resources.flatMap((resource) => resource.conditionKeys)];
        const types = action.resources.map((resource) => resource.type);
        unknown.push(...keys.filter((key) => !service.conditionKeys.has(key.toLowerCase())));
        unknown.push(...types.filter((type) => !service.resourceTypes.has(type.toLowerCase())));
        unknown.push(...action.dependentActions.filter((name) => !findAction(name)));
        if (new Set(types).size < types.length) unknown.push(`${service.prefix}:${action.name} repeats a type`);
      }
    }
    expect(unknown).toEqual([]);
  });

  it('knows which other actions a call needs and which actions no API operation has', () => {
    expect(findAction('ec2:RunInstances')?.dependentActions).toContain('iam:PassRole');
    expect(findAction('iam:PassRole')?.permissionOnly).toBe(true);
    expect(findAction('iam:CreateUser')?.permissionOnly).toBe(false);
    expect(findAction('sts:TagSession')?.permissionOnly).toBe(true);
  });
});
