import { butForSentence } from '../../policy/butForText.ts';
import type { Decision, StatementTrace, Step } from '../../policy/decision.ts';
import { sentence } from '../../policy/explain.ts';
import { conditionText, statementText } from '../../policy/explainStatement.ts';
import { typeNames } from '../../policy/steps.ts';
import type { Why } from '../../training/why.ts';
import type { Glyph, Glyphs } from '../glyphs.ts';
import { blank, type Line, seg } from '../line.ts';
import { evaluationFlow } from '../pictures/evaluationFlow.ts';
import type { Token } from '../theme.ts';
import { wrapLine } from '../wrap.ts';
import { plainVerdict } from './plainVerdict.ts';

interface Drawing {
  readonly width: number;
  readonly glyphs: Glyphs;
  /** Also in words without the terms of AWS. */
  readonly plainWords: boolean;
}

interface Sign {
  readonly glyph: Glyph;
  readonly token: Token;
}

const outcomes: Readonly<Record<Step['outcome'], Sign & { readonly word: string }>> = {
  allow: { glyph: 'passed', token: 'allowed', word: 'allows' },
  explicitDeny: { glyph: 'failed', token: 'denied', word: 'denies' },
  implicitDeny: { glyph: 'failed', token: 'denied', word: 'lacks an allow' },
  none: { glyph: 'skipped', token: 'muted', word: 'nothing here' },
  notNeeded: { glyph: 'skipped', token: 'muted', word: 'not needed' },
};

function wrapped(width: number, indent: number, ...parts: Line): Line[] {
  return wrapLine(parts, width, indent);
}

/** The verdict as sign and word. */
export function verdictLine({ decision }: Decision, glyphs: Glyphs): Line {
  if (decision === 'allowed') return [seg(`${glyphs.passed} ALLOWED`, 'allowed')];
  const how = decision === 'explicitDeny' ? 'a statement denies it' : 'no statement allows it';
  return [seg(`${glyphs.failed} DENIED`, 'denied'), seg(`  ${how}`, 'muted')];
}

function requestLines({ request }: Decision, width: number): Line[] {
  const field = (name: string, value: string) => wrapped(width, 10, seg(name.padEnd(10), 'muted'), seg(value));
  return [
    ...field('who', request.principal),
    ...field('does', request.action),
    ...field('on', request.resource === '*' ? '* (this action names no resource)' : request.resource),
  ];
}

/** Hints at what could turn the answer round. */
function openPoints(decision: Decision, { width, glyphs }: Drawing): Line[] {
  const { missingContextKeys, disputed } = decision;
  const missing =
    missingContextKeys.length === 0
      ? []
      : wrapped(
          width,
          2,
          seg(`${glyphs.info} `, 'info'),
          seg(`The request has no ${missingContextKeys.join(', no ')}; a value could change the answer.`, 'muted'),
        );
  const nearest = butForSentence(decision);
  return [
    ...(nearest === null ? [] : wrapped(width, 2, seg(`${glyphs.info} `, 'info'), seg(nearest, 'text'))),
    ...missing,
    ...disputed.flatMap((point) => wrapped(width, 2, seg(`${glyphs.warning} `, 'warning'), seg(point, 'muted'))),
  ];
}

function short(answer: Why, drawing: Drawing): Line[] {
  const { decision } = answer;
  const points = openPoints(decision, drawing);
  return [
    ...requestLines(decision, drawing.width),
    blank,
    verdictLine(decision, drawing.glyphs),
    ...wrapped(drawing.width, 0, seg(sentence(decision))),
    ...(drawing.plainWords ? wrapped(drawing.width, 0, seg(`In plain words: ${plainVerdict(decision)}`, 'muted')) : []),
    ...(points.length > 0 ? [blank, ...points] : []),
  ];
}

function matchLine(name: string, matches: boolean | null, { glyphs }: Drawing): Line[] {
  if (matches === null) return [];
  const sign = matches ? seg(glyphs.passed, 'allowed') : seg(glyphs.failed, 'denied');
  return [[seg('    '), sign, seg(` ${name} ${matches ? 'matches' : 'does not match'}`, matches ? 'text' : 'muted')]];
}

