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
});
