import type { Context } from '../../policy/request.ts';
import type { Json, JsonObject } from '../call.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, structures, text, texts } from '../iam/input.ts';
import { done, type Target } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { passRole } from '../passRole.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import {
  type Found,
  foundAt,
  newResource,
  resourcesAt,
  withoutResource,
  withResource,
  withState,
} from '../resource.ts';
import { type ResourceRows, rowsOn } from '../resourceRow.ts';
import type { RuleState } from '../resourceState.ts';
import { deliverEvent } from './delivery.ts';
import { fail } from './failures.ts';
import { isPattern, matchesPattern, objectIn } from './pattern.ts';
import { refusedEntry } from './refusedEntry.ts';
import { readRuleSchedule } from './scheduleExpression.ts';

const service = 'events.amazonaws.com';

const busOf = ({ input }: Invocation): string =>
  (optionalText(input, 'EventBusName') ?? 'default').split('/').at(-1) ?? 'default';

function ruleArn(call: Invocation, name: string): string {
  const bus = busOf(call);
  return `arn:aws:events:${call.region}:${call.account.id}:rule/${bus === 'default' ? '' : `${bus}/`}${name}`;
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const onRuleIn = (member: string) =>
  rowsOn({
    kind: 'rule',
    on: 'rule-on-default-event-bus',
    arn: (call) => ruleArn(call, text(call.input, member)),
    errors: ['events.no-rule'],
    missing: (call, arn) => fail('events.no-rule', { Name: nameOf(arn), Bus: busOf(call) }),
    context: ({ account }) => ({ 'events:creatorAccount': account.id }),
  });

const onRule = onRuleIn('Name');
const onRuleName = onRuleIn('Rule');

function put(call: Invocation): Result {
  const { input, sandbox } = call;
  const arn = ruleArn(call, text(input, 'Name'));
  const found = foundAt(sandbox, arn, 'rule');
  const pattern = optionalText(input, 'EventPattern');
  const expression = optionalText(input, 'ScheduleExpression');
  if (pattern === undefined && expression === undefined) return fail('events.neither');
  if (expression !== undefined && !readRuleSchedule(expression)) return fail('events.schedule');
  const read = pattern === undefined ? null : objectIn(pattern);
  if (pattern !== undefined && !read) return fail('events.pattern', { Reason: 'Filter is not an object' });
  if (read && !isPattern(read)) return fail('events.pattern', { Reason: 'Match value must be in an array' });
  const state: RuleState = {
    kind: 'rule',
    created: call.time,
    pattern: pattern ?? null,
    schedule: expression ?? null,
    enabled: optionalText(input, 'State') !== 'DISABLED',
    description: optionalText(input, 'Description') ?? '',
    targets: found?.state.targets ?? [],
  };
  const fresh = newResource(arn, 'rule-on-default-event-bus', state, tagsIn(input, 'Tags'));
  return done(withResource(sandbox, found ? { ...found.resource, state } : fresh), { RuleArn: arn });
}

const shown = ({ resource: { arn }, state }: Found<'rule'>): JsonObject => ({
  Name: nameOf(arn),
  Arn: arn,
  ...(state.pattern === null ? {} : { EventPattern: state.pattern }),
  State: state.enabled ? 'ENABLED' : 'DISABLED',
  ...(state.description === '' ? {} : { Description: state.description }),
  ...(state.schedule === null ? {} : { ScheduleExpression: state.schedule }),
  EventBusName: arn.split('/').length > 2 ? (arn.split('/')[1] ?? 'default') : 'default',
});

/** Keys of a rule that its pattern fixes: Amazon EventBridge User Guide, eb-use-conditions. */
function patternContext({ input, account }: Invocation): Context {
  const read = objectIn(optionalText(input, 'EventPattern') ?? '') ?? {};
  const values = (name: string): readonly string[] => {
    const held = read[name];
    return Array.isArray(held) ? held.filter((one: Json) => typeof one === 'string') : [];
  };
  return {
    'events:creatorAccount': account.id,
    ...(values('source').length > 0 ? { 'events:source': values('source') } : {}),
    ...(values('detail-type').length > 0 ? { 'events:detail-type': values('detail-type') } : {}),
  };
}

const targetsIn = ({ input }: Invocation): readonly JsonObject[] => structures(input, 'Targets');

function putTargets(call: Invocation, found: Found<'rule'>): Result {
  const given = targetsIn(call);
  const ids = new Set(given.map(({ Id }) => Id));
  const targets = [...found.state.targets.filter(({ Id }) => !ids.has(Id ?? null)), ...given];
  return done(withState(call.sandbox, found, { targets }), { FailedEntryCount: 0, FailedEntries: [] });
}

/** An event as rules see it: Amazon EventBridge User Guide, eb-events-structure. */
function eventOf({ account, region, time }: Invocation, id: string, entry: JsonObject): JsonObject {
  return {
    version: '0',
    id,
    'detail-type': optionalText(entry, 'DetailType') ?? '',
    source: optionalText(entry, 'Source') ?? '',
    account: account.id,
    time: isoTime(time),
    region,
    resources: texts(entry, 'Resources'),
    detail: objectIn(optionalText(entry, 'Detail') ?? '{}') ?? {},
  };
}

function putEvents(call: Invocation): Result {
  let { sandbox } = call;
  const entries = structures(call.input, 'Entries').map((entry): JsonObject => {
    const refused = refusedEntry(entry);
    if (refused) return refused;
    const drawn = draw(sandbox, nextUuid);
    const place = { account: call.account.id, region: call.region, time: call.time };
    sandbox = deliverEvent(drawn.sandbox, place, eventOf(call, drawn.value, entry));
    return { EventId: drawn.value };
  });
  const failed = entries.filter(({ ErrorCode }) => ErrorCode !== undefined).length;
  return done(sandbox, { FailedEntryCount: failed, Entries: entries });
}

const busArn = ({ account, region }: Invocation, name: string): string =>
  name.startsWith('arn:') ? name : `arn:aws:events:${region}:${account.id}:event-bus/${name}`;

/** Rules with their targets, and events: Amazon EventBridge API Reference. */
export const rules: ResourceRows = {
  PutRule: {
    on: 'rule-on-default-event-bus',
    effect: 'makes or replaces a rule',
    errors: ['events.neither', 'events.schedule', 'events.pattern'],
    asks: (call): readonly Target[] => {
      const resource = ruleArn(call, text(call.input, 'Name'));
      const context = { ...patternContext(call), ...requestTagContext(tagsIn(call.input, 'Tags')) };
      return [{ resource, context }, ...passRole(optionalText(call.input, 'RoleArn'), service)];
    },
    run: put,
  },
  DescribeRule: onRule({ effect: 'shows a rule', run: ({ sandbox }, found) => done(sandbox, shown(found)) }),
  DeleteRule: onRule({
    effect: 'deletes a rule without targets',
    errors: ['events.targets'],
    run: ({ sandbox }, { resource, state }) =>
      state.targets.length > 0 ? fail('events.targets') : done(withoutResource(sandbox, resource.arn)),
  }),
  EnableRule: onRule({
    effect: 'lets a rule work',
    run: ({ sandbox }, found) => done(withState(sandbox, found, { enabled: true })),
  }),
  DisableRule: onRule({
    effect: 'keeps a rule from working',
    run: ({ sandbox }, found) => done(withState(sandbox, found, { enabled: false })),
  }),
  ListRules: {
    on: '*',
    effect: 'lists rules',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'events',
        start: 'rule/',
        kind: 'rule',
      } as const;
      const prefix = optionalText(call.input, 'NamePrefix') ?? '';
      const found = resourcesAt(call.sandbox, place).filter(({ resource }) => nameOf(resource.arn).startsWith(prefix));
      return modelPage(call, 'events.ListRules', found.map(shown));
    },
  },
  PutTargets: onRuleName({
    effect: 'sets targets; each role that a target has is passed to EventBridge',
    context: (call) => ({ 'events:TargetArn': targetsIn(call).map((target) => optionalText(target, 'Arn') ?? '') }),
    also: (call) => targetsIn(call).flatMap((target) => passRole(optionalText(target, 'RoleArn'), service)),
    run: putTargets,
  }),
  RemoveTargets: onRuleName({
    effect: 'removes targets',
    run: ({ sandbox, input }, found) => {
      const ids = texts(input, 'Ids');
      const targets = found.state.targets.filter((target) => !ids.includes(optionalText(target, 'Id') ?? ''));
      return done(withState(sandbox, found, { targets }), { FailedEntryCount: 0, FailedEntries: [] });
    },
  }),
  ListTargetsByRule: onRuleName({
    effect: 'lists the targets of a rule',
    run: (call, { state }) => modelPage(call, 'events.ListTargetsByRule', state.targets),
  }),
  PutEvents: {
    on: 'event-bus',
    effect: 'sends events to the queues that rules lead to',
    errors: [],
    asks: (call) =>
      structures(call.input, 'Entries').map((entry) => ({
        resource: busArn(call, optionalText(entry, 'EventBusName') ?? 'default'),
        context: {
          ...(optionalText(entry, 'Source') === undefined ? {} : { 'events:source': text(entry, 'Source') }),
          ...(optionalText(entry, 'DetailType') === undefined
            ? {}
            : { 'events:detail-type': text(entry, 'DetailType') }),
        },
      })),
    run: putEvents,
  },
  TestEventPattern: {
    on: '*',
    effect: 'says whether an event fits a pattern',
    errors: ['events.pattern', 'events.event'],
    asks: () => ({ resource: '*' }),
    run: ({ sandbox, input }) => {
      const pattern = objectIn(text(input, 'EventPattern'));
      const event = objectIn(text(input, 'Event'));
      if (!pattern || !isPattern(pattern)) return fail('events.pattern', { Reason: 'Filter is not an object' });
      return event ? done(sandbox, { Result: matchesPattern(pattern, event) }) : fail('events.event');
    },
  },
};
