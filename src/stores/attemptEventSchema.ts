import * as z from 'zod';
import type { JsonObject } from '../account/call.ts';
import type { AttemptEvent } from '../training/attempt.ts';

const json: z.ZodType<JsonObject> = z.record(z.string(), z.json());

const caller = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accessKey'), accessKeyId: z.string(), sessionToken: z.string().optional() }),
  z.strictObject({ type: z.literal('console'), account: z.string(), user: z.string(), mfa: z.boolean() }),
  z.strictObject({ type: z.literal('root'), account: z.string(), mfa: z.boolean() }),
  z.strictObject({ type: z.literal('instance'), account: z.string(), instanceId: z.string() }),
  z.strictObject({ type: z.literal('function'), account: z.string(), functionArn: z.string() }),
  z.strictObject({
    type: z.literal('service'),
    account: z.string(),
    service: z.string(),
    roleArn: z.string(),
    sessionName: z.string(),
  }),
  z.strictObject({
    type: z.literal('identityCenter'),
    account: z.string(),
    user: z.string(),
    permissionSet: z.string(),
  }),
  z.strictObject({ type: z.literal('anonymous') }),
]);

const call = z.strictObject({
  service: z.string(),
  operation: z.string(),
  input: json,
  caller,
  time: z.number(),
  region: z.string().optional(),
  sourceIp: z.string().optional(),
  userAgent: z.string().optional(),
});

/** What a line of an attempt's file may hold. */
export const attemptEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('call'), call, via: z.enum(['console', 'form', 'editor', 'file']) }),
  z.strictObject({ type: z.literal('line'), text: z.string(), exit: z.number().int() }),
  z.strictObject({ type: z.literal('undo') }),
  z.strictObject({ type: z.literal('redo') }),
  z.strictObject({ type: z.literal('checkpoint'), name: z.string() }),
  z.strictObject({ type: z.literal('goTo'), step: z.number().int() }),
  z.strictObject({ type: z.literal('return'), checkpoint: z.string() }),
  z.strictObject({ type: z.literal('branch'), name: z.string() }),
  z.strictObject({ type: z.literal('hint'), task: z.string(), index: z.number().int() }),
  z.strictObject({
    type: z.literal('answer'),
    question: z.string(),
    choices: z.array(z.string()),
    confidence: z.number().nullable(),
  }),
  z.strictObject({ type: z.literal('guided'), level: z.enum(['example', 'half']) }),
  z.strictObject({
    type: z.literal('predict'),
    as: z.string(),
    action: z.string(),
    on: z.string(),
    expected: z.enum(['allowed', 'denied']),
    confidence: z.number().int().min(1).max(4),
    right: z.boolean(),
  }),
  z.strictObject({ type: z.literal('point'), asked: z.string(), statement: z.string(), right: z.boolean() }),
  z.strictObject({ type: z.literal('profile'), name: z.string() }),
  z.strictObject({ type: z.literal('actAs'), name: z.string(), caller }),
  z.strictObject({ type: z.literal('submit'), passed: z.boolean(), stars: z.number(), points: z.number() }),
]) as z.ZodType<AttemptEvent>;
