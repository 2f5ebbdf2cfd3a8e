/** What a key does in a form, beside typing. */
export type FormAct = 'next' | 'previous' | 'pageDown' | 'pageUp' | 'activate' | 'choose' | 'remove' | 'first' | 'last';

export interface FormBinding {
  readonly keys: readonly string[];
  readonly act: FormAct;
  readonly label: string;
}

/** All keys of forms. Sending and leaving belong to the screen. */
export const formBindings: readonly FormBinding[] = [
  { keys: ['down', 'tab'], act: 'next', label: 'next field' },
  { keys: ['up', 'shift+tab'], act: 'previous', label: 'previous field' },
  { keys: ['pageDown'], act: 'pageDown', label: 'page down' },
  { keys: ['pageUp'], act: 'pageUp', label: 'page up' },
  { keys: ['ctrl+home'], act: 'first', label: 'first field' },
  { keys: ['ctrl+end'], act: 'last', label: 'last field' },
  { keys: ['enter'], act: 'activate', label: 'choose, add, open or go on' },
  { keys: ['ctrl+space', 'alt+space'], act: 'choose', label: 'show choices' },
  { keys: ['ctrl+x', 'alt+delete'], act: 'remove', label: 'remove the entry' },
];

const byKey = new Map(formBindings.flatMap(({ keys, act }) => keys.map((key) => [key, act] as const)));

export function formActOf(key: string): FormAct | undefined {
  return byKey.get(key);
}
