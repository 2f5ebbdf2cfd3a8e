import { describe, expect, it } from 'vitest';
import { actionWeight, sensitivities } from '../../src/analysis/actionWeight.ts';
import { excessOf } from '../../src/analysis/excess.ts';
import { exceedsMetadata, excessWeight, leastPrivilege } from '../../src/analysis/leastPrivilege.ts';
import { findAction, serviceEntry, servicePrefixes } from '../../src/catalogue/authorization.ts';
import { empty, policy, principal, published } from './world.ts';

const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => {
  return { Effect: 'Allow', Action, Resource, ...(Condition ? { Condition } : {}) };
};

const ceiling = policy(allow('s3:GetObject', 'arn:aws:s3:::reports/*'), allow('s3:ListBucket', 'arn:aws:s3:::reports'));
const beyond = (...statements: object[]) => excessOf(empty.view, principal([policy(...statements)]), [ceiling]).excess;
const points = (...statements: object[]) => leastPrivilege(beyond(...statements), ['s3']);
const exact = [allow('s3:GetObject', 'arn:aws:s3:::reports/*'), allow('s3:ListBucket', 'arn:aws:s3:::reports')];

const weightOf = (name: string) => {
  const action = findAction(name);
  return action && actionWeight(action);
};

describe('the weight of an action', () => {
  it.each([
    ['iam:PassRole', 40],
    ['iam:CreateAccessKey', 40],
    ['iam:AttachUserPolicy', 40],
    ['sts:AssumeRole', 40],
    ['s3:PutBucketPolicy', 20],
    ['secretsmanager:GetSecretValue', 20],
    ['kms:Decrypt', 20],
    ['s3:GetObject', 8],
    ['s3:PutObject', 3],
    ['ec2:CreateTags', 3],
    ['s3:GetBucketLocation', 0.5],
    ['ec2:DescribeInstances', 0],
  ])('%s is %d, by what it can do and not by AWS’s level alone', (name, weight) => {
    expect(weightOf(name)).toBe(weight);
  });

  it('is that of permissions for tagging where conditions rest on the tags', () => {
    const tags = allow('ec2:CreateTags');
    const onTag = allow('ec2:StartInstances', '*', { StringEquals: { 'ec2:ResourceTag/env': 'dev' } });
    const weight = (...statements: object[]) =>
      excessWeight(beyond(...statements).filter(({ actions }) => actions.some(({ name }) => name === 'CreateTags')));
    expect([weight(tags), weight(tags, onTag)]).toEqual([3, 20]);
    const users = allow('iam:TagUser');
    const team = allow('s3:GetObject', '*', { StringEquals: { 'aws:PrincipalTag/team': 'red' } });
    expect([excessWeight(beyond(users)), excessWeight(beyond(users, team)) - excessWeight(beyond(team))]).toEqual([
      3, 20,
    ]);
  });

  it('comes from a table in which every row is about some action', () => {
    const names = servicePrefixes().flatMap((prefix) => {
      return [...(serviceEntry(prefix)?.actions.values() ?? [])].map(({ name }) => `${prefix}:${name}`);
    });
    expect(sensitivities.flatMap(({ actions }) => actions).length).toBeGreaterThan(60);
    for (const { actions } of sensitivities) {
      for (const one of actions) expect(names).toContain(one);
    }
  });
});

describe('points for least privilege', () => {
  it('are all there where nothing is too much', () => {
    expect(points(...exact)).toBe(1);
  });

  it('are nearly all there for a stray look at metadata, which is still named', () => {
    const found = beyond(...exact, allow('s3:GetBucketLocation'));
    expect(leastPrivilege(found, ['s3'])).toBeGreaterThan(0.95);
    expect(leastPrivilege(found, ['s3'])).toBeLessThan(1);
    expect(found.some(exceedsMetadata)).toBe(false);
  });

  it('are nearly none for a whole service', () => {
    expect(points(allow('s3:*'))).toBeLessThan(0.02);
  });

  it('fall with how much too wide a permission is', () => {
    const bucket = 'arn:aws:s3:::reports';
    const wider = [allow('s3:GetObject', [`${bucket}/*`, 'arn:aws:s3:::backups/*']), allow('s3:ListBucket', bucket)];
    const anywhere = [allow('s3:GetObject'), allow('s3:ListBucket', bucket)];
    const unneeded = [...exact, allow('s3:GetObjectVersion', `${bucket}/*`)];
    expect(excessWeight(beyond(...wider))).toBe(4);
    expect(excessWeight(beyond(...anywhere))).toBe(6);
    expect(excessWeight(beyond(...unneeded))).toBe(8);
    expect(points(...wider)).toBeGreaterThan(points(...anywhere));
    expect(points(...anywhere)).toBeGreaterThan(points(...unneeded));
  });

  it('start at half where another service does more than look', () => {
    expect(points(...exact, allow('sqs:SendMessage'))).toBe(0.5);
    expect(points(...exact, allow('sqs:ListQueues'))).toBeGreaterThan(0.95);
  });

  it('are none for an administrator', () => {
    expect(
      leastPrivilege(excessOf(empty.view, principal([published('AdministratorAccess')]), [ceiling]).excess, ['s3']),
    ).toBe(0);
  });
});
