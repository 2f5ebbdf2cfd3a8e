import * as z from 'zod';
import { nothingPractised, type PracticeState } from '../training/practice/practiceCard.ts';
import type { DocumentKind } from './savedDocument.ts';

const day = z.iso.datetime();

const card = z.object({
  due: day,
  gap: z.number().int().min(0),
  asked: z.number().int().min(0),
  seen: z.array(z.string()),
});

const hot = z.object({ card: z.string(), question: z.string(), since: day, done: z.number().int().min(0) });

const answer = z.object({
  at: day,
  card: z.string(),
  question: z.string(),
  right: z.boolean(),
  confidence: z.number().int().min(1).max(4),
  seconds: z.number().min(0),
});

const practice = z.object({ cards: z.record(z.string(), card), hot: z.array(hot), answers: z.array(answer) });

/** `practice.json` of a learner. Saves of an older program have none: practice begins with what was passed. */
export const practiceKind: DocumentKind<PracticeState> = { version: 1, schema: practice, empty: nothingPractised };
