/** A number of DynamoDB: `digits` × 10^`exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** More than a number of 38 digits can need. */
const maximumLength = 200;

function read(text: string): Decimal | null {
  if (text.length > maximumLength) return null;
  const [, sign = '', whole = '', fraction = '', power = '0'] = written.exec(text.trim()) ?? [];
  if (whole === '' && fraction === '') return null;
  return { digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), exponent: Number(power) - fraction.length };
}

const scaled = ({ digits, exponent }: Decimal, to: number): bigint => digits * 10n ** BigInt(exponent - to);

/** Whether a text is a number. */
export const isDecimal = (text: string): boolean => read(text) !== null;

/** Negative, zero or positive; texts that are no numbers are equal. */
export function compareDecimals(one: string, other: string): number {
  const [left, right] = [read(one), read(other)];
  if (!left || !right) return 0;
  const to = Math.min(left.exponent, right.exponent);
  const [a, b] = [scaled(left, to), scaled(right, to)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The exact sum, or difference, as DynamoDB writes numbers: without exponent and without zeros at the end. */
export function addDecimals(one: string, other: string, sign: 1 | -1): string | null {
  const [left, right] = [read(one), read(other)];
  if (!left || !right) return null;
  const to = Math.min(left.exponent, right.exponent);
  const sum = scaled(left, to) + BigInt(sign) * scaled(right, to);
  if (to >= 0) return String(sum * 10n ** BigInt(to));
  const digits = String(sum < 0n ? -sum : sum).padStart(1 - to, '0');
  const text = `${digits.slice(0, to)}.${digits.slice(to)}`.replace(/\.?0+$/, '');
  return sum < 0n ? `-${text}` : text;
}
