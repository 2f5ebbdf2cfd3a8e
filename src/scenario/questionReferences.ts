import { closest } from '../policy/closest.ts';
import type { Check } from './check.ts';
import { type Question, questionForms } from './questionSchema.ts';
import type { Report } from './readChecks.ts';

interface Asked {
  readonly questions: readonly Question[];
  readonly checks: readonly { readonly check: Check; readonly path: readonly (string | number)[] }[];
  readonly report: Report;
}

/** Faults in questions, and in the names by which checks speak of them. */
export function checkQuestions({ questions, checks, report }: Asked): void {
  const ids = questions.map(({ id }) => id);
  for (const [index, question] of questions.entries()) {
    const path = ['questions', index];
    if (ids.indexOf(question.id) < index)
      report('QUESTION_ID', [...path, 'id'], `two questions are called \`${question.id}\``, 'give each its own id');
    form(question, path, report);
    pairs(question, path, report);
  }
  for (const { check, path } of checks) {
    if (check.kind !== 'answer' || ids.includes(check.question)) continue;
    const message = `no question is called \`${check.question}\``;
    report('CHECK_QUESTION', [...path, 'answer'], message, didYouMean(check.question, ids));
  }
}

function form(question: Question, path: readonly (string | number)[], report: Report): void {
  const forms = questionForms.filter((name) => question[name] !== undefined);
  const [one] = forms;
  if (forms.length !== 1) {
    const message = one
      ? `a question has one form, this has ${forms.map((name) => `\`${name}\``).join(' and ')}`
      : 'this question has no choices';
    report('QUESTION_FORM', path, message, `give one of ${questionForms.map((name) => `\`${name}\``).join(', ')}`);
    return;
  }
  if (one !== 'choices') {
    if (question.answer || question.order)
      report('QUESTION_ANSWER', path, `\`${one}\` brings its own answer`, 'remove `answer` and `order`');
    return;
  }
  const choices = (question.choices ?? []).map((choice) => choice.id);
  if (!question.answer)
    report('QUESTION_ANSWER', path, 'this question has no answer', 'give the ids of the right choices as `answer`');
  for (const id of question.answer ?? []) {
    if (!choices.includes(id))
      report('QUESTION_ANSWER', [...path, 'answer'], `no choice is called \`${id}\``, didYouMean(id, choices));
  }
}

function pairs({ match }: Question, path: readonly (string | number)[], report: Report): void {
  if (!match) return;
  const [items, others] = [match.items.map(({ id }) => id), match.with.map(({ id }) => id)];
  const at = [...path, 'match', 'pairs'];
  for (const [item, chosen] of Object.entries(match.pairs)) {
    if (!items.includes(item))
      report('QUESTION_PAIR', [...at, item], `no item is called \`${item}\``, didYouMean(item, items));
    for (const other of [chosen].flat()) {
      if (!others.includes(other))
        report('QUESTION_PAIR', [...at, item], `nothing in \`with\` is called \`${other}\``, didYouMean(other, others));
    }
  }
  for (const item of items) {
    if (!Object.hasOwn(match.pairs, item))
      report('QUESTION_PAIR', at, `\`${item}\` belongs to nothing`, `add \`${item}\` to \`pairs\``);
  }
}

function didYouMean(word: string, known: readonly string[]): string {
  const close = closest(word, known);
  if (close) return `did you mean \`${close}\`?`;
  return known.length > 0 ? `known are ${known.map((name) => `\`${name}\``).join(', ')}` : 'there is none';
}
