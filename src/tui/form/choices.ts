import { filterOptions, type Option } from '../editor/completion.ts';
import type { Choosing } from '../editor/popup.ts';
import type { Field } from './field.ts';

/** Something in the account that a field may name. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the account has for a member, by the names of its shape and of the member. */
export type ChoicesPort = (shapeName: string, memberName: string) => readonly Choice[];

/** `CreateUser` names a user that is not there yet: its `UserName` has no choices. */
export function isNewName(operation: string, member: string): boolean {
  const made = /^(?:Create|Add|Put)(.+)$/.exec(operation)?.[1];
  if (made === undefined) return false;
  const name = member.toLowerCase();
  return name === `${made.toLowerCase()}name` || name === 'name' || operation === `Create${member}`;
}

/** The choices of a field: the values of its enumeration, or what the account has. */
export function optionsFor(field: Field, operation: string, port: ChoicesPort): readonly Option[] {
  if (field.shape.enum !== undefined) return field.shape.enum.map((label) => ({ label, detail: '' }));
  if (field.kind !== 'text' || isNewName(operation, field.name)) return [];
  // Entries of a list: `InstanceIds` has the choices of `InstanceId`.
  const own = port(field.shapeName, field.name);
  const choices = own.length === 0 && field.name.endsWith('s') ? port(field.shapeName, field.name.slice(0, -1)) : own;
  return choices.map(({ value, label }) => ({
    label,
    detail: label === value ? '' : value,
    text: value,
  }));
}

/**
 * The choices to show for a text: those that fit it, or all where the text is a choice already and somebody asks. Without
 * being asked nothing is shown for an empty text or for one that is complete.
 */
export function choosing(options: readonly Option[], text: string, asked: boolean): Choosing | null {
  const chosen = options.some((option) => (option.text ?? option.label) === text);
  const fitting = asked && chosen ? options : filterOptions(options, text);
  if (fitting.length === 0) return null;
  if (!asked && (text === '' || (chosen && fitting.length === 1))) return null;
  return { options: fitting, selected: 0 };
}
