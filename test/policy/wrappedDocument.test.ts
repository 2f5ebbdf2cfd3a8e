import { expect, test } from 'vitest';
import { wrappedDocument } from '../../src/policy/wrappedDocument.ts';

const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
const text = JSON.stringify(document);

test.each([
  ['get-policy-version', { PolicyVersion: { Document: document, VersionId: 'v1' } }],
  ['get-role-policy', { RoleName: 'r', PolicyName: 'p', PolicyDocument: document }],
  ['get-bucket-policy, which gives text', { Policy: text }],
  ['an encoded text, as the API gives it', { PolicyDocument: encodeURIComponent(text) }],
])('the document is found in the answer of %s', (_, answer) => {
  expect(JSON.parse(wrappedDocument(JSON.stringify(answer)))).toEqual(document);
});

test('a document by itself, and what is none, stay as they are', () => {
  for (const one of [text, '{"Policy": 1}', '{"a": ', '[]', '"x"', '']) expect(wrappedDocument(one)).toBe(one);
});
