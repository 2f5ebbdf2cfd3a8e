import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type DocumentEscalations, escalationsOf } from '../../../src/analysis/escalation/documentEscalations.ts';
import { policy, published } from '../world.ts';
import type { Case } from './world.ts';

const cases: readonly Case[] = parse(readFileSync(new URL('./paths.yaml', import.meta.url), 'utf8'));

const allow = (Action: string | readonly string[], Resource = '*', rest: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});
const opened = (...statements: readonly object[]) => ids({ policies: [policy(...statements)] });
const ids = (given: DocumentEscalations) => escalationsOf(given).ways.map(({ path }) => path.id);

describe('policies without an account', () => {
  it.each(cases.map(({ path, actions }) => ({ path, actions })))('open $path by its actions', ({ path, actions }) => {
    expect(opened(allow([...actions]))).toContain(path);
  });

  it.each(cases.map(({ path, actions }) => ({ path, actions })))(
    'do not open $path without each of its actions',
    ({ path, actions }) => {
      for (const action of actions) {
        const others = actions.filter((one) => one !== action);
        expect(opened(allow([...actions]), { Effect: 'Deny', Action: action, Resource: '*' })).not.toContain(path);
        if (others.length > 0) expect(opened(allow(others))).not.toContain(path);
      }
    },
  );

  it('open everything as administrator and little as somebody who reads', () => {
    expect(ids({ policies: [published('AdministratorAccess')] })).toHaveLength(117);
    expect(ids({ policies: [published('AmazonS3ReadOnlyAccess')] })).toEqual([]);
  });

  it('do not open a path by a role that may be passed to another service', () => {
    const passing = (service: string) => ({ Condition: { StringEquals: { 'iam:PassedToService': service } } });
    const work = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
    expect(opened(work, allow('iam:PassRole', '*', passing('ec2.amazonaws.com')))).toEqual([]);
    expect(opened(work, allow('iam:PassRole', '*', passing('lambda.amazonaws.com')))).toEqual(['lambda-001']);
  });

  it('do not open a path whose policy a condition keeps harmless', () => {
    const only = (arn: string) => ({ Condition: { ArnEquals: { 'iam:PolicyARN': arn } } });
    expect(opened(allow('iam:AttachUserPolicy', '*', only('arn:aws:iam::aws:policy/ReadOnlyAccess')))).toEqual([]);
  });

  it('do not open a path whose actions meet on no resource', () => {
    const create = allow('lambda:CreateFunction', 'arn:aws:lambda:*:*:function:dev-*');
    const invoke = (name: string) => allow('lambda:InvokeFunction', `arn:aws:lambda:*:*:function:${name}`);
    expect(opened(allow('iam:PassRole'), create, invoke('prod-*'))).toEqual([]);
    expect(opened(allow('iam:PassRole'), create, invoke('*-test'))).toEqual(['lambda-001']);
  });

  it('do not open what a boundary or a control policy leaves out', () => {
    const policies = [policy(allow('iam:*'))];
    const limit = policy(allow(['iam:Get*', 'iam:List*']));
    expect(ids({ policies }).length).toBeGreaterThan(20);
    expect(ids({ policies, boundary: limit })).toEqual([]);
    expect(ids({ policies, scps: [policy(allow('*')), limit] })).toEqual([]);
  });

  it('do not open a path to others by what somebody may do to themselves', () => {
    const own = 'arn:aws:iam::*:user/${aws:username}';
    expect(opened(allow(['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:UpdateLoginProfile'], own))).toEqual([]);
    expect(opened(allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/bots/*'))).toContain('iam-002');
  });
});

describe('ways over what is made first', () => {
  const composed = (...statements: readonly object[]) =>
    escalationsOf({ policies: [policy(...statements)] }).composed.map(({ path }) => path.id);

  it('are found in the document alone', () => {
    expect(composed(allow(['iam:CreateRole', 'iam:AttachRolePolicy'], 'arn:aws:iam::*:role/app-*'))).toEqual([
      'create-role+attach-policy+sts-001',
    ]);
    expect(composed(allow(['iam:CreateGroup', 'iam:PutGroupPolicy', 'iam:AddUserToGroup']))).toEqual(['join-group']);
  });

  it('need names that all calls may use', () => {
    expect(
      composed(
        allow('iam:CreateRole', 'arn:aws:iam::*:role/app-*'),
        allow('iam:AttachRolePolicy', 'arn:aws:iam::*:role/dev-*'),
      ),
    ).toEqual([]);
  });

  it('are none where a boundary must be put that only an account knows, or where the policy is kept harmless', () => {
    const actions = ['iam:CreateRole', 'iam:AttachRolePolicy'];
    const only = (key: string, arn: string) => ({ Condition: { StringEquals: { [key]: arn } } });
    expect(
      composed(allow(actions, '*', only('iam:PermissionsBoundary', 'arn:aws:iam::111122223333:policy/limit'))),
    ).toEqual([]);
    expect(
      composed(
        allow('iam:CreateRole'),
        allow('iam:AttachRolePolicy', '*', only('iam:PolicyARN', 'arn:aws:iam::aws:policy/ReadOnlyAccess')),
      ),
    ).toEqual([]);
  });

  it('are not told of an administrator', () => {
    const found = escalationsOf({ policies: [published('AdministratorAccess')] });
    expect(found).toMatchObject({ administrator: true, composed: [] });
    expect(escalationsOf({ policies: [policy(allow('s3:*'))] }).administrator).toBe(false);
  });
});
