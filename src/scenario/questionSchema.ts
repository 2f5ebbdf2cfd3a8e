import * as z from 'zod';
import { probe } from './checkSchema.ts';
import { handle, line, oneOrMore, policyDocument } from './words.ts';

const choice = z.strictObject({
  id: handle,
  text: line,
  says: line.exactOptional().meta({ description: 'why this choice is right or wrong' }),
});

const named = z.strictObject({ id: handle, text: line });

const match = z.strictObject({
  items: z.array(named).min(2),
  with: z.array(named).min(2),
  pairs: z.record(handle, oneOrMore(handle)).meta({ description: 'which of `with` belongs to each of `items`' }),
});

/**
 * A question, in one of its forms: own `choices`, `predict`, `decides`, `match` or `find`. Of the forms that are about
 * a request the evaluator gives the right answer, in the account as it is at the start.
 */
export const question = z
  .strictObject({
    id: handle,
    ask: line,
    predict: probe.exactOptional().meta({ description: 'whether this request is allowed' }),
    decides: probe.exactOptional().meta({ description: 'which statement decides about this request' }),
    match: match
      .exactOptional()
      .meta({ description: 'what belongs to what; answered with `ITEM.CHOICE` for each item' }),
    find: z
      .strictObject({ beyond: policyDocument.meta({ description: 'what is meant to be allowed' }) })
      .exactOptional()
      .meta({
        description: 'a request that the account allows and should not; answered with principal, action and resource',
      }),
    choices: z.array(choice).min(2).exactOptional(),
    answer: z.array(handle).min(1).exactOptional().meta({ description: 'ids of the right choices' }),
    order: z.boolean().exactOptional().meta({ description: 'the choices must be given in the order of `answer`' }),
    explain: line.exactOptional().meta({ description: 'shown after the answer' }),
  })
  .meta({ id: 'question' });

export type Question = z.infer<typeof question>;

/** Forms of which a question has exactly one; `choices` goes with `answer`. */
export const questionForms = ['choices', 'predict', 'decides', 'match', 'find'] as const;

/** A question as it is asked: what belongs to what is told as choices, one a pair. */
export function askedQuestion(question: Question): Question {
  const { match } = question;
  if (!match) return question;
  const choices = match.items.flatMap((item) =>
    match.with.map((other) => ({ id: `${item.id}.${other.id}`, text: `${item.text} → ${other.text}` })),
  );
  const answer = match.items.flatMap(({ id }) => [match.pairs[id] ?? []].flat().map((other) => `${id}.${other}`));
  return { ...question, choices, answer };
}
