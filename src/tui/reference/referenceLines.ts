import type { Sandbox } from '../../account/sandbox.ts';
import { actionFacts, type KeyOfAction } from '../../training/reference/actionFacts.ts';
import { errorFacts } from '../../training/reference/errorFacts.ts';
import { type Grant, grantedBy } from '../../training/reference/grantedBy.ts';
import { keyFacts } from '../../training/reference/keyFacts.ts';
import { operationFacts } from '../../training/reference/operationFacts.ts';
import { policyFacts } from '../../training/reference/policyFacts.ts';
import type { ReferenceEntry, ReferenceKind } from '../../training/reference/referenceEntry.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, seg } from '../line.ts';
import { jsonLines, readableJson } from '../views/jsonLines.ts';
import { wrapLine } from '../wrap.ts';

interface Drawing {
  readonly width: number;
  readonly glyphs: Glyphs;
  /** The present account; null while no scenario is open. */
  readonly sandbox: Sandbox | null;
}

type Draw = (name: string, drawing: Drawing) => readonly Line[];

/** Columns of the names of facts. */
const LABEL = 10;

function fact(label: string, value: Line, { width }: Drawing): readonly Line[] {
  return wrapLine([seg(label.padEnd(LABEL), 'muted'), ...value], width, LABEL);
}

function heading(text: string): readonly Line[] {
  return [blank, [seg(text, 'heading')]];
}

function page(url: string | null, drawing: Drawing): readonly Line[] {
  return url === null ? [] : [blank, ...fact('Page', [{ text: url, token: 'accent', link: url }], drawing)];
}

function keyList(keys: readonly KeyOfAction[]): Line {
  return keys.flatMap(({ name, type }, index) => [
    seg(index === 0 ? '' : ', '),
    seg(name, 'jsonKey'),
    seg(type === null ? '' : ` ${type}`, 'muted'),
  ]);
}

function grantLine({ policy, statement, effect, conditional, resources, holders }: Grant, glyphs: Glyphs): Line {
  const sign =
    effect === 'Allow' ? seg(`${glyphs.passed} allow `, 'allowed') : seg(`${glyphs.failed} deny  `, 'denied');
  return [
    sign,
    seg(holders.join(', '), 'text'),
    seg(` by ${policy}, statement ${statement}`, 'muted'),
    seg(conditional ? ', on a condition' : '', 'warning'),
    seg(resources.length === 0 ? '' : `, on ${resources.join(', ')}`, 'muted'),
  ];
}

function grants(action: string, { sandbox, width, glyphs }: Drawing): readonly Line[] {
  if (sandbox === null) return [];
  const found = grantedBy(sandbox, action);
  const says = found.length === 0 ? [[seg('No policy of a user, group or role here speaks of it.', 'muted')]] : [];
  return [
    ...heading('In this account'),
    ...says,
    ...found.flatMap((grant) => wrapLine(grantLine(grant, glyphs), width, 4)),
  ];
}

const action: Draw = (name, drawing) => {
  const facts = actionFacts(name);
  if (facts === undefined) return [];
  const says = facts.description === null ? 'no description is published' : `Grants permission to ${facts.description}`;
  return [
    ...wrapLine([seg(says)], drawing.width),
    blank,
    ...fact('Level', [seg(facts.accessLevel, 'accent')], drawing),
    ...fact('Service', [seg(facts.service)], drawing),
    ...(facts.permissionOnly ? fact('Note', [seg('a permission only: no API operation has this name')], drawing) : []),
    ...(facts.dependentActions.length === 0
      ? []
      : fact('Also needs', [seg(` ${facts.dependentActions.join(', ')}`, 'warning')], drawing)),
    ...heading('On what'),
    ...(facts.resources.length === 0
      ? wrapLine([seg('names no resource: policies must say "Resource": "*"', 'muted')], drawing.width)
      : facts.resources.flatMap(({ type, arn, keys, required }) => [
          ...wrapLine(
            [seg(type, 'accent'), seg(required ? ' (required) ' : ' ', 'muted'), seg(arn ?? '')],
            drawing.width,
            2,
          ),
          ...(keys.length === 0 ? [] : wrapLine([seg('  with ', 'muted'), ...keyList(keys)], drawing.width, 4)),
        ])),
    ...(facts.keys.length === 0
      ? []
      : [...heading('Condition keys of the action'), ...wrapLine(keyList(facts.keys), drawing.width, 2)]),
    ...wrapLine([seg('Global keys apply as well.', 'muted')], drawing.width),
    ...grants(facts.name, drawing),
    ...page(facts.page, drawing),
  ];
};

