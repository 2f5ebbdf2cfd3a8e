import type { JsonObject } from '../call.ts';
import { flag, optionalFlag, optionalText, structures, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import {
  type Found,
  foundAt,
  newResource,
  regionOfArn,
  withoutResource,
  withResource,
  withState,
} from '../resource.ts';
import { bucketNamed } from '../resourceFacts.ts';
import { type ResourceRows, rowsOn } from '../resourceRow.ts';
import type { TrailState } from '../resourceState.ts';
import { serviceMay } from '../serviceCall.ts';
import { fail } from './failures.ts';

const trailArn = ({ account, region }: Invocation, given: string): string =>
  given.startsWith('arn:') ? given : `arn:aws:cloudtrail:${region}:${account.id}:trail/${given}`;

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const onTrailIn = (member: string) =>
  rowsOn({
    kind: 'trail',
    on: 'trail',
    arn: (call) => trailArn(call, text(call.input, member)),
    errors: ['cloudtrail.no-trail'],
    missing: ({ account }, arn) => fail('cloudtrail.no-trail', { Arn: arn, Account: account.id }),
  });

const onTrail = onTrailIn('Name');
const onTrailName = onTrailIn('TrailName');

const shown = ({ resource: { arn }, state }: Found<'trail'>): JsonObject => ({
  Name: nameOf(arn),
  S3BucketName: state.bucket,
  ...(state.prefix ? { S3KeyPrefix: state.prefix } : {}),
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: state.multiRegion,
  TrailARN: arn,
  LogFileValidationEnabled: state.validation,
  ...(state.key === null ? {} : { KmsKeyId: state.key }),
  IsOrganizationTrail: state.organization,
});

const described = (found: Found<'trail'>): JsonObject => ({
  ...shown(found),
  HomeRegion: regionOfArn(found.resource.arn),
  HasCustomEventSelectors: found.state.selectors.length + found.state.advanced.length > 0,
  HasInsightSelectors: false,
});

/** CloudTrail has to be allowed to write into the bucket: AWS CloudTrail User Guide, create-s3-bucket-policy-for-cloudtrail. */
function badBucket({ sandbox, time, account }: Invocation, to: Pick<TrailState, 'bucket' | 'prefix'>, trail: string) {
  const { bucket, prefix } = to;
  if (!bucketNamed(sandbox, bucket)) return fail('cloudtrail.no-bucket', { Bucket: bucket });
  const service = { service: 'cloudtrail.amazonaws.com', source: trail, time };
  const asked = [
    { action: 's3:GetBucketAcl', resource: `arn:aws:s3:::${bucket}` },
    {
      action: 's3:PutObject',
      resource: `arn:aws:s3:::${bucket}/${prefix ? `${prefix}/` : ''}AWSLogs/${account.id}/CloudTrail/log`,
      context: { 's3:x-amz-acl': 'bucket-owner-full-control' },
    },
  ];
  const may = asked.every((permission) => serviceMay(sandbox, service, permission));
  return may ? null : fail('cloudtrail.bucket-policy', { Bucket: bucket });
}

function create(call: Invocation): Result {
  const { input, sandbox, account } = call;
  const name = text(input, 'Name');
  const arn = trailArn(call, name);
  const bucket = text(input, 'S3BucketName');
  if (name.length < 3) return fail('cloudtrail.name', { Length: name.length });
  if (foundAt(sandbox, arn, 'trail')) return fail('cloudtrail.exists', { Name: name, Account: account.id });
  const prefix = optionalText(input, 'S3KeyPrefix') ?? null;
  const bad = badBucket(call, { bucket, prefix }, arn);
  if (bad) return bad;
  const state: TrailState = {
    kind: 'trail',
    bucket,
    prefix,
    multiRegion: flag(input, 'IsMultiRegionTrail'),
    validation: flag(input, 'EnableLogFileValidation'),
    organization: flag(input, 'IsOrganizationTrail'),
    key: optionalText(input, 'KmsKeyId') ?? null,
    logging: false,
    started: null,
    stopped: null,
    selectors: [],
    advanced: [],
  };
  const resource = newResource(arn, 'trail', state, tagsIn(input, 'TagsList'));
  return done(withResource(sandbox, resource), shown({ resource, state }));
}

function update(call: Invocation, found: Found<'trail'>): Result {
  const { input, sandbox } = call;
  const { state } = found;
  const bucket = optionalText(input, 'S3BucketName') ?? state.bucket;
  const prefix = optionalText(input, 'S3KeyPrefix') ?? state.prefix ?? null;
  const moved = bucket !== state.bucket || prefix !== (state.prefix ?? null);
  const bad = moved ? badBucket(call, { bucket, prefix }, found.resource.arn) : null;
  if (bad) return bad;
  const changed = {
    bucket,
    prefix,
    multiRegion: optionalFlag(input, 'IsMultiRegionTrail') ?? state.multiRegion,
    validation: optionalFlag(input, 'EnableLogFileValidation') ?? state.validation,
    organization: optionalFlag(input, 'IsOrganizationTrail') ?? state.organization,
    key: optionalText(input, 'KmsKeyId') ?? state.key,
  };
  return done(withState(sandbox, found, changed), shown({ ...found, state: { ...state, ...changed } }));
}

/** What a trail without selectors of its own logs: AWS CloudTrail API Reference, GetEventSelectors. */
const usualSelectors: readonly JsonObject[] = [
  { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
];

const selectorsOf = ({ resource, state }: Found<'trail'>): JsonObject =>
  state.advanced.length > 0
    ? { TrailARN: resource.arn, AdvancedEventSelectors: state.advanced }
    : { TrailARN: resource.arn, EventSelectors: state.selectors.length > 0 ? state.selectors : usualSelectors };

/** Trails of the account in every Region. */
const all = ({ sandbox, account }: Invocation) =>
  [...account.resources.keys()].flatMap((arn): readonly Found<'trail'>[] => {
    const found = /^arn:aws:cloudtrail:[^:]*:\d{12}:trail\//.test(arn) ? foundAt(sandbox, arn, 'trail') : null;
    return found ? [found] : [];
  });

/** Trails of the Region, and those of others that log it too, their shadows: AWS CloudTrail API Reference, DescribeTrails. */
const here = (call: Invocation) =>
  all(call).filter(
    ({ resource, state }) =>
      regionOfArn(resource.arn) === call.region || (state.multiRegion && call.input.includeShadowTrails !== false),
  );

/** Trails: AWS CloudTrail API Reference. */
export const trails: ResourceRows = {
  CreateTrail: {
    on: 'trail',
    effect: 'makes a trail that does not log yet',
    errors: ['cloudtrail.exists', 'cloudtrail.name', 'cloudtrail.no-bucket', 'cloudtrail.bucket-policy'],
    asks: (call) => {
      const tags = tagsIn(call.input, 'TagsList');
      const resource = trailArn(call, text(call.input, 'Name'));
      const context = requestTagContext(tags);
      return [
        { resource, context, creates: true },
        ...(tags.length > 0 ? [{ action: 'cloudtrail:AddTags', resource, context }] : []),
      ];
    },
    run: create,
  },
  UpdateTrail: onTrail({
    effect: 'changes a trail',
    errors: ['cloudtrail.no-bucket', 'cloudtrail.bucket-policy'],
    run: update,
  }),
  DeleteTrail: onTrail({
    effect: 'deletes a trail; what it wrote stays',
    run: ({ sandbox }, { resource }) => done(withoutResource(sandbox, resource.arn)),
  }),
  GetTrail: onTrail({
    effect: 'shows a trail',
    run: ({ sandbox }, found) => done(sandbox, { Trail: described(found) }),
  }),
  DescribeTrails: {
    on: '*',
    effect: 'shows trails',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const names = texts(call.input, 'trailNameList');
      const found = here(call).filter(
        ({ resource: { arn } }) => names.length === 0 || names.includes(arn) || names.includes(nameOf(arn)),
      );
      return done(call.sandbox, { trailList: found.map(described) });
    },
  },
  ListTrails: {
    on: '*',
    effect: 'lists trails',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) =>
      modelPage(
        call,
        'cloudtrail.ListTrails',
        all(call).map(({ resource: { arn } }) => ({ TrailARN: arn, Name: nameOf(arn), HomeRegion: regionOfArn(arn) })),
      ),
  },
  GetTrailStatus: onTrail({
    effect: 'tells whether a trail logs',
    run: ({ sandbox }, { state }) =>
      done(sandbox, {
        IsLogging: state.logging,
        ...(state.started === null ? {} : { StartLoggingTime: isoTime(state.started) }),
        ...(state.stopped === null ? {} : { StopLoggingTime: isoTime(state.stopped) }),
      }),
  }),
  StartLogging: onTrail({
    effect: 'lets a trail log',
    run: ({ sandbox, time }, found) => done(withState(sandbox, found, { logging: true, started: time })),
  }),
  StopLogging: onTrail({
    effect: 'keeps a trail from logging',
    run: ({ sandbox, time }, found) => done(withState(sandbox, found, { logging: false, stopped: time })),
  }),
  GetEventSelectors: onTrailName({
    effect: 'shows what a trail logs',
    run: ({ sandbox }, found) => done(sandbox, selectorsOf(found)),
  }),
  PutEventSelectors: onTrailName({
    effect: 'sets what a trail logs',
    run: ({ sandbox, input }, found) => {
      const changed = {
        selectors: structures(input, 'EventSelectors'),
        advanced: structures(input, 'AdvancedEventSelectors'),
      };
      return done(withState(sandbox, found, changed), selectorsOf({ ...found, state: { ...found.state, ...changed } }));
    },
  }),
};
