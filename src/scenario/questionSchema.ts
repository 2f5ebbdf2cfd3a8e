import * as z from 'zod';
import { probe } from './checkSchema.ts';
import { handle, line } from './words.ts';

const choice = z.strictObject({
  id: handle,
  text: line,
  says: line.exactOptional().meta({ description: 'why this choice is right or wrong' }),
});

/**
 * A question of a predict, investigate, order or match scenario. `predict` asks whether a request is allowed: its
 * choices are `allowed` and `denied`, and the evaluator gives the right one.
 */
export const question = z
  .strictObject({
    id: handle,
    ask: line,
    predict: probe.exactOptional(),
    choices: z.array(choice).min(2).exactOptional(),
    answer: z.array(handle).min(1).exactOptional().meta({ description: 'ids of the right choices' }),
    order: z.boolean().exactOptional().meta({ description: 'the choices must be given in the order of `answer`' }),
    explain: line.exactOptional().meta({ description: 'shown after the answer' }),
  })
  .meta({ id: 'question' });

export type Question = z.infer<typeof question>;
