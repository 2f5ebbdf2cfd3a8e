import type { ApiError, JsonObject } from '../call.ts';
import { optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation } from '../operation.ts';
import {
  foundAt,
  lastPartOf,
  newResource,
  resourceAt,
  resourcesAt,
  withoutResource,
  withResource,
  withState,
} from '../resource.ts';
import type { ResourceRow, ResourceRows } from '../resourceRow.ts';
import { fail } from './failures.ts';
import { callContext } from './keyContext.ts';
import { aliasArn, badKeyId, keyArnOf } from './keyNames.ts';

const nameIn = ({ input }: Invocation): string => text(input, 'AliasName');

/** `alias/aws/…` belongs to AWS: AWS KMS Developer Guide, kms-alias. */
function badAlias(call: Invocation): ApiError | null {
  const name = nameIn(call);
  if (!name.startsWith('alias/')) return fail('kms.alias-name').error;
  return name.startsWith('alias/aws/') ? fail('kms.alias-reserved').error : badKeyId(call, 'TargetKeyId');
}

function targetOf(call: Invocation): string {
  const given = optionalText(call.input, 'TargetKeyId');
  return given === undefined ? '' : (keyArnOf(call, given) ?? '');
}

/** Aliases are resources of their own: a change needs the permission on alias and key (alias-access). */
const pairOf = (call: Invocation, key: string) => [
  { resource: aliasArn(call, nameIn(call)) },
  { resource: key, context: callContext(call, key, 'TargetKeyId') },
];

const existing = (row: Pick<ResourceRow, 'effect' | 'run'>): ResourceRow => ({
  on: 'alias',
  errors: ['kms.no-alias', 'kms.alias-name'],
  before: badAlias,
  asks: (call) => {
    const found = foundAt(call.sandbox, aliasArn(call, nameIn(call)), 'alias');
    const keys = [found?.state.target ?? '', targetOf(call)].filter(
      (key, at, all) => key !== '' && all.indexOf(key) === at,
    );
    return [
      { resource: aliasArn(call, nameIn(call)) },
      ...keys.map((key) => ({ resource: key, context: callContext(call, key, 'TargetKeyId') })),
    ];
  },
  ...row,
});

const shown = ({
  arn,
  target,
  created,
}: {
  readonly arn: string;
  readonly target: string;
  readonly created: number;
}): JsonObject => ({
  AliasName: lastPartOf(arn),
  AliasArn: arn,
  TargetKeyId: lastPartOf(target).slice('key/'.length),
  CreationDate: isoTime(created),
  LastUpdatedDate: isoTime(created),
});

/** Names of keys: AWS KMS API Reference. */
export const aliases: ResourceRows = {
  CreateAlias: {
    on: 'alias',
    effect: 'gives a key a name',
    errors: ['kms.alias-exists', 'kms.alias-name', 'kms.alias-reserved', 'kms.no-key'],
    before: badAlias,
    asks: (call) => pairOf(call, targetOf(call)),
    run: (call) => {
      const { sandbox, time } = call;
      const arn = aliasArn(call, nameIn(call));
      const target = targetOf(call);
      if (resourceAt(sandbox, arn)) return fail('kms.alias-exists', { Arn: arn });
      if (!resourceAt(sandbox, target)) return fail('kms.no-key', { Arn: target });
      return done(withResource(sandbox, newResource(arn, 'alias', { kind: 'alias', target, created: time })));
    },
  },
  UpdateAlias: existing({
    effect: 'gives the name to another key',
    run: (call) => {
      const arn = aliasArn(call, nameIn(call));
      const found = foundAt(call.sandbox, arn, 'alias');
      if (!found) return fail('kms.no-alias', { Arn: arn });
      return done(withState(call.sandbox, found, { target: targetOf(call) }));
    },
  }),
  DeleteAlias: existing({
    effect: 'takes the name away',
    run: (call) => {
      const arn = aliasArn(call, nameIn(call));
      return resourceAt(call.sandbox, arn)
        ? done(withoutResource(call.sandbox, arn))
        : fail('kms.no-alias', { Arn: arn });
    },
  }),
  ListAliases: {
    on: '*',
    effect: 'lists the names of keys',
    errors: ['kms.no-key', 'kms.key-id', 'kms.no-alias'],
    before: (call) => badKeyId(call),
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const given = optionalText(call.input, 'KeyId');
      const key = given === undefined ? null : keyArnOf(call, given);
      if (key !== null && !foundAt(call.sandbox, key, 'key')) return fail('kms.no-key', { Arn: key });
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'kms',
        start: 'alias/',
        kind: 'alias',
      } as const;
      const found = resourcesAt(call.sandbox, place).filter(({ state }) => key === null || state.target === key);
      return modelPage(
        call,
        'kms.ListAliases',
        found.map(({ resource: { arn }, state }) => shown({ arn, ...state })),
      );
    },
  },
};
