import type { DocumentsToCompare } from '../analysis/documents/comparePolicies.ts';
import type { CompareEntry, CompareReport, CompareVerdict } from './compareReport.ts';

const headlines: Readonly<Record<CompareVerdict, string>> = {
  equal: 'equal: the granted policies allow exactly what is needed',
  excess: 'excess: everything needed is granted, and more',
  missing: 'missing: nothing is granted beyond what is needed, but something needed is not granted',
  both: 'both: some things are granted beyond what is needed, and something needed is not granted',
};

/** What `equal` means where a limit was reached. */
const noneFound = 'no difference was found, but not everything was looked at: see below what was left out';

/** Actions named in one line. */
const named = 4;

/** A comparison as an engineer reads it: what is too much, worst first, each with a request that proves it. */
export function compareText(shown: CompareReport, whole: CompareReport, documents: DocumentsToCompare): string {
  const { counts, unknownActions, unlistedConditions = [], reasons = [] } = whole;
  return [
    headlineOf(whole),
    ...(counts
      ? [`actions: ${counts.actionsGranted} granted, ${counts.actionsNeeded} needed, ${counts.actionsExcess} too many`]
      : []),
    ...permissivenessLine(whole),
    '',
    ...section('Granted and not needed, worst first:', shown.excess, whole.excess, documents),
    ...section('Needed and not granted:', shown.missing, whole.missing, documents),
    ...(unknownActions.length > 0
      ? [`Not in the catalogue of AWS actions, compared as text: ${unknownActions.join(', ')}`, '']
      : []),
    ...unlistedLines(unlistedConditions, documents),
    ...(reasons.length > 0 ? ['Not complete:', ...reasons.map((reason) => `  ${reason}`), ''] : []),
  ].join('\n');
}

function unlistedLines(
  unlisted: NonNullable<CompareReport['unlistedConditions']>,
  documents: DocumentsToCompare,
): string[] {
  if (unlisted.length === 0) return [];
  return [
    'Conditions that may be dead, since AWS does not list their keys for the actions (keys of the same service are' +
      ' compared with and without a value, others are taken never to be there):',
    ...unlisted.map(({ side, policy, statement, sid, keys, actions }) => {
      const which = sid ? `statement \`${sid}\`` : `statement ${statement + 1}`;
      const where = documents[side].length > 1 ? `${which} of policy ${policy + 1}` : which;
      const more = actions.length > named ? ` and ${actions.length - named} more` : '';
      return `  ${side}, ${where}: ${keys.join(', ')} with ${actions.slice(0, named).join(', ')}${more}`;
    }),
    '',
  ];
}

function headlineOf({ verdict, complete }: CompareReport): string {
  if (complete) return headlines[verdict];
  return verdict === 'equal' ? noneFound : `${headlines[verdict]}, as far as was looked`;
}

function permissivenessLine({ permissiveness: { granted, needed } }: CompareReport): string[] {
  if (granted === null || needed === null) return [];
  const wider = granted - needed;
  if (Math.abs(wider) < 1e-9) return [];
  const times = `2^${Math.abs(wider).toFixed(1)} times ${wider > 0 ? 'more' : 'fewer'} requests allowed than needed`;
  return [`size: ${times}`];
}

function section(
  title: string,
  shown: readonly CompareEntry[],
  all: readonly CompareEntry[],
  documents: DocumentsToCompare,
): string[] {
  if (all.length === 0) return [];
  const hidden = all.length - shown.length;
  return [
    title,
    ...shown.flatMap((entry, index) => {
      const fix = fixOf(entry, documents);
      const repeated = fix !== null && shown.slice(0, index).some((earlier) => fixOf(earlier, documents) === fix);
      return [
        ...entryLines(entry),
        ...(fix === null ? [] : [`    fix: ${repeated ? 'the same as above: ' : ''}${fix}`]),
      ];
    }),
    ...(hidden > 0 ? [`  … and ${hidden} more; a larger --limit shows them`] : []),
    '',
  ];
}

function entryLines({ actions, actionCount, accessLevel, witness, assumes, unlistedKeys }: CompareEntry): string[] {
  const more = actionCount > named ? ` and ${actionCount - named} more` : '';
  const context = Object.entries(witness.context).map(
    ([key, value]) => `${key} = ${[value].flat().join(', ') || '(nothing)'}`,
  );
  return [
    `  ${accessLevel ?? 'Unknown action'}: ${actions.slice(0, named).join(', ')}${more}`,
    `    e.g. ${witness.action} on ${witness.resource}`,
    `         by ${witness.principal}${context.length > 0 ? `, with ${context.join(', ')}` : ''}`,
    ...(assumes === undefined ? [] : [`         where ${assumes}`]),
    ...(unlistedKeys === undefined
      ? []
      : [`         if such requests carry ${unlistedKeys.join(', ')}, which AWS does not list for them`]),
  ];
}

function fixOf({ edit }: CompareEntry, documents: DocumentsToCompare): string | null {
  return edit ? `in ${placeOf(edit, documents)}, ${edit.says}` : null;
}

function placeOf(
  { policy, statement, sid }: NonNullable<CompareEntry['edit']>,
  { granted }: DocumentsToCompare,
): string {
  const which = sid ? `statement \`${sid}\`` : `statement ${statement + 1}`;
  return granted.length > 1 ? `${which} of policy ${policy + 1}` : which;
}
