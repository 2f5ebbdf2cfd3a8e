import { describe, expect, it } from 'vitest';
import {
  conditionKey,
  findAction,
  findConditionKey,
  globalConditionKeys,
  serviceEntry,
  servicePrefixes,
} from '../../src/catalogue/authorization.ts';

const everyService = () => servicePrefixes().map((prefix) => serviceEntry(prefix));
const everyAction = () => everyService().flatMap((service) => [...(service?.actions.values() ?? [])]);

describe('the catalogue of actions', () => {
  it('holds all services and actions of its sources', () => {
    expect(servicePrefixes()).toHaveLength(456);
    const actions = everyAction();
    expect(actions).toHaveLength(22_091);
    expect(actions.filter((action) => action.dependentActions.length > 0)).toHaveLength(1_584);
  });

  it('finds an action in any case and keeps the spelling of AWS', () => {
    expect(findAction('S3:getobject')).toMatchObject({ service: 's3', name: 'GetObject', accessLevel: 'Read' });
    expect(findAction('s3:NoSuchThing')).toBeUndefined();
    expect(findAction('nosuch:GetObject')).toBeUndefined();
    expect(findAction('GetObject')).toBeUndefined();
  });
});

describe('condition keys', () => {
  it('are found in any case and for concrete tag keys', () => {
    expect(conditionKey('s3', 'S3:Prefix')).toEqual({ name: 's3:prefix', type: 'String' });
    expect(conditionKey('ec2', 'aws:resourcetag/team')?.name).toBe('aws:ResourceTag/${TagKey}');
    expect(conditionKey('s3', 's3:ExistingObjectTag/team')?.name).toBe('s3:ExistingObjectTag/${TagKey}');
    expect(conditionKey('ec2', 's3:prefix')).toBeUndefined();
    expect(findConditionKey('token.actions.githubusercontent.com:repository')?.type).toBe('String');
  });

  it('include the global ones with their types', () => {
    const types = Object.fromEntries(globalConditionKeys().map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({ 'aws:SourceIp': 'IPAddress', 'aws:CalledVia': 'ArrayOfString' });
  });
});
