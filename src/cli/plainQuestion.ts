import type { Question } from '../scenario/questionSchema.ts';
import type { AttemptView } from '../stores/attemptView.ts';
import { choicesOf } from '../training/questions.ts';
import { takesSeveral } from '../tui/views/questionRows.ts';
import type { Paper } from './plainPaper.ts';

/** The line that answers a question, in the form that its kind asks for. */
function howToAnswer(question: Question): string {
  const { id, find, order, match, predict } = question;
  if (find)
    return `answer ${id} WHO ACTION RESOURCE, such as: answer ${id} user/maya s3:GetObject arn:aws:s3:::bucket/key`;
  if (order) return `answer ${id} CHOICE CHOICE …, all in their order, of`;
  if (match) return `answer ${id} THIS.THAT THIS.THAT …, one pair for each THIS, where THIS is`;
  if (predict) return `answer ${id} CHOICE --confidence 1 (guessed) to 4 (certain), where CHOICE is one of`;
  return `answer ${id} CHOICE${takesSeveral(question) ? ' …, more than one can be right' : ''}, where CHOICE is one of`;
}

/** A question, how it is answered, what there is to choose from, and what was answered. */
export function writeQuestion(paper: Paper, { answers }: AttemptView, question: Question): void {
  const { id: name, ask, match } = question;
  const list = (choices: readonly { readonly id: string; readonly text: string }[]) => {
    for (const { id, text } of choices) paper.say(`- ${id}: ${text}`);
  };
  paper.gap();
  paper.say(`Question ${name}: ${ask}`);
  paper.say(`To answer: ${howToAnswer(question)}`);
  list(match?.items ?? choicesOf(question));
  if (match) {
    paper.say('and THAT is');
    list(match.with);
  }
  const given = answers[name];
  if (given !== undefined) paper.say(`answered: ${given.choices.join(' ')}`);
}
