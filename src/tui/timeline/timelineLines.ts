import type { TimelineEntry } from '../../account/timeline.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { jsonLines } from '../views/jsonLines.ts';
import { alertWords } from './alertRows.ts';
import { eventLines, eventWords } from './eventLines.ts';
import { changeLines } from './lifeRows.ts';
import type { TimelineValue } from './timelineValue.ts';

function lifeWords({ time, by, call, changes }: TimelineEntry): readonly Line[] {
  return [
    [seg('when      ', 'muted'), seg(time.replace('T', ' ').replace('Z', ''))],
    [seg('by        ', 'muted'), seg(by ?? 'an act that no trail records')],
    [seg('call      ', 'muted'), seg(call, 'heading')],
    ...changes.flatMap((change) => [blank, ...changeLines(change)]),
  ];
}

/** Whole statements that came or went, as JSON. */
function statementLines({ changes }: TimelineEntry): readonly Line[] {
  const parts = changes.flatMap((change) => {
    if (!('document' in change)) return [];
    const { added, removed } = change.document;
    return [
      ...removed.map((statement) => ({ title: `Removed from ${change.name}`, statement })),
      ...added.map((statement) => ({ title: `Added to ${change.name}`, statement })),
    ];
  });
  return parts.flatMap(({ title, statement }) => [
    blank,
    line(title, 'heading'),
    ...jsonLines(JSON.stringify(statement, null, 2)),
  ]);
}

/** What a row is about, in a few words; `whole`: with the record or document behind it. */
export function timelineLines(value: TimelineValue, whole: boolean): readonly Line[] {
  switch (value.type) {
    case 'event':
      return whole ? eventLines(value.entry.facts) : eventWords(value.entry.facts);
    case 'alert':
      return whole
        ? [
            ...alertWords(value.alert),
            blank,
            line('The record', 'heading'),
            ...jsonLines(JSON.stringify(value.alert.facts.event, null, 2)),
          ]
        : alertWords(value.alert);
    case 'life':
      return whole ? [...lifeWords(value.entry), ...statementLines(value.entry)] : lifeWords(value.entry);
    case 'step':
      return [
        line(`The account ${value.says}.`),
        blank,
        line('Enter goes there. Nothing is lost: what comes after can be done again.', 'muted'),
      ];
    case 'checkpoint':
      return [line(`Checkpoint ${value.name}, ${value.says}.`), blank, line('Enter goes there.', 'muted')];
    case 'branch':
      return [
        line(`${value.name}: ${value.says}.`),
        blank,
        line('Enter goes on with it; the line played now is kept.', 'muted'),
      ];
    case 'heading':
      return [];
  }
}
