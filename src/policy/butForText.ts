import type { ButFor, Decision } from './decision.ts';
import { conditionText, statementText, valueText } from './explainStatement.ts';
import type { AuthorizationRequest, PolicyType } from './request.ts';
import { typeNames } from './steps.ts';
import { stripControls } from './vetText.ts';

/** `It would be allowed but for one thing: …` for the nearest single change; null where it takes more than one. */
export function butForSentence({ butFor, request }: Decision): string | null {
  const [nearest] = butFor;
  return nearest === undefined ? null : `It would be allowed ${butForText(nearest, request)}.`;
}

/** One change in words: `if …` or `without …`. Safe to show on a terminal. */
export function butForText(change: ButFor, request: AuthorizationRequest): string {
  return stripControls(wording(change, request));
}

function wording(change: ButFor, { action, resource, principal }: AuthorizationRequest): string {
  switch (change.kind) {
    case 'deny':
      return `without ${statementText(change.statement)}`;
    case 'context':
      return contextText(change.key, change.given, change.value);
    case 'condition':
      return `if this condition of ${statementText(change.statement)} held: ${conditionText(change.condition)}`;
    case 'action':
      return `if ${statementText(change.statement)} covered the action ${action}`;
    case 'resource':
      return `if ${statementText(change.statement)} covered ${resource === '*' ? 'actions without resource' : resource}`;
    case 'principal':
      return `if ${statementText(change.statement)} named ${principal}`;
    case 'layer':
      return `if ${layerText(change.policyType, change.attached)} allowed it${change.level === null ? '' : ` on level ${change.level} of the organization`}`;
    case 'blockPublicAccess':
      return 'if Block Public Access did not restrict public buckets';
  }
}

type ContextChange = Extract<ButFor, { kind: 'context' }>;

function contextText(key: string, given: ContextChange['given'], value: ContextChange['value']): string {
  if (value === undefined) return `if ${key} were absent; it is ${given === undefined ? 'absent' : valueText(given)}`;
  const now = given === undefined ? 'it is absent' : `it is ${valueText(given)}`;
  return `if ${key} were, for example, ${valueText(value)}; ${now}`;
}

/** Types of which a caller or resource has several, or none so far, have no `the`. */
function layerText(type: PolicyType, attached: boolean): string {
  const one = type === 'boundary' || type === 'trust' || type === 'resource';
  if (one && attached) return `the ${typeNames[type]}`;
  return type === 'identity' ? 'an identity policy' : `a ${typeNames[type]}`;
}
