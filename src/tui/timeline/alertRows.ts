import type { Alert } from '../../account/alerts.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, seg } from '../line.ts';
import { type Row, row } from '../row.ts';
import type { Token } from '../theme.ts';
import { eventWords } from './eventLines.ts';
import type { TimelineValue } from './timelineValue.ts';
import { shortName } from './who.ts';

const weights: Readonly<Record<Alert['severity'], Token>> = { high: 'denied', medium: 'warning', low: 'muted' };

/** Alerts as rows: how grave, what, and which call gave the alarm. */
export function alertRows(alerts: readonly Alert[], glyphs: Glyphs): readonly Row<TimelineValue>[] {
  return alerts.map((alert, index) => {
    const { title, severity, facts, id } = alert;
    const left: Line = [
      seg(`${facts.time.slice(5, 10)} ${facts.time.slice(11, 19)} `, 'muted'),
      seg(`${glyphs.warning} ${severity.padEnd(6)} `, weights[severity]),
      seg(title),
    ];
    const right: Line = [seg(`${shortName(facts.who)} ${facts.name}`, 'muted')];
    return row<TimelineValue>(`${id} ${index}`, { type: 'alert', alert }, left, { right, cut: 'right' });
  });
}

/** Why an event gave an alarm. */
export function alertWords({ title, severity, source, facts }: Alert): readonly Line[] {
  return [
    [seg(`${title.slice(0, 1).toUpperCase()}${title.slice(1)}`, 'heading')],
    [seg('weight    ', 'muted'), seg(severity, weights[severity])],
    [seg('pattern   ', 'muted'), seg(source)],
    blank,
    ...eventWords(facts),
  ];
}
