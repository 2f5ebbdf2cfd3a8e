import type { Sandbox } from '../../account/sandbox.ts';
import type { Inspected } from '../../training/pictures/inspected.ts';
import { type InspectedPolicy, inspectedPolicies } from '../../training/pictures/inspected.ts';
import type { Meaning } from '../../training/pictures/meaning.ts';
import type { Glyphs } from '../glyphs.ts';
import { lastCall } from '../lastCall.ts';
import type { LayerOf } from '../layers.ts';
import { type Line, seg } from '../line.ts';
import { attemptOf, type Program, type State } from '../program.ts';
import { filterRows } from '../row.ts';
import { themeFor } from '../themeFor.ts';
import { nodeParts } from '../views/nodeId.ts';
import { findingRows, type InspectorRow, meaningRows, statementRows, textRows } from './inspectorRows.ts';

export const inspectorTabs = [
  { id: 'meaning', title: 'What it means' },
  { id: 'statements', title: 'Statements in force' },
  { id: 'findings', title: 'Findings' },
  { id: 'text', title: 'Text' },
] as const;
export type InspectorTab = (typeof inspectorTabs)[number]['id'];

export function inspectorTab({ tabs }: State): InspectorTab {
  return inspectorTabs.find(({ id }) => id === tabs.inspector)?.id ?? 'meaning';
}

export function inspectorTabLine(tab: InspectorTab): Line {
  return inspectorTabs.flatMap(({ id, title }, index) => [
    seg(index === 0 ? '' : ' │ ', 'border'),
    seg(title, id === tab ? 'focus' : 'muted'),
  ]);
}

/** The inspector that has the keys or lies below what has them. */
export function inspectorOf({ layers }: State): LayerOf<'inspector'> | null {
  return layers.findLast((layer): layer is LayerOf<'inspector'> => layer.kind === 'inspector') ?? null;
}

const policiesOf = lastCall((sandbox: Sandbox, node: string) => inspectedPolicies(sandbox, nodeParts(node)));

export function policiesShown(program: Program): readonly InspectedPolicy[] {
  const layer = inspectorOf(program.ui.getState());
  const sandbox = attemptOf(program)?.sandbox;
  return layer === null || sandbox === undefined ? [] : policiesOf(sandbox, layer.node);
}

/** What it means, where that is worked out; undefined until then. */
export function meaningShown(program: Program): Meaning | null | undefined {
  const layer = inspectorOf(program.ui.getState());
  const picture = program.game.picture.getState();
  if (layer === null || picture?.picture !== 'meaning' || picture.sandbox !== attemptOf(program)?.sandbox)
    return undefined;
  return sameThing(picture.of, nodeParts(layer.node)) ? picture.meaning : undefined;
}

function sameThing(one: Inspected, other: Inspected): boolean {
  return one.account === other.account && one.kind === other.kind && one.name === other.name;
}

const statements = lastCall(statementRows);
const findings = lastCall(findingRows);
const texts = lastCall(textRows);
const meanings = lastCall((meaning: Meaning | null, glyphs: Glyphs) => meaningRows(meaning, glyphs));

export function inspectorRowsShown(program: Program): readonly InspectorRow[] {
  const state = program.ui.getState();
  const { glyphs } = themeFor(state.settings);
  const policies = policiesShown(program);
  const makers: Readonly<Record<InspectorTab, () => readonly InspectorRow[]>> = {
    meaning: () => meanings(meaningShown(program) ?? null, glyphs),
    statements: () => statements(policies, glyphs),
    findings: () => findings(policies, glyphs),
    text: () => texts(policies),
  };
  return filterRows(makers[inspectorTab(state)](), state.filters.inspector ?? '');
}
