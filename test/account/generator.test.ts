import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountOfKeyId,
  nextAccessKeyId,
  nextId,
  nextSecret,
  nextUuid,
  startGenerator,
} from '../../src/account/generator.ts';

const account = fc.integer({ min: 0, max: 999_999_999_999 }).map((number) => String(number).padStart(12, '0'));
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('the generator', () => {
  it('gives the same values from the same state', () => {
    fc.assert(
      fc.property(seed, (state) => {
        expect(nextId(state, 'AIDA')).toEqual(nextId(state, 'AIDA'));
      }),
    );
  });

  it('embeds the account in every access key id', () => {
    fc.assert(
      fc.property(seed, account, (state, id) => {
        const [keyId] = nextAccessKeyId(state, 'AKIA', id);
        expect(keyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
        expect(accountOfKeyId(keyId)).toBe(id);
      }),
    );
  });

  it('reads the account of key ids that AWS published', () => {
    expect(accountOfKeyId('ASIAQNZGKIQY56JQ7WML')).toBe('029608264753');
    expect(accountOfKeyId('AKIARZPUZDIKAAAAAAAA')).toBe('123456789012');
    expect(accountOfKeyId('AKIARTX3GSDSQAAAAAAA')).toBe('111122223333');
  });

  it('reads no account from a key id of another alphabet', () => {
    expect(accountOfKeyId('AKIA0189018901890189')).toBeNull();
    expect(accountOfKeyId('AKIA')).toBeNull();
  });

  it('draws unique ids of 21 characters with the prefix of their kind', () => {
    let state = startGenerator(7);
    const ids = new Set<string>();
    for (let count = 0; count < 2000; count += 1) {
      const [id, next] = nextId(state, 'AROA');
      expect(id).toMatch(/^AROA[A-Z2-7]{17}$/);
      ids.add(id);
      state = next;
    }
    expect(ids.size).toBe(2000);
  });

  it('draws secrets of 40 characters and version 4 UUIDs', () => {
    expect(nextSecret(5)[0]).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(nextUuid(5)[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
