import { serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import { actionDescription } from '../../catalogue/documentation.ts';
import type { ActionEntry, ServiceEntry } from '../../catalogue/shapes.ts';
import { filterOptions, type Option } from './completion.ts';

/** `Get` of `GetObject`: the first word of a name in camel case. */
function verbOf(name: string): string {
  return /^[A-Z]?[a-z0-9]+|^[A-Z]+/.exec(name)?.[0] ?? name;
}

const overlap = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

function wildcards(service: ServiceEntry, name: string): Option[] {
  const counts = new Map<string, number>();
  for (const action of service.actions.values()) {
    const verb = verbOf(action.name);
    counts.set(verb, (counts.get(verb) ?? 0) + 1);
  }
  const verbs = [...counts]
    .filter(([verb, count]) => count > 1 && name !== '' && overlap(verb.toLowerCase(), name.toLowerCase()))
    .map(([verb, count]): Option => ({ label: `${service.prefix}:${verb}*`, detail: `${count} actions` }));
  const all: Option = {
    label: `${service.prefix}:*`,
    detail: `all ${service.actions.size}`,
    describe: () => `Every action of ${service.title}, also those that AWS adds later`,
  };
  return [...verbs, all];
}

function actionOption(action: ActionEntry): Option {
  const label = `${action.service}:${action.name}`;
  return { label, detail: action.accessLevel, describe: () => actionDescription(label) };
}

const everything: Option = {
  label: '*',
  detail: 'everything',
  describe: () => 'Every action of every service, also those that AWS adds later',
};

/** Services first (`s3:`), then the actions of the service that is typed, and its wildcards. */
export function actionOptions(typed: string): readonly Option[] {
  const colon = typed.indexOf(':');
  if (colon < 0) {
    const shortFirst = [...servicePrefixes()].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
    const services = shortFirst.map(
      (prefix): Option => ({
        label: `${prefix}:`,
        detail: 'service',
        open: true,
        describe: () => serviceEntry(prefix)?.title,
      }),
    );
    return filterOptions([...services, everything], typed);
  }
  const service = serviceEntry(typed.slice(0, colon).toLowerCase());
  if (service === undefined) return [];
  const name = typed.slice(colon + 1);
  const found = filterOptions([...service.actions.values()].map(actionOption), `${service.prefix}:${name}`);
  const begins = ({ label }: Option) => label.toLowerCase().startsWith(`${service.prefix}:${name}`.toLowerCase());
  const others = found.filter((option) => !begins(option));
  return [...found.filter(begins), ...wildcards(service, name.replace(/\*$/, '')), ...others];
}