function statementLines(trace: StatementTrace, drawing: Drawing): Line[] {
  const { width, glyphs } = drawing;
  const token: Token = trace.effect === 'Allow' ? 'allowed' : 'denied';
  const head = [
    seg(trace.applies ? `${glyphs.cursor} ` : '  ', token),
    seg(trace.effect, token),
    seg(`  ${statementText(trace)}`, trace.applies ? 'heading' : 'muted'),
    seg(trace.place === null ? '' : `, line ${trace.place.line}`, 'muted'),
  ];
  const conditions = trace.conditions.flatMap((condition) => [
    ...wrapped(
      width,
      6,
      seg('    '),
      condition.holds ? seg(`${glyphs.passed} `, 'allowed') : seg(`${glyphs.failed} `, 'denied'),
      seg(conditionText(condition)),
    ),
  ]);
  return [
    ...wrapped(width, 4, ...head),
    ...matchLine('Action', trace.actionMatches, drawing),
    ...matchLine('Resource', trace.resourceMatches, drawing),
    ...matchLine('Principal', trace.principalMatches, drawing),
    ...conditions,
  ];
}

/** How near a statement came to applying: parts of it that match. */
function nearness(trace: StatementTrace): number {
  const parts = [trace.actionMatches, trace.resourceMatches !== false, trace.principalMatches !== false];
  const held = trace.conditions.filter(({ holds }) => holds).length;
  return parts.filter(Boolean).length * 100 + held - trace.conditions.length;
}

/** Statements that decided; for a missing allow, those that came nearest to one. */
export function decidingStatements({ statements, decision }: Decision): readonly StatementTrace[] {
  const effect = decision === 'explicitDeny' ? 'Deny' : 'Allow';
  const applying = statements.filter((trace) => trace.applies && trace.effect === effect);
  if (applying.length > 0) return applying;
  return statements
    .filter((trace) => trace.effect === 'Allow' && trace.actionMatches)
    .sort((one, other) => nearness(other) - nearness(one))
    .slice(0, 3);
}

function deciding(answer: Why, drawing: Drawing): Line[] {
  const { decision } = answer;
  const found = decidingStatements(decision);
  const titles = { allowed: 'What allows it', explicitDeny: 'What denies it', implicitDeny: 'What came nearest' };
  const nothing = 'No statement of any policy speaks of this action. What nobody allows is denied.';
  return [
    verdictLine(decision, drawing.glyphs),
    blank,
    ...(found.length === 0
      ? wrapped(drawing.width, 0, seg(nothing))
      : [
          [seg(titles[decision.decision], 'heading')],
          ...found.flatMap((trace) => [...statementLines(trace, drawing), blank]),
        ]),
  ];
}

/** `scp` is `service control policy`. */
function checkTitle(check: string): string {
  return Object.entries(typeNames).find(([type]) => type === check)?.[1] ?? check;
}

function stepLines(step: Step, index: number, { width, glyphs }: Drawing): Line[] {
  const { glyph, token, word } = outcomes[step.outcome];
  const head = [
    seg(`${index + 1}. `, 'muted'),
    seg(`${glyphs[glyph]} `, token),
    seg(checkTitle(step.check), 'heading'),
  ];
  return [[...head, seg(`  ${word}`, token)], ...wrapLine([seg('     '), seg(step.says, 'muted')], width, 5)];
}

function walk(answer: Why, drawing: Drawing): Line[] {
  const { decision } = answer;
  const statements = decision.statements.flatMap((trace) => statementLines(trace, drawing));
  const context = Object.entries(decision.request.context).flatMap(([key, value]) =>
    wrapLine(
      [seg(`  ${key.padEnd(30)} `, 'muted'), seg(typeof value === 'string' ? value : `[${value.join(', ')}]`)],
      drawing.width,
      33,
    ),
  );
  return [
    ...requestLines(decision, drawing.width),
    blank,
    [seg('AWS checks, in this order', 'heading')],
    ...decision.steps.flatMap((step, index) => stepLines(step, index, drawing)),
    blank,
    verdictLine(decision, drawing.glyphs),
    ...wrapped(drawing.width, 0, seg(sentence(decision))),
    blank,
    [seg(statements.length === 0 ? 'No policy has a statement' : 'Statements of all policies in force', 'heading')],
    ...statements,
    blank,
    [seg('What the request carries', 'heading')],
    ...context,
    ...openPoints(decision, drawing),
  ];
}

function picture({ decision }: Why, drawing: Drawing): Line[] {
  return [...requestLines(decision, drawing.width), blank, ...evaluationFlow(decision, drawing)];
}

const depths: readonly ((answer: Why, drawing: Drawing) => Line[])[] = [short, deciding, walk, picture];

/** An answer to "why?": 0 in short, 1 the deciding statement, 2 the full walk, 3 the flow as a picture. */
export function whyLines(
  answer: Why,
  depth: number,
  width: number,
  glyphs: Glyphs,
  plainWords = false,
): readonly Line[] {
  return (depths[depth] ?? short)(answer, { width, glyphs, plainWords });
}
