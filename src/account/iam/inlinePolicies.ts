import { withEntry, withoutEntry } from '../change.ts';
import type { PolicyHolder } from '../sandbox.ts';
import { documentSize, encodedDocument, readDocument } from './document.ts';
import { fail } from './failures.ts';
import { groupKind, type HolderKind, putHolder, roleKind, userKind } from './holderKind.ts';
import { text } from './input.ts';
import { onHolder } from './onHolder.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { done, type Row, type Rows } from './row.ts';

/** Putting keeps the first spelling of the name; the sizes of all inline policies of a holder add up. */
const put = <Holder extends PolicyHolder>(kind: HolderKind<Holder>): Row =>
  onHolder(kind, (call, holder) => {
    const name = text(call.input, 'PolicyName');
    const read = readDocument(text(call.input, 'PolicyDocument'), 'inline');
    if ('error' in read) return read;
    const key = name.toLowerCase();
    const policy = { ...read.stored, name: holder.inline.get(key)?.name ?? name };
    const inline = withEntry(holder.inline, key, policy);
    const size = [...inline.values()].reduce((sum, one) => sum + documentSize(one.text), 0);
    if (size > kind.inlineSize) {
      return fail('quota.inline', { Limit: kind.inlineSize, Kind: kind.noun, Name: holder.name });
    }
    return done(putHolder(call.sandbox, call.account.id, kind, { ...holder, inline }));
  });

/** The answer repeats the spelling of the request. */
const get = <Holder extends PolicyHolder>(kind: HolderKind<Holder>): Row =>
  onHolder(kind, (call, holder) => {
    const name = text(call.input, 'PolicyName');
    const policy = holder.inline.get(name.toLowerCase());
    if (!policy) return fail('missing.inline', { Kind: kind.noun, PolicyName: name });
    return done(call.sandbox, {
      [`${kind.word}Name`]: text(call.input, `${kind.word}Name`),
      PolicyName: name,
      PolicyDocument: encodedDocument(policy.text),
    });
  });

const remove = <Holder extends PolicyHolder>(kind: HolderKind<Holder>): Row =>
  onHolder(kind, (call, holder) => {
    const name = text(call.input, 'PolicyName');
    const key = name.toLowerCase();
    if (!holder.inline.has(key)) return fail('missing.inline', { Kind: kind.noun, PolicyName: name });
    return done(
      putHolder(call.sandbox, call.account.id, kind, { ...holder, inline: withoutEntry(holder.inline, key) }),
    );
  });

const inlineRows = <Holder extends PolicyHolder>(kind: HolderKind<Holder>): Rows => ({
  [`Put${kind.word}Policy`]: put(kind),
  [`Get${kind.word}Policy`]: get(kind),
  [`Delete${kind.word}Policy`]: remove(kind),
  [`List${kind.word}Policies`]: onHolder(kind, (call, holder) => {
    const names = [...holder.inline.values()].sort(byName).map((policy) => policy.name);
    const page = pageOf(call, `List${kind.word}Policies`, names);
    if ('error' in page) return page;
    return done(call.sandbox, { PolicyNames: page.items, ...page.more });
  }),
});

/** Policies embedded in users, groups and roles. */
export const inlinePolicies: Rows = { ...inlineRows(userKind), ...inlineRows(groupKind), ...inlineRows(roleKind) };
