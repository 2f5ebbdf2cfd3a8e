import type { Question } from '../scenario/questionSchema.ts';

/** Characters of a choice that may stand before what is said about it; a longer one is named by its id. */
const shortText = 60;

/**
 * What the author says about the choices that were made, in the order in which they were made, and then about the
 * question. Where several were made, each text begins with its choice.
 */
export function authorSays({ choices = [], explain }: Question, given: readonly string[]): readonly string[] {
  const says = given.flatMap((chosen) => {
    const choice = choices.find(({ id }) => id === chosen);
    if (choice?.says === undefined) return [];
    const named = choice.text.length > shortText ? choice.id : choice.text;
    return [given.length > 1 ? `${named} – ${choice.says}` : choice.says];
  });
  return explain === undefined ? says : [...says, explain];
}

const ended = /[.!?…]["”')]*$/u;
const beginsSentence = /^["“`'(]*\p{Lu}/u;

/** Texts as one: a sentence begins after a full stop, whatever else follows after a semicolon. */
export function runOn(texts: readonly string[]): string {
  return texts.reduce((before, text) => {
    if (before === '') return text;
    if (ended.test(before)) return `${before} ${text}`;
    return `${before}${beginsSentence.test(text) ? '.' : ';'} ${text}`;
  }, '');
}
