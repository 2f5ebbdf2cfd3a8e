import { isRecord } from '../../jsonValue.ts';
import { eachStatement } from '../eachStatement.ts';
import { removeFix } from '../fix.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';
import { actionKinds, everyKind } from '../policyKinds.ts';

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
const isEmptyObject = (value: unknown) => isRecord(value) && Object.keys(value).length === 0;

/** Elements of one name or its opposite that hold nothing. */
function emptyLists(names: readonly string[], message: string, advice: string): LintCheck['check'] {
  return eachStatement(({ raw, path }): Hit[] => {
    return names
      .filter((name) => isEmptyList(raw[name]))
      .map((name) => ({ path: [...path, name], message: `\`${name}\` is an empty list: ${message}`, advice }));
  });
}

const principalNames = ['Principal', 'NotPrincipal'];

export const emptyElementChecks: readonly LintCheck[] = [
  {
    code: 'EMPTY_ARRAY_ACTION',
    severity: 'suggestion',
    kinds: everyKind,
    check: emptyLists(['Action', 'NotAction'], 'the statement speaks of no action', 'name at least one action'),
  },
  {
    code: 'EMPTY_ARRAY_RESOURCE',
    severity: 'suggestion',
    kinds: actionKinds,
    check: emptyLists(['Resource', 'NotResource'], 'the statement speaks of no resource', 'name at least one resource'),
  },
  {
    code: 'EMPTY_ARRAY_PRINCIPAL',
    severity: 'suggestion',
    kinds: ['resource', 'trust', 'rcp'],
    check: eachStatement(({ raw, path }): Hit[] => {
      const message = 'an empty list of principals speaks of nobody';
      const advice = 'name at least one principal';
      return principalNames.flatMap((name): Hit[] => {
        const value = raw[name];
        if (isEmptyList(value)) return [{ path: [...path, name], message, advice }];
        if (!isRecord(value)) return [];
        return Object.keys(value)
          .filter((type) => isEmptyList(value[type]))
          .map((type) => ({ path: [...path, name, type], message, advice }));
      });
    }),
  },
  {
    code: 'EMPTY_OBJECT_PRINCIPAL',
    severity: 'suggestion',
    kinds: ['resource', 'trust', 'rcp'],
    check: eachStatement(({ raw, path }): Hit[] => {
      return principalNames
        .filter((name) => isEmptyObject(raw[name]))
        .map((name) => ({
          path: [...path, name],
          message: `\`${name}\` is empty and speaks of nobody`,
          advice: 'name at least one principal',
        }));
    }),
  },
  {
    code: 'EMPTY_OBJECT_CONDITION',
    severity: 'suggestion',
    kinds: everyKind,
    check: eachStatement(({ raw, path }): Hit[] => {
      const place = [...path, 'Condition'];
      const { Condition: blocks } = raw;
      if (isEmptyObject(blocks)) {
        return [{ path: place, message: '`Condition` is empty and asks for nothing', fix: removeFix(place) }];
      }
      if (!isRecord(blocks)) return [];
      return Object.keys(blocks)
        .filter((operator) => isEmptyObject(blocks[operator]))
        .map((operator) => {
          const block = [...place, operator];
          return { path: block, message: `\`${operator}\` is empty and asks for nothing`, fix: removeFix(block) };
        });
    }),
  },
  {
    code: 'EMPTY_SID_VALUE',
    severity: 'suggestion',
    kinds: everyKind,
    check: eachStatement(({ raw, path }): Hit | null => {
      const place = [...path, 'Sid'];
      const advice = 'give the statement a name, or leave `Sid` out';
      return raw.Sid === '' ? { path: place, message: '`Sid` is empty', advice, fix: removeFix(place) } : null;
    }),
  },
];
