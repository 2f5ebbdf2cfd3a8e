import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { allow, arn, keyOf, Lab } from './lab.ts';

function services(lab: Lab, Arn: string, more: JsonObject = {}): readonly JsonObject[] {
  const { JobId } = lab.ok('GenerateServiceLastAccessedDetails', { Arn, ...more });
  const report = lab.ok('GetServiceLastAccessedDetails', { JobId: JobId ?? '' });
  expect(report).toMatchObject({ JobStatus: 'COMPLETED', IsTruncated: false });
  return Object(report.ServicesLastAccessed);
}

const start = {
  users: [
    {
      name: 'maya',
      groups: ['devs'],
      accessKeys: [{}],
      inline: { own: JSON.parse(allow(['iam:GetUser', 'iam:PassRole', 'sqs:*'])) },
    },
    { name: 'idle', groups: ['devs'] },
  ],
  groups: [{ name: 'devs', attached: ['Read'] }],
  policies: [{ name: 'Read', document: JSON.parse(allow('s3:GetObject')) }],
};

test('a report lists the services that policies grant, with their last use', () => {
  const lab = new Lab(start);
  lab.ok('GetUser', {}, keyOf(lab, 'maya'));
  expect(services(lab, arn('user/maya'))).toEqual([
    {
      ServiceName: 'AWS Identity and Access Management',
      LastAuthenticated: '2026-11-25T09:00:01Z',
      ServiceNamespace: 'iam',
      LastAuthenticatedEntity: arn('user/maya'),
      LastAuthenticatedRegion: 'us-east-1',
      TotalAuthenticatedEntities: 1,
    },
    { ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 },
    { ServiceName: 'Amazon SQS', ServiceNamespace: 'sqs', TotalAuthenticatedEntities: 0 },
  ]);
});

test('by action, the actions that can be called are listed', () => {
  const lab = new Lab(start);
  lab.ok('GetUser', {}, keyOf(lab, 'maya'));
  expect(services(lab, arn('user/maya'), { Granularity: 'ACTION_LEVEL' })[0]).toMatchObject({
    ServiceNamespace: 'iam',
    TrackedActionsLastAccessed: [{ ActionName: 'GetUser', LastAccessedEntity: arn('user/maya') }],
  });
});

test('a service that is denied as a whole is not listed', () => {
  const lab = new Lab(start);
  const Deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'sqs:*', Resource: '*' }] };
  lab.ok('PutUserPolicy', { UserName: 'maya', PolicyName: 'no', PolicyDocument: JSON.stringify(Deny) });
  expect(services(lab, arn('user/maya')).map((service) => service.ServiceNamespace)).toEqual(['iam', 's3']);
});

test('groups and policies count everybody who has them', () => {
  const lab = new Lab({ ...start, policies: [{ name: 'Read', document: JSON.parse(allow('iam:GetUser')) }] });
  lab.ok('GetUser', {}, keyOf(lab, 'maya'));
  const expected = [
    { ServiceNamespace: 'iam', TotalAuthenticatedEntities: 1, LastAuthenticatedEntity: arn('user/maya') },
  ];
  expect(services(lab, arn('group/devs'))).toMatchObject(expected);
  expect(services(lab, arn('policy/Read'))).toMatchObject(expected);
});

test('later use does not show in an older report, and jobs must exist', () => {
  const lab = new Lab(start);
  const { JobId = '' } = lab.ok('GenerateServiceLastAccessedDetails', { Arn: arn('user/maya') });
  lab.ok('GetUser', {}, keyOf(lab, 'maya'));
  expect(Object(lab.ok('GetServiceLastAccessedDetails', { JobId }).ServicesLastAccessed)[0]).toMatchObject({
    TotalAuthenticatedEntities: 0,
  });
  const ghost = { JobId: '00000000-0000-4000-8000-000000000000' };
  expect(lab.failure('GetServiceLastAccessedDetails', ghost)).toMatchObject({ code: 'NoSuchEntity', status: 404 });
  expect(lab.failure('GenerateServiceLastAccessedDetails', { Arn: arn('user/ghost') })).toMatchObject({
    code: 'NoSuchEntity',
  });
});
