import type { FieldError } from './formInput.ts';
import { enteredIn } from './formInput.ts';
import type { FormNode } from './formNode.ts';

/** An error as AWS words it. */
export interface NamedError {
  readonly code: string;
  readonly message: string;
}

function leaves(node: FormNode): FormNode[] {
  if (node.type === 'group') return [node, ...(node.children ?? []).flatMap(leaves)];
  if (node.type === 'list') return [node, ...node.items.flatMap(leaves)];
  return [node];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `userName` and `tags.1.member.key` name members with a small first letter; the first part is the member. */
function constraintNames(message: string): string[] {
  return [...message.matchAll(/at '([^']+)' failed to satisfy constraint/g)].map(
    ([, path]) => (path ?? '').split('.')[0] ?? '',
  );
}

type Finder = (nodes: readonly FormNode[], error: NamedError) => readonly FormNode[];

/** The first that finds fields wins. */
const finders: readonly Finder[] = [
  (nodes, { message }) => {
    const names = constraintNames(message).map((name) => name.toLowerCase());
    return nodes.filter(({ field }) => names.includes(field.name.toLowerCase()));
  },
  (nodes, { code }) =>
    code.startsWith('MalformedPolicy') ? nodes.filter(({ field }) => field.kind === 'policy').slice(0, 1) : [],
  (nodes, { message }) =>
    nodes.filter(({ field }) => new RegExp(`\\b${escaped(field.name)}\\b`, 'i').test(message)).slice(0, 1),
  (nodes, { message }) =>
    nodes
      .filter((node) => {
        const value = node.type === 'leaf' ? enteredIn(node) : undefined;
        return (
          typeof value === 'string' &&
          value.length >= 2 &&
          new RegExp(`(^|[^\\w-])${escaped(value)}($|[^\\w-])`).test(message)
        );
      })
      .slice(0, 1),
];

/** Who may not call is at fault with nothing they entered: such answers stand above the fields. */
const notAboutFields =
  /^(AccessDenied|UnauthorizedOperation|ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|MissingAuthenticationToken|SignInFailed)/;

/** The fields that an error of AWS speaks of: by the member it names, else by the value it repeats. */
export function fieldsNamedBy(error: NamedError, nodes: readonly FormNode[]): FieldError[] {
  if (notAboutFields.test(error.code)) return [];
  const all = nodes.flatMap(leaves);
  for (const find of finders) {
    const found = find(all, error);
    if (found.length > 0) return found.map(({ path }) => ({ path, message: error.message }));
  }
  return [];
}
