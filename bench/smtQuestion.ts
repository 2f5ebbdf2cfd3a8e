import type { ConditionClause, PatternElement, Policy, PrincipalElement, Statement } from '../src/policy/document.ts';

// The question "is there a request that A allows and B does not" as SMT-LIB: strings for action, resource, principal and
// keys, regular expressions for wildcards, 32 bits for addresses, a Boolean for the presence of each key. An absent key
// satisfies negated and `IfExists` operators; sets have at most two values; variables are plain text.

const letters = (text: string) => [...text].map((one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`).join('');
const quoted = (text: string) => `"${letters(text)}"`;

function regex(pattern: string): string {
  const parts = pattern.split(/([*?])/).filter((part) => part !== '');
  const written = parts.map((part) =>
    part === '*' ? 're.all' : part === '?' ? 're.allchar' : `(str.to_re ${quoted(part)})`,
  );
  if (written.length === 0) return '(str.to_re "")';
  return written.length === 1 ? (written[0] ?? '') : `(re.++ ${written.join(' ')})`;
}

const any = (terms: readonly string[]): string =>
  terms.length === 0 ? 'false' : terms.length === 1 ? (terms[0] ?? '') : `(or ${terms.join(' ')})`;
const all = (terms: readonly string[]): string =>
  terms.length === 0 ? 'true' : terms.length === 1 ? (terms[0] ?? '') : `(and ${terms.join(' ')})`;
const not = (term: string) => `(not ${term})`;

function fitting(variable: string, { negated, patterns }: PatternElement, read: (pattern: string) => string): string {
  const one = `${any(patterns.map((pattern) => `(str.in_re ${variable} ${regex(read(pattern))})`))}`;
  return negated ? not(one) : one;
}

function byPrincipal({ negated, entries }: PrincipalElement): string {
  const patterns = entries.map(({ type, value }) => {
    const account =
      type === 'AWS' ? (/^(\d{12})$|^arn:aws:iam::(\d{12}):root$/.exec(value)?.slice(1).find(Boolean) ?? null) : null;
    return account === null ? value : `arn:aws:*::${account}:*`;
  });
  return fitting('principal', { negated, patterns }, (pattern) => pattern);
}

/** Keys with the sort of their values, gathered while policies are written. */
class Keys {
  readonly found = new Map<string, { readonly name: string; readonly sort: string }>();

  of(key: string, sort: string): string {
    const lower = key.toLowerCase();
    const known = this.found.get(lower);
    if (known) return known.name;
    const name = `k${this.found.size}`;
    this.found.set(lower, { name, sort });
    return name;
  }
}

function range(variable: string, cidr: string): string {
  const [address = '', prefix = '32'] = cidr.split('/');
  const bits = address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  const length = Number(prefix);
  if (length === 0) return 'true';
  return `(= ((_ extract 31 ${32 - length}) ${variable}) #b${bits.slice(0, length)})`;
}

function holds({ operator, key, values }: ConditionClause, keys: Keys): string {
  const set = /^(ForAllValues|ForAnyValue):/.exec(operator)?.[1] ?? null;
  const base = operator.replace(/^\w+:/, '').replace(/IfExists$/, '');
  const ifExists = operator.endsWith('IfExists');
  const negated = /Not/.test(base);
  const address = base.endsWith('IpAddress');
  const name = keys.of(key, address ? '(_ BitVec 32)' : 'String');
  if (base === 'Null') return any(values.map((value) => (value === 'true' ? not(`p_${name}`) : `p_${name}`)));
  const test = (variable: string): string => {
    const one = any(
      values.map((value) => {
        if (address) return range(variable, value);
        if (/Like|Arn/.test(base)) return `(str.in_re ${variable} ${regex(value)})`;
        if (/IgnoreCase/.test(base))
          return (
            any([value.toLowerCase(), value.toUpperCase(), value].map((text) => `(= ${variable} ${quoted(text)})`)) ??
            ''
          );
        return `(= ${variable} ${quoted(value)})`;
      }),
    );
    return negated ? not(one) : one;
  };
  if (set === 'ForAllValues')
    return `(or (not p_${name}) (and ${test(`v_${name}`)} (or (not two_${name}) ${test(`w_${name}`)})))`;
  if (set === 'ForAnyValue') return `(and p_${name} (or ${test(`v_${name}`)} (and two_${name} ${test(`w_${name}`)})))`;
  return ifExists || negated ? `(or (not p_${name}) ${test(`v_${name}`)})` : `(and p_${name} ${test(`v_${name}`)})`;
}

function applies({ action, principal, resource, conditions }: Statement, keys: Keys): string {
  return `${all([
    fitting('action', action, (pattern) => pattern.toLowerCase()),
    ...(principal ? [byPrincipal(principal)] : []),
    ...(resource ? [fitting('resource', resource, (pattern) => pattern)] : []),
    ...conditions.map((clause) => holds(clause, keys)),
  ])}`;
}

function allowed(policies: readonly Policy[], keys: Keys): string {
  const of = (effect: Statement['effect']) =>
    policies.flatMap(({ statements }) =>
      statements.filter((one) => one.effect === effect).map((one) => applies(one, keys)),
    );
  return `(and ${any(of('Allow'))} ${not(`${any(of('Deny'))}`)})`;
}

/** The question in full; the answer is `sat` or `unsat`. */
export function smtQuestion(granted: readonly Policy[], needed: readonly Policy[]): string {
  const keys = new Keys();
  const [mine, theirs] = [allowed(granted, keys), allowed(needed, keys)];
  const declared = [...keys.found.values()].flatMap(({ name, sort }) => [
    `(declare-const p_${name} Bool)`,
    `(declare-const two_${name} Bool)`,
    `(declare-const v_${name} ${sort})`,
    `(declare-const w_${name} ${sort})`,
  ]);
  return [
    '(set-logic ALL)',
    ...['action', 'resource', 'principal'].map((name) => `(declare-const ${name} String)`),
    ...declared,
    `(assert ${mine})`,
    `(assert ${not(theirs)})`,
    '(check-sat)',
  ].join('\n');
}
