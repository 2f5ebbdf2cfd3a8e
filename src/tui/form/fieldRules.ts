import type { Shape } from '../../catalogue/shapes.ts';
import { vetText } from '../../policy/vetText.ts';
import type { FieldKind } from './field.ts';

interface Rule {
  readonly kinds: readonly FieldKind[];
  /** The complaint about a text that is not empty, or null. */
  readonly check: (text: string, shape: Shape) => string | null;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const patterns = new Map<string, RegExp | null>();

/** A pattern of the model; null where JavaScript cannot read it: AWS's patterns are those of Java. */
function compiled(pattern: string): RegExp | null {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  let made: RegExp | null = null;
  try {
    made = new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    try {
      made = new RegExp(`^(?:${pattern})$`);
    } catch {
      made = null;
    }
  }
  patterns.set(pattern, made);
  return made;
}

/** Longer texts are left to AWS: a pattern of the model might take long on them. */
const LONGEST = 4096;

const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

const rules: readonly Rule[] = [
  { kinds: ['number'], check: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? null : 'a number') },
  {
    kinds: ['number'],
    check: (text, { type }) => (/integer|long/.test(type) && !/^-?\d+$/.test(text) ? 'a whole number' : null),
  },
  { kinds: ['number'], check: (text, { min }) => (min !== undefined && Number(text) < min ? `at least ${min}` : null) },
  { kinds: ['number'], check: (text, { max }) => (max !== undefined && Number(text) > max ? `at most ${max}` : null) },
  {
    kinds: ['text', 'policy', 'blob'],
    check: (text, { min }) => (min !== undefined && text.length < min ? `at least ${counted(min, 'character')}` : null),
  },
  {
    kinds: ['text', 'policy', 'blob'],
    check: (text, { max }) =>
      max !== undefined && text.length > max ? `at most ${counted(max, 'character')}, now ${text.length}` : null,
  },
  {
    kinds: ['text'],
    check: (text, { enum: values }) =>
      values === undefined || values.includes(text)
        ? null
        : `one of ${values.slice(0, 6).join(', ')}${values.length > 6 ? ' …' : ''}`,
  },
  {
    kinds: ['text'],
    check: (text, { pattern }) => {
      const known = pattern === undefined ? null : compiled(pattern);
      return known === null || text.length > LONGEST || known.test(text) ? null : `must match ${pattern}`;
    },
  },
  { kinds: ['time'], check: (text) => (time.test(text) ? null : 'a time such as 2026-11-24T09:00:00Z') },
  { kinds: ['boolean'], check: (text) => (text === 'true' || text === 'false' ? null : 'true or false') },
  {
    kinds: ['json'],
    check: (text) => {
      const vetted = vetText(text);
      if ('fault' in vetted) return vetted.fault.message;
      try {
        JSON.parse(text);
        return null;
      } catch {
        return 'must be JSON';
      }
    },
  },
];

/** What is wrong with a text for a field; null where nothing is. The words follow the limits of AWS's service models. */
export function complaintAbout(
  text: string,
  field: { readonly kind: FieldKind; readonly shape: Shape; readonly required: boolean },
): string | null {
  if (text === '') return field.required ? 'required' : null;
  for (const { kinds, check } of rules) {
    const complaint = kinds.includes(field.kind) ? check(text, field.shape) : null;
    if (complaint !== null) return complaint;
  }
  return null;
}

/** What is wrong with the number of entries of a list or map. */
export function countComplaint(
  count: number,
  { shape, required }: { readonly shape: Shape; readonly required: boolean },
): string | null {
  if (count === 0) return required ? 'required' : null;
  if (shape.min !== undefined && count < shape.min)
    return `at least ${counted(shape.min, 'entry').replace('entrys', 'entries')}`;
  return shape.max !== undefined && count > shape.max ? `at most ${shape.max} entries` : null;
}
