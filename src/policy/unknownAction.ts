import { findAction, serviceEntry, servicePrefixes } from '../catalogue/authorization.ts';
import type { JsonPath } from './fault.ts';
import type { FaultList } from './faultList.ts';
import { compileWildcard, fits } from './wildcard.ts';

/** Warnings for actions that AWS does not publish: IAM stores them, and they match nothing. */
export function checkKnownAction(pattern: string, path: JsonPath, list: FaultList): void {
  const colon = pattern.indexOf(':');
  const prefix = pattern.slice(0, colon);
  const name = pattern.slice(colon + 1);
  if (prefix.includes('*')) return;
  const service = serviceEntry(prefix.toLowerCase());
  if (!service) {
    const near = list.closest(prefix, servicePrefixes());
    const advice = near === null ? 'see the Service Authorization Reference for prefixes' : `did you mean \`${near}\`?`;
    const instead = near === null ? undefined : `${near}:${name}`;
    list.warning(
      'INVALID_SERVICE_IN_ACTION',
      path,
      `AWS has no service with the prefix \`${prefix}\``,
      advice,
      instead,
    );
    return;
  }
  if (!/[*?]/.test(name)) {
    if (findAction(pattern)) return;
    const near = list.closest(
      name,
      [...service.actions.values()].map((action) => action.name),
    );
    const instead = near === null ? undefined : `${service.prefix}:${near}`;
    const advice = instead === undefined ? 'the entry matches nothing' : `did you mean \`${instead}\`?`;
    list.warning('INVALID_ACTION', path, `AWS has no action \`${pattern}\``, advice, instead);
    return;
  }
  const wild = compileWildcard(name.toLowerCase());
  for (const known of service.actions.keys()) if (fits(wild, known)) return;
  list.warning('INVALID_ACTION', path, `no action of AWS matches \`${pattern}\``, 'the entry matches nothing');
}
