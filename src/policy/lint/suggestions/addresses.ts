import { addressText, neighbours, readRange } from '../../conditions/addresses.ts';
import { eachCondition } from '../eachStatement.ts';
import { removeFix, setFix } from '../fix.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';
import { everyKind } from '../policyKinds.ts';
import { isPrivateRange } from '../privateRanges.ts';
import type { WrittenCondition } from '../writtenConditions.ts';

/** The range with zeros after its prefix; null where it has them or the text is no range. */
function withoutHostBits(text: string): string | null {
  const range = readRange(text);
  const [first] = range?.hostBits ? neighbours(range) : [];
  return range && first ? `${addressText(first)}/${range.prefix}` : null;
}

/** Private entries of a list that also has public ones. */
function privateAmongPublic({ lowerKey, values }: WrittenCondition, message: string): Hit[] {
  if (lowerKey !== 'aws:sourceip') return [];
  const inside = values.filter(({ text }) => isPrivateRange(text));
  if (inside.length === values.length) return [];
  return inside.map(({ text, path }) => ({
    path,
    message: `\`${text}\` is private: ${message}`,
    advice: 'ask for private addresses with `aws:VpcSourceIp`',
    fix: removeFix(path, `remove \`${text}\``),
  }));
}

/** IAM User Guide, reference_policies_condition-keys, `aws:SourceIp`. */
export const addressChecks: readonly LintCheck[] = [
  {
    code: 'IMPROVE_IP_RANGE',
    severity: 'suggestion',
    kinds: everyKind,
    check: eachCondition(({ family, values }): Hit[] => {
      if (family !== 'IpAddress') return [];
      return values.flatMap(({ text, path }): Hit[] => {
        const better = withoutHostBits(text);
        if (better === null) return [];
        const message = `the bits of \`${text}\` after its prefix are ignored`;
        return [{ path, message, advice: `write \`${better}\``, fix: setFix(path, better) }];
      });
    }),
  },
  {
    code: 'PRIVATE_IP_ADDRESS_SUBSET',
    severity: 'suggestion',
    kinds: everyKind,
    check: eachCondition((condition) => {
      if (condition.use?.operator.name !== 'IpAddress') return null;
      return privateAmongPublic(condition, '`aws:SourceIp` is never in it');
    }),
  },
  {
    code: 'PRIVATE_NOT_IP_ADDRESS_SUBSET',
    severity: 'suggestion',
    kinds: everyKind,
    check: eachCondition((condition) => {
      if (condition.use?.operator.name !== 'NotIpAddress') return null;
      return privateAmongPublic(condition, '`aws:SourceIp` is never in it, so it keeps nobody out');
    }),
  },
];