const conditionKey: Draw = (name, drawing) => {
  const facts = keyFacts(name);
  if (facts === undefined) return [];
  const several = 'several values in one request: ForAllValues or ForAnyValue is needed';
  return [
    ...fact('Type', [seg(facts.type, 'accent')], drawing),
    ...(facts.multivalued ? fact('Values', [seg(several, 'warning')], drawing) : []),
    ...(facts.global ? fact('Scope', [seg('global: known to every service')], drawing) : []),
    ...(facts.resourceTypes.length === 0
      ? []
      : [...heading('Resource types with it'), ...wrapLine([seg(facts.resourceTypes.join(', '))], drawing.width, 2)]),
    ...(facts.actions.length === 0
      ? []
      : [
          ...heading(`Actions with it (${facts.actions.length})`),
          ...wrapLine([seg(facts.actions.join(', '))], drawing.width, 2),
        ]),
    ...page(facts.page, drawing),
  ];
};

const managedPolicy: Draw = (name, drawing) => {
  const facts = policyFacts(name);
  if (facts === undefined) return [];
  return [
    ...fact('ARN', [seg(facts.arn)], drawing),
    ...fact('Version', [seg(`${facts.versionId}, of ${facts.updateDate.slice(0, 10)}`)], drawing),
    ...heading('Document'),
    ...jsonLines(readableJson(facts.document)).flatMap((line) => wrapLine(line, drawing.width, 6)),
    ...page(facts.page, drawing),
  ];
};

const operation: Draw = (name, drawing) => {
  const facts = operationFacts(name);
  if (facts === undefined) return [];
  return [
    ...(facts.documentation === null
      ? []
      : facts.documentation.split('\n').flatMap((text) => wrapLine([seg(text)], drawing.width))),
    blank,
    ...fact('Asks for', [seg(facts.actions.join(', '), 'accent')], drawing),
    ...(facts.members.length === 0 ? [] : heading('Parameters')),
    ...facts.members.flatMap(({ name: member, required, type, says }) => [
      ...wrapLine(
        [seg(member, 'jsonKey'), seg(required ? ' *' : '', 'warning'), seg(` ${type}`, 'muted')],
        drawing.width,
        2,
      ),
      ...(says === null ? [] : wrapLine([seg('  '), seg(says, 'muted')], drawing.width, 2)),
    ]),
    ...(facts.errors.length === 0
      ? []
      : [...heading('Errors'), ...wrapLine([seg(facts.errors.join(', '))], drawing.width, 2)]),
    ...page(facts.page, drawing),
  ];
};

const errorCode: Draw = (name, drawing) => {
  const facts = errorFacts(name);
  if (facts === undefined) return [];
  return [
    ...(facts.statuses.length === 0
      ? []
      : fact('Status', [seg(`HTTP ${facts.statuses.join(', ')}`, 'accent')], drawing)),
    ...fact('From', [seg(facts.services.join(', '))], drawing),
    ...(facts.messages.length === 0 ? [] : heading('Messages, with words in braces to be filled in')),
    ...facts.messages.flatMap((text) =>
      wrapLine([seg(`${drawing.glyphs.bullet} `, 'muted'), seg(text)], drawing.width, 2),
    ),
    ...(facts.operations.length === 0
      ? []
      : [
          ...heading(`Operations that answer with it (${facts.operations.length})`),
          ...wrapLine([seg(facts.operations.join(', '), 'muted')], drawing.width, 2),
        ]),
  ];
};

const draws: Readonly<Record<ReferenceKind, Draw>> = {
  action,
  'condition key': conditionKey,
  'managed policy': managedPolicy,
  operation,
  error: errorCode,
};

/** Everything that is known of an entry, as text of `width` cells. */
export function referenceLines(entry: ReferenceEntry, drawing: Drawing): readonly Line[] {
  return [
    [seg(entry.name, 'heading'), seg(`  ${entry.kind}`, 'muted')],
    blank,
    ...draws[entry.kind](entry.name, drawing),
  ];
}
