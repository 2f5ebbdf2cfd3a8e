import { commandPiece, policyPiece } from './answerPieces.ts';
import { type Found, found, type LintRule } from './lintRule.ts';
import { columns, objectiveTexts, type ShownText, screenLines, shownTexts } from './shownTexts.ts';
import { misspelt, unkind } from './wordLists.ts';

const each = (texts: readonly ShownText[], find: (text: string) => readonly [string, string] | null): Found[] =>
  texts.flatMap(({ path, text }) => {
    const said = find(text);
    return said ? [found(path, said[0], said[1])] : [];
  });

function wordIn(text: string, words: Readonly<Record<string, string>>): readonly [string, string] | null {
  for (const word of text.toLowerCase().match(/[a-z]+(?:[-/][a-z]+)*/g) ?? []) {
    const better = Object.hasOwn(words, word) ? words[word] : undefined;
    if (better !== undefined) return [word, better];
  }
  return null;
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{1f300}-\u{1faff}]/gu;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Lines of text between two things to do. */
const mostLines = 18;

/** Lines that a screen of 80 columns does not hold, by their length. */
const tooLong = (text: string): number[] =>
  text.split('\n').flatMap((line) => (line.length > columns ? [line.length] : []));

/** Rules about what the learner reads. */
export const textRules: readonly LintRule[] = [
  {
    id: 'T-01',
    severity: 'error',
    says: 'a title has at most 48 characters',
    find: ({ scenario: { title } }) =>
      title.length > 48 ? [found(['title'], `the title has ${title.length} characters`, 'use at most 48')] : [],
  },
  {
    id: 'T-02',
    severity: 'warning',
    says: 'a title says what it is about, not how it is done',
    find: ({ scenario: { title } }) =>
      /\b[a-z0-9-]+:[A-Z]\w+|`|\baws [a-z]/.test(title)
        ? [found(['title'], `the title \`${title}\` tells how`, 'name the goal or the problem')]
        : [],
  },
  {
    id: 'T-03',
    severity: 'error',
    says: 'the texts before the work hold no answer',
    find: ({ scenario }) =>
      each(objectiveTexts(scenario), (text) => {
        const piece = commandPiece(scenario, text) ?? policyPiece(scenario, text);
        return piece === null
          ? null
          : [`this text gives an answer away: \`${piece}\``, 'say the goal, not the command'];
      }),
  },
  {
    id: 'T-04',
    severity: 'error',
    says: 'links are absolute',
    find: ({ scenario }) =>
      each(shownTexts(scenario), (text) => {
        const target = /\[[^\]]*\]\((?!https?:\/\/)([^)\s]*)\)/.exec(text)?.[1] ?? /(?<![/\w])www\.\S+/.exec(text)?.[0];
        return target === undefined ? null : [`\`${target}\` is no absolute link`, 'begin it with `https://`'];
      }),
  },
  {
    id: 'T-05',
    severity: 'warning',
    says: 'words that are often misspelt are spelt right',
    find: ({ scenario }) =>
      each(shownTexts(scenario), (text) => {
        const word = wordIn(text, misspelt);
        return word && [`\`${word[0]}\` is misspelt`, `write \`${word[1]}\``];
      }),
  },
  {
    id: 'T-06',
    severity: 'warning',
    says: 'words are kind to everybody',
    find: ({ scenario }) =>
      each(shownTexts(scenario), (text) => {
        const word = wordIn(text, unkind);
        return word && [`\`${word[0]}\` leaves people out`, `write \`${word[1]}\``];
      }),
  },
  {
    id: 'T-07',
    severity: 'warning',
    says: 'a text has at most 18 lines before there is something to do, blank ones aside',
    find: ({ scenario: { briefing } }) => {
      const lines = screenLines(briefing.replace(/\n\s*(?=\n)/g, ''));
      return lines > mostLines
        ? [found(['briefing'], `the briefing takes ${lines} lines`, 'tell it in 18 lines, or in tasks')]
        : [];
    },
  },
  {
    id: 'U-01',
    severity: 'error',
    says: 'nothing of the objective is cut off at 80 columns and 24 lines',
    find: ({ scenario }) => [
      ...each(objectiveTexts(scenario), (text) => {
        const lines = screenLines(text);
        return lines > 20 ? [`this text takes ${lines} lines`, 'use at most 20'] : null;
      }),
      ...tooLong(scenario.briefing).map((length) =>
        found(['briefing'], `a line of the briefing has ${length} characters`, 'break it at 76'),
      ),
    ],
  },
  {
    id: 'U-02',
    severity: 'error',
    says: 'texts do without colour',
    find: ({ scenario }) =>
      each(shownTexts(scenario), (text) =>
        /\b(?:in|the) (red|green|yellow|blue) (line|text|row|mark|part)s?\b/i.test(text)
          ? ['this text speaks of a colour, which not everybody sees', 'name the thing by a word']
          : null,
      ),
  },
  {
    id: 'L-04',
    severity: 'warning',
    says: 'wide characters fit, and lines run from left to right',
    find: ({ scenario }) =>
      each(shownTexts(scenario), (text) => {
        if (rightToLeft.test(text)) return ['this text runs from right to left, which terminals mix up', 'rephrase it'];
        const line = text
          .split('\n')
          .find((one) => one.length <= 76 && one.length + (one.match(wide)?.length ?? 0) > 76);
        return line === undefined ? null : ['wide characters take this line beyond 76 columns', 'break it earlier'];
      }),
  },
];
