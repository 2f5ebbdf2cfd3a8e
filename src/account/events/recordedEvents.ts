import type { Json, JsonObject, TrailEvent } from '../call.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText } from '../iam/input.ts';
import { regionOfArn, resourcesAt } from '../resource.ts';
import type { TrailState } from '../resourceState.ts';
import type { Sandbox } from '../sandbox.ts';
import { stateOf } from '../usualState.ts';
import { deliverEvent } from './delivery.ts';

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const aboutManagement = (selector: JsonObject): boolean =>
  JSON.stringify(selector.FieldSelectors ?? null).includes('"Management"');

/** Whether a trail records calls that change something: AWS CloudTrail API Reference, EventSelector. */
function recordsChanges({ selectors, advanced }: TrailState): boolean {
  if (advanced.length > 0) return advanced.filter(isObject).some(aboutManagement);
  const basic = selectors.filter(isObject);
  const usual = basic.length === 0;
  return usual || basic.some((one) => one.IncludeManagementEvents !== false && one.ReadWriteType !== 'ReadOnly');
}

function isRecorded(sandbox: Sandbox, account: string, region: string): boolean {
  const held = sandbox.accounts.get(account)?.resources.values() ?? [];
  return [...held].some((resource) => {
    if (!resource.arn.startsWith('arn:aws:cloudtrail:')) return false;
    const state = stateOf(resource, 'trail');
    const here = state.multiRegion || regionOfArn(resource.arn) === region;
    return state.logging && here && recordsChanges(state);
  });
}

const signIn = 'AwsConsoleSignIn';

/** A record of a trail as rules see it: Amazon EventBridge User Guide, eb-service-event-cloudtrail. */
const eventOf = (event: TrailEvent, id: string): JsonObject => ({
  version: '0',
  id,
  'detail-type': event.eventType === signIn ? 'AWS Console Sign In via CloudTrail' : 'AWS API Call via CloudTrail',
  source: `aws.${(optionalText(event, 'eventSource') ?? '').split('.')[0]}`,
  account: optionalText(event, 'recipientAccountId') ?? '',
  time: optionalText(event, 'eventTime') ?? '',
  region: optionalText(event, 'awsRegion') ?? '',
  resources: [],
  detail: event,
});

/**
 * Rules of the account and Region that has a record in its trail get it, where a trail was on before the call. Of
 * management events those that change something count; reads reach no rule that is merely enabled.
 */
export function withRecordedEvent(before: Sandbox, sandbox: Sandbox, event: TrailEvent): Sandbox {
  if (event.readOnly !== false || event.managementEvent !== true) return sandbox;
  const account = optionalText(event, 'recipientAccountId') ?? '';
  const region = optionalText(event, 'awsRegion') ?? '';
  const place = { account, region, time: Date.parse(optionalText(event, 'eventTime') ?? '') };
  const rules = resourcesAt(sandbox, { ...place, service: 'events', start: 'rule/', kind: 'rule' });
  if (!rules.some(({ state }) => state.enabled && state.pattern !== null)) return sandbox;
  if (!isRecorded(before, account, region)) return sandbox;
  const { value: id, sandbox: drawn } = draw(sandbox, nextUuid);
  return deliverEvent(drawn, place, eventOf(event, id));
}
