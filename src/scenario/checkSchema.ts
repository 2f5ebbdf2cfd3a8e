import * as z from 'zod';
import {
  accountId,
  actionPattern,
  context,
  duration,
  handle,
  instant,
  line,
  oneOrMore,
  policyDocument,
} from './words.ts';

/** Whom a check speaks of: `user/maya`, `role/deploy`, `group/Developers`, `instance/i-…`, `key/AKIA…`, `root`, an ARN … */
export const actor = z
  .string()
  .regex(
    /^(root|anonymous|(user|role|group|instance|key|service)\/\S+|arn:\S+)$/,
    'name a principal as `user/maya`, `role/deploy`, `group/Developers`, `instance/i-…`, `key/AKIA…`, `service/…`, `root`, `anonymous` or an ARN',
  )
  .meta({ description: 'user/…, role/…, group/…, instance/…, key/AKIA…, service/…, root, anonymous or an ARN' });

/** One request, in a context that is stated in full: TLS, the office address, the Region, the clock. */
export const probe = z.strictObject({
  as: actor,
  action: actionPattern,
  on: line.exactOptional().meta({
    description:
      'resource ARN, instance id, bucket name or an entity such as role/…; absent for actions without a resource',
  }),
  region: handle.exactOptional(),
  context: context.exactOptional().meta({ description: 'condition keys on top of the stated ones' }),
  without: z.array(line).exactOptional().meta({ description: 'condition keys that this request lacks' }),
  sessionPolicies: z
    .array(policyDocument)
    .min(1)
    .exactOptional()
    .meta({ description: 'policies with which the session was begun: documents, or ARNs of managed policies' }),
});

/** The request of a denial, which may also be everybody else's. */
const deniedProbe = probe.extend({
  as: z
    .union([actor, z.literal('others')])
    .meta({ description: 'as elsewhere, or `others`: everybody but those in `except`' }),
  except: z.array(actor).exactOptional().meta({ description: 'with `others`: who is meant to be allowed' }),
});

const outcome = z.strictObject({
  equals: z.json().exactOptional(),
  not: z.json().exactOptional(),
  atLeast: z.number().exactOptional(),
  contains: z.json().exactOptional(),
  lacks: z.json().exactOptional(),
  matches: line.exactOptional().meta({ description: 'a pattern with * and ? for the whole text' }),
  empty: z.boolean().exactOptional(),
});

const kinds = {
  allow: probe.exactOptional().meta({ description: 'this request must be allowed' }),
  deny: deniedProbe.exactOptional().meta({ description: 'this request must be denied' }),
  call: z
    .strictObject({
      as: handle.exactOptional().meta({ description: 'identity that sends it; the default identity otherwise' }),
      line,
      expect: z
        .union([z.literal('ok'), handle])
        .exactOptional()
        .meta({ description: '`ok` or an error code such as `AccessDenied`' }),
    })
    .exactOptional()
    .meta({ description: 'this command, sent through the API on a copy of the account' }),
  never: z
    .strictObject({
      as: actor,
      actions: z.array(actionPattern).min(1),
      on: oneOrMore(line).exactOptional(),
      except: oneOrMore(line).exactOptional().meta({ description: 'resource patterns left out of the claim' }),
    })
    .exactOptional()
    .meta({ description: 'no request of this pattern is allowed' }),
  atMost: z
    .union([z.strictObject({ as: actor, policy: policyDocument }), z.number()])
    .exactOptional()
    .meta({ description: 'nothing beyond this policy is allowed; with `state`, the largest number' }),
  noEscalation: z
    .strictObject({ as: actor })
    .exactOptional()
    .meta({ description: 'nobody meant can become an administrator; holds for everybody who is not one anyway' }),
  state: line.exactOptional().meta({ description: 'a JMESPath expression over the account description' }),
  answer: handle.exactOptional().meta({ description: 'this question must be answered right' }),
} as const;

const checkFields = {
  id: handle.exactOptional(),
  ...kinds,
  ...outcome.shape,
  account: accountId.exactOptional().meta({ description: 'account that `state` describes; home otherwise' }),
  when: z
    .array(z.strictObject({ as: handle.exactOptional(), line }))
    .min(1)
    .exactOptional()
    .meta({ description: 'with `state`: commands sent before, on a copy of the account, and by whom' }),
  after: duration.exactOptional().meta({ description: 'the clock has moved this far' }),
  at: instant.exactOptional().meta({ description: 'the clock shows this time, whenever the check is run' }),
  from: z.union([z.ipv4(), z.ipv6()]).exactOptional().meta({ description: 'address the request comes from' }),
  mfa: z
    .boolean()
    .exactOptional()
    .meta({ description: 'signed in with MFA; with `never`, the claim is about such sign-ins alone, or all others' }),
  through: z
    .literal('any')
    .exactOptional()
    .meta({ description: 'directly or by a role that the principal may assume' }),
  points: z.number().int().min(0).exactOptional(),
  because: line.exactOptional(),
};

export const checkKinds = ['allow', 'deny', 'call', 'never', 'atMost', 'noEscalation', 'state', 'answer'] as const;
export const stateTests = ['equals', 'not', 'atLeast', 'atMost', 'contains', 'lacks', 'matches', 'empty'] as const;

export const checkSource = z.strictObject(checkFields).meta({ id: 'check' });
export const heldOutSource = z
  .strictObject({ ...checkFields, publicly: line.meta({ description: 'what the learner sees of this check' }) })
  .meta({ id: 'heldOutCheck' });

export type Probe = z.infer<typeof deniedProbe>;
export type CheckSource = z.infer<typeof checkSource>;
