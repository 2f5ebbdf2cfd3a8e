import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/account/call.ts';
import { operations } from '../../src/account/operations.ts';
import { validate } from '../../src/account/validate.ts';
import { modelledServices, serviceModel } from '../../src/catalogue/models.ts';
import { key, outputOf, root, send, world } from './larkspur.ts';
import { minimalInput, sampleWorld } from './minimalInput.ts';

const sandbox = world({ ...sampleWorld, users: [{ name: 'nobody', accessKeys: [{ id: 'AKIANOBODY' }] }] });
const nobody = key('AKIANOBODY');
/** A text that the key of the sample world encrypted: KMS reads in it which key to ask for. */
const encrypted = outputOf(send(sandbox, root, 'kms:Encrypt', { ...meantFor('kms', 'Encrypt'), Plaintext: 'AAAA' }));

function meantFor(service: string, operation: string): JsonObject {
  const model = serviceModel(service);
  return model ? minimalInput(model, operation) : {};
}

const inputOf = (service: string, operation: string): JsonObject => {
  const decrypts = service === 'kms' && ['Decrypt', 'ReEncrypt'].includes(operation);
  const text = decrypts ? { CiphertextBlob: encrypted.CiphertextBlob ?? '' } : {};
  return { ...meantFor(service, operation), ...text };
};

const denials = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'UnauthorizedOperation',
  '403',
]);

/** Operations that a user without any permission may call, with AWS's reason. */
const open: Readonly<Record<string, string>> = {
  'sts.GetCallerIdentity': 'needs no permission: STS API Reference, GetCallerIdentity',
  'sts.GetSessionToken': 'needs no permission: STS API Reference, GetSessionToken',
  'sts.AssumeRoleWithSAML':
    'the word of the provider counts, not the caller: IAM User Guide, id_credentials_temp_request',
  'sts.AssumeRoleWithWebIdentity': 'likewise',
  's3.DeleteObjects': 'denies each object in its answer: Amazon S3 API Reference, DeleteObjects',
};

const calls = modelledServices().flatMap((service) => {
  const model = serviceModel(service);
  return Object.keys(model?.operations ?? {}).map((operation) => ({ service, operation }));
});

describe('every operation of every modelled API', () => {
  it('has a smallest input that its model lets through', () => {
    const broken = calls.flatMap(({ service, operation }) => {
      const model = serviceModel(service);
      const operationModel = model?.operations[operation];
      if (!model || !operationModel) throw new Error(`there is no ${service}.${operation}`);
      const error = validate(model, operationModel, minimalInput(model, operation));
      return error ? [`${service}.${operation}: ${error.message}`] : [];
    });
    expect(broken).toEqual([]);
    expect(calls.length).toBeGreaterThan(500);
  });

  it('is denied to a user without permissions, but for those that AWS leaves open', () => {
    const notDenied = calls.flatMap(({ service, operation }) => {
      const { outcome } = send(sandbox, nobody, `${service}:${operation}`, inputOf(service, operation));
      if (!outcome.ok && denials.has(outcome.error.code)) {
        const { message } = outcome.error;
        return /not authorized|You don't have permissions|Forbidden/.test(message)
          ? []
          : [`${service}.${operation}: ${outcome.error.code}: ${message}`];
      }
      const name = `${service}.${operation}`;
      return name in open
        ? []
        : [`${name}: ${outcome.ok ? 'done' : `${outcome.error.code}: ${outcome.error.message}`}`];
    });
    expect(notDenied).toEqual([]);
  });

  it('of S3 that deletes many objects denies each of them', () => {
    const input = { Bucket: 'sample', Delete: { Objects: [{ Key: 'sample' }] } };
    const { outcome } = send(sandbox, nobody, 's3:DeleteObjects', input);
    expect(outcome).toMatchObject({ ok: true, output: { Errors: [{ Key: 'sample', Code: 'AccessDenied' }] } });
  });

  it('that the sandbox does not carry out says so to whom it is allowed', () => {
    const left = calls.filter(({ service, operation }) => !(operation in (operations[service] ?? {})));
    const said = left.flatMap(({ service, operation }) => {
      const { outcome } = send(sandbox, root, `${service}:${operation}`, inputOf(service, operation));
      const honest = !outcome.ok && outcome.error.code === 'NotImplemented' && outcome.error.status === 501;
      return honest ? [] : [`${service}.${operation}: ${outcome.ok ? 'done' : outcome.error.code}`];
    });
    console.log(`not carried out: ${left.length} of ${calls.length} operations`);
    expect(said).toEqual([]);
  });
});
