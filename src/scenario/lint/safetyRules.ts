import { accountOfKeyId } from '../../account/generator.ts';
import { type Found, found, type Linted, type LintRule } from './lintRule.ts';
import { writtenTexts } from './writtenTexts.ts';

/** Keys of AWS's own documentation, and keys that say of themselves that they are none. */
const examples = /EXAMPLE|TRAINING|SAMPLE|FAKE|DEMO/;
/** Domains that nobody can own: RFC 2606. */
const freeDomain =
  /@(?:[\w-]+\.)*(?:example\.(?:com|net|org)|[\w-]+\.(?:example|test|invalid|localhost)|example|invalid)$/i;
/** Account ids as AWS's documentation writes them: one digit four times over, thrice; or counted up. */
const documentation = /^(?:(\d)\1{3}(\d)\2{3}(\d)\3{3}|123456789012|210987654321|012345678901)$/;

/** Rules that keep real secrets and real people out. */
export const safetyRules: readonly LintRule[] = [
  {
    id: 'X-01',
    severity: 'error',
    says: 'there are no real account ids or keys',
    find: (linted) => [
      ...matches(linted, /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g)
        .filter(({ word }) => !examples.test(word) && !documentation.test(accountOfKeyId(word) ?? ''))
        .map(({ path, word }) =>
          found(path, `\`${word}\` looks like a real access key`, 'leave it out, or end it in `EXAMPLE`'),
        ),
      ...matches(linted, /(?<![\w.-])\d{12}(?![\w-])/g)
        .filter(({ word }) => !documentation.test(word))
        .map(({ path, word }) =>
          found(path, `\`${word}\` may be somebody's account`, 'use an id such as `111122223333`'),
        ),
    ],
  },
  {
    id: 'X-02',
    severity: 'error',
    says: 'there are no real e-mail addresses',
    find: (linted) =>
      matches(linted, /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)
        .filter(({ word }) => !freeDomain.test(word))
        .map(({ path, word }) => found(path, `\`${word}\` may be somebody's`, 'use a domain such as `example.com`')),
  },
  {
    id: 'X-03',
    severity: 'error',
    says: 'the file or its folder says under which licence it may be used',
    find: ({ scenario: { licence }, licensed }) =>
      licence === undefined && licensed === false
        ? [found([], 'nothing says how this file may be used', 'add `licence: MIT` or another, or a file `LICENSE`')]
        : [],
  },
];

interface Match {
  readonly path: Found['path'];
  readonly word: string;
}

/** Each word once, where it stands first. */
function matches({ scenario }: Linted, pattern: RegExp): Match[] {
  const first = new Map<string, Match>();
  for (const { path, text } of writtenTexts(scenario)) {
    for (const [word] of text.matchAll(pattern)) if (!first.has(word)) first.set(word, { path, word });
  }
  return [...first.values()];
}
