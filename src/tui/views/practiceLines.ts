import { typeNames } from '../../policy/steps.ts';
import type { PracticeView } from '../../stores/practiceDesk.ts';
import { calibration, sureness } from '../../training/guidance/prediction.ts';
import { type PracticeAnswer, sureFrom } from '../../training/practice/practiceCard.ts';
import type { PracticeQuestion, ShownPolicy } from '../../training/practice/practiceQuestion.ts';
import type { Glyphs } from '../glyphs.ts';
import { statementLines } from '../inspector/inspectorRows.ts';
import { blank, type Line, seg } from '../line.ts';
import type { Token } from '../theme.ts';
import { wrapLine } from '../wrap.ts';
import { proseLines } from './prose.ts';
import { whyLines } from './whyLines.ts';

interface Page {
  readonly width: number;
  readonly glyphs: Glyphs;
}

const wrapped = (text: string, { width }: Page, token?: Token, indent = 0): readonly Line[] =>
  text === '' ? [] : wrapLine([seg(text, token)], width, indent);

function field(name: string, value: string, { width }: Page): readonly Line[] {
  return wrapLine([seg(name.padEnd(6), 'muted'), seg(value)], width, 6);
}

function requestLines({ request }: PracticeQuestion, page: Page): readonly Line[] {
  if (request === null) return [];
  const { principal, action, resource } = request;
  const on = resource === '*' ? '* (this action names no resource)' : resource;
  return [...field('who', principal, page), ...field('does', action, page), ...field('on', on, page)];
}

function carriesLines({ carries }: PracticeQuestion, page: Page): readonly Line[] {
  const told = carries.map(({ key, value }) => (value === null ? `no ${key}` : `${key} ${value}`));
  return told.length === 0 ? [] : field('with', told.join(' · '), page);
}

/** `identity policy dev-ec2`; names such as `inline policy X of user Y` tell the type themselves. */
function policyTitle({ type, attached: { name } }: ShownPolicy): string {
  if (name?.includes('policy ') === true) return name;
  return `${typeNames[type]} ${name ?? ''}`.trimEnd();
}

function policyLines({ policies }: PracticeQuestion, { width, glyphs }: Page): readonly Line[] {
  return policies.flatMap((policy) => [
    blank,
    ...wrapLine([seg(policyTitle(policy), 'heading')], width, 2),
    ...policy.attached.policy.statements.flatMap((statement) =>
      statementLines(statement, glyphs).flatMap((line) => wrapLine(line, width, 5)),
    ),
  ]);
}

const agains = {
  session: 'Once more: you were sure of another answer.',
  day: 'You were sure of another answer to this, some days ago.',
} as const;

function headLines({ early, again, number }: PracticeView, question: PracticeQuestion, page: Page): readonly Line[] {
  const extra = 'Nothing is due today: these are extra, and right answers move no date.';
  return [
    ...wrapped(again === null ? '' : agains[again], page, 'accent'),
    ...wrapped(early && again === null && number === 1 ? extra : '', page, 'muted'),
    ...wrapped(question.setting, page, 'muted'),
  ];
}

function askingLines(view: PracticeView, question: PracticeQuestion, page: Page): readonly Line[] {
  return [
    ...headLines(view, question, page),
    ...requestLines(question, page),
    ...carriesLines(question, page),
    ...policyLines(question, page),
  ];
}

/** What was answered and what is right, then what decides. */
function toldLines(view: PracticeView, question: PracticeQuestion, page: Page): readonly Line[] {
  const { width, glyphs } = page;
  const { given } = view;
  if (given === null) return [];
  const texts = (ids: readonly string[]) =>
    ids.map((id) => question.choices.find((one) => one.id === id)?.text ?? id).join('; ');
  const verdict = given.right ? seg(`${glyphs.passed} Right`, 'allowed') : seg(`${glyphs.failed} Not right`, 'denied');
  const isHot = !given.right && given.confidence >= sureFrom;
  const comesBack = view.again === 'session' ? 'tomorrow and in a week' : 'in this session, tomorrow and in a week';
  const said = question.choices.length === 0 ? 'You were' : `You said: ${texts(given.chosen)},`;
  return [
    [verdict],
    ...wrapped(`${said} ${sureness[given.confidence - 1] ?? ''}.`, page),
    ...wrapped(given.right || question.choices.length === 0 ? '' : `It is: ${texts(question.right)}.`, page, 'text'),
    ...wrapped(isHot ? `What one is sure of and gets wrong comes back: ${comesBack}.` : '', page, 'accent'),
    ...(question.explain === '' ? [] : [blank, ...proseLines(question.explain, width)]),
    blank,
    ...requestLines(question, page),
    ...(question.why === null ? [] : [...carriesLines(question, page), ...whyLines(question.why, 1, width, glyphs)]),
  ];
}

function stepLines(title: string, answers: readonly PracticeAnswer[], page: Page): readonly Line[] {
  const { steps } = calibration(answers);
  const each = steps.map(({ confidence, count, right }) => `${sureness[confidence - 1] ?? ''}: ${right} of ${count}`);
  return each.length === 0 ? [] : [...wrapped(title, page, 'heading'), ...each.flatMap((text) => wrapped(text, page))];
}

function doneLines({ answers, record }: PracticeView, page: Page): readonly Line[] {
  const right = answers.filter((one) => one.right).length;
  const hot = answers.some((one) => !one.right && one.confidence >= sureFrom);
  return [
    ...wrapped(`${right} of ${answers.length} right.`, page, 'heading'),
    ...wrapped(hot ? 'What you were sure of and got wrong is asked again tomorrow and in a week.' : '', page, 'accent'),
    ...wrapped('The others come back by themselves, the better known the later.', page, 'muted'),
    blank,
    ...stepLines('How sure, and how often right, in this session', answers, page),
    ...(record.length === answers.length ? [] : [blank, ...stepLines('and in all sessions', record, page)]),
  ];
}

/** The text of the practice desk: what is asked about, or what the answer was worth, or how the session went. */
export function practiceLines(view: PracticeView, page: Page): readonly Line[] {
  const { stage, question } = view;
  if (stage === 'done' || question === null) return doneLines(view, page);
  if (stage === 'told') return toldLines(view, question, page);
  if (stage === 'asking') return askingLines(view, question, page);
  return [...wrapped(question.ask, page, 'heading'), blank, ...proseLines(question.explain, page.width)];
}
