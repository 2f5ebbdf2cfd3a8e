import * as z from 'zod';
import { analyzerStart, identityCenterStart, organizationStart } from './governanceSchema.ts';
import { publicAccessBlock, resourceContent } from './resourceSchema.ts';
import { accountId, handle, line, moment, policyDocument, tags } from './words.ts';

/** The start state as a scenario gives it: the shape of `SandboxStart`, with advice for its author. */

/**
 * Marks things that a scenario lays over those of its world: there the name is enough. `schema.ts` acts on it; the loader
 * asks for the rest once both are one.
 */
const named = (by: string) => ({ namedBy: by });

const whole = z.number().int().min(0).exactOptional();
const flag = z.boolean().exactOptional();
const name = line.exactOptional();
const when = moment.exactOptional();
const tagged = tags.exactOptional();
const path = z
  .string()
  .regex(/^\/(\S+\/)?$/, 'a path begins and ends with `/`')
  .exactOptional();

const accessKey = z.strictObject({
  id: name,
  secret: name,
  status: z.enum(['Active', 'Inactive']).exactOptional(),
  created: when,
  lastUsed: z.strictObject({ at: moment, service: name, region: name }).exactOptional(),
});

const holder = {
  name: line,
  path,
  id: name,
  created: when,
  attached: z
    .array(line)
    .exactOptional()
    .meta({ description: 'managed policies: names of this account or of AWS, or ARNs' }),
  inline: z.record(line, policyDocument).exactOptional().meta({ description: 'inline policies by name' }),
};

const mfaDevice = z.strictObject({ name, seed: name, enabled: when });
const loginProfile = z.strictObject({ password: name, resetRequired: flag, created: when, lastUsed: when });

const user = z
  .strictObject({
    ...holder,
    groups: z.array(line).exactOptional(),
    tags: tagged,
    boundary: name,
    accessKeys: z.array(accessKey).exactOptional(),
    loginProfile: z.union([z.boolean(), loginProfile]).exactOptional(),
    mfa: z.union([z.boolean(), z.array(mfaDevice)]).exactOptional(),
  })
  .meta(named('name'));

const role = z
  .strictObject({
    ...holder,
    trust: policyDocument,
    description: z.string().exactOptional(),
    boundary: name,
    tags: tagged,
    maxSessionDuration: whole.meta({ description: 'seconds' }),
    lastUsed: z.strictObject({ at: moment, region: name }).exactOptional(),
  })
  .meta(named('name'));

const policyVersion = z.strictObject({ document: policyDocument, default: flag, created: when });
const policy = z
  .strictObject({
    name: line,
    path,
    id: name,
    description: z.string().exactOptional(),
    created: when,
    tags: tagged,
    document: policyDocument.exactOptional(),
    versions: z.array(policyVersion).exactOptional().meta({ description: 'oldest first' }),
  })
  .meta(named('name'));

const object = z.strictObject({ key: line, body: z.string().exactOptional(), modified: when, tags: tagged });
const bucket = z
  .strictObject({
    name: line,
    created: when,
    region: name,
    tags: tagged,
    abac: flag,
    policy: policyDocument.exactOptional(),
    blockPublicAccess: publicAccessBlock.exactOptional(),
    key: name.meta({ description: 'ARN of the KMS key of its objects' }),
    objects: z.array(z.union([line, object])).exactOptional(),
  })
  .meta(named('name'));

const instance = z
  .strictObject({
    id: name,
    region: name,
    type: name,
    image: name,
    subnet: name,
    state: z.enum(['running', 'stopped', 'terminated']).exactOptional(),
    tags: tagged,
    launched: when,
    userData: z.string().exactOptional(),
    profile: name,
  })
  .meta(named('id'));

const passwordPolicy = z.strictObject({
  minimumLength: whole,
  requireSymbols: flag,
  requireNumbers: flag,
  requireUppercase: flag,
  requireLowercase: flag,
  allowUsersToChange: flag,
  maxAge: whole.meta({ description: 'days' }),
  reusePrevention: whole,
  hardExpiry: flag,
});

const root = z.strictObject({
  accessKeys: z.array(accessKey).exactOptional(),
  mfaDevices: whole.meta({ description: 'how many are enabled' }),
  passwordLastUsed: when,
  password: flag.meta({ description: 'false for a root user that cannot sign in; true by default' }),
});

const oidcProvider = z
  .strictObject({
    url: z.string().regex(/^https:\/\/[^/?#]+/, 'the address of a provider begins with `https://`'),
    clientIds: z.array(line).exactOptional().meta({ description: 'audiences; default sts.amazonaws.com' }),
    created: when,
    tags: tagged,
  })
  .meta(named('url'));
const samlProvider = z
  .strictObject({
    name: line,
    entityId: name.meta({ description: 'issuer of the assertions' }),
    created: when,
    tags: tagged,
  })
  .meta(named('name'));
const instanceProfile = z
  .strictObject({ name: line, path, id: name, created: when, role: name, tags: tagged })
  .meta(named('name'));
const resource = z
  .strictObject({
    arn: line,
    type: handle.exactOptional(),
    created: when,
    tags: tagged,
    policy: policyDocument.exactOptional(),
    runsAs: name.meta({ description: 'name or ARN of the role that it runs as' }),
    ...resourceContent,
  })
  .meta(named('arn'));

const event = z
  .strictObject({
    at: moment,
    call: z
      .string()
      .regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, 'write the service and its operation: `iam:CreateUser`')
      .meta({ description: 'or `signin:ConsoleLogin`, `signin:SwitchRole`' }),
    by: name.meta({ description: 'user/maya, role/deploy, root, key/AKIA…, service/…, or an ARN' }),
    userIdentity: z.record(z.string(), z.json()).exactOptional(),
    input: z.record(z.string(), z.json()).exactOptional(),
    answer: z.record(z.string(), z.json()).exactOptional(),
    error: z.strictObject({ code: line, message: z.string().exactOptional() }).exactOptional(),
    session: name,
    mfa: flag,
    from: name.meta({ description: 'source address' }),
    userAgent: name,
    region: name,
  })
  .meta({ id: 'event' });

export const accountStart = z
  .strictObject({
    id: accountId.exactOptional(),
    alias: name,
    created: when,
    root: root.exactOptional(),
    passwordPolicy: passwordPolicy.exactOptional(),
    policies: z.array(policy).exactOptional(),
    groups: z.array(z.strictObject(holder).meta(named('name'))).exactOptional(),
    users: z.array(user).exactOptional(),
    roles: z.array(role).exactOptional(),
    instanceProfiles: z.array(instanceProfile).exactOptional(),
    oidcProviders: z.array(oidcProvider).exactOptional(),
    samlProviders: z.array(samlProvider).exactOptional(),
    buckets: z.array(bucket).exactOptional(),
    instances: z.array(instance).exactOptional(),
    resources: z.array(resource).exactOptional(),
    blockPublicAccess: publicAccessBlock.exactOptional(),
    analyzers: z.array(analyzerStart).exactOptional(),
    events: z.array(event).exactOptional().meta({ description: 'what the trail recorded before the start' }),
  })
  .meta({ id: 'account' });

export const homeStart = accountStart
  .extend({
    organization: organizationStart.exactOptional(),
    identityCenter: identityCenterStart.exactOptional(),
  })
  .meta({ id: 'homeAccount' });
