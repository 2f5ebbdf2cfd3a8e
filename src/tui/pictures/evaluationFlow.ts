import type { Decision, Step } from '../../policy/decision.ts';
import { typeNames } from '../../policy/steps.ts';
import type { Glyph, Glyphs } from '../glyphs.ts';
import { blank, fitLine, type Line, seg } from '../line.ts';
import type { Token } from '../theme.ts';
import { wrapLine } from '../wrap.ts';

interface Drawing {
  readonly width: number;
  readonly glyphs: Glyphs;
}

/** One box of the flow. */
interface Stage {
  readonly title: string;
  readonly says: string;
  /** `passed`: the request went through; `ends`: it was decided here; `beyond`: it never came here. */
  readonly state: 'passed' | 'ends' | 'beyond';
  readonly outcome: Step['outcome'];
}

/** What stands beside a box, beside its sentence. */
const words: Readonly<
  Record<Step['outcome'], { readonly word: string; readonly glyph: Glyph; readonly token: Token }>
> = {
  allow: { word: 'allows', glyph: 'passed', token: 'allowed' },
  explicitDeny: { word: 'denies', glyph: 'failed', token: 'denied' },
  implicitDeny: { word: 'lacks an allow', glyph: 'failed', token: 'denied' },
  none: { word: 'nothing here', glyph: 'skipped', token: 'muted' },
  notNeeded: { word: 'not needed', glyph: 'skipped', token: 'muted' },
};

/** The stages in AWS's order (IAM User Guide, reference_policies_evaluation-logic), with how far the request came. */
export function flowStages({ steps }: Decision): readonly Stage[] {
  const end = steps.findIndex(({ outcome }) => outcome === 'explicitDeny' || outcome === 'implicitDeny');
  return steps.map(({ check, outcome, says }, index) => ({
    title: stageTitle(check),
    says,
    state: end < 0 || index < end ? 'passed' : index === end ? 'ends' : 'beyond',
    outcome,
  }));
}

function stageTitle(check: string): string {
  const name = Object.entries(typeNames).find(([type]) => type === check)?.[1] ?? check;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Cells of a box, borders included. */
const BOX = 29;

function border(glyphs: Glyphs, lit: boolean, end: 'top' | 'bottom', joined: boolean): string {
  const [left, right] = end === 'top' ? (['TopLeft', 'TopRight'] as const) : (['BottomLeft', 'BottomRight'] as const);
  const bar = lit ? glyphs.focusHorizontal : glyphs.horizontal;
  const tee = end === 'top' ? (lit ? glyphs.focusTeeUp : glyphs.teeUp) : lit ? glyphs.focusTeeDown : glyphs.teeDown;
  const corner = (name: typeof left | typeof right): string =>
    lit ? glyphs[`focus${name}`] : glyphs[`${name.charAt(0).toLowerCase()}${name.slice(1)}` as Glyph];
  const half = (BOX - 3) / 2;
  return `${corner(left)}${bar.repeat(half)}${joined ? tee : bar}${bar.repeat(half)}${corner(right)}`;
}

/** What stands to the right of a box: the outcome beside its middle, the sentence beside what follows. */
interface Beside {
  readonly word: Line;
  readonly says: readonly Line[];
}

function besideOf({ state, outcome, says }: Stage, { width, glyphs }: Drawing): Beside {
  if (state === 'beyond') return { word: [seg('not reached', 'muted')], says: [] };
  const { word, glyph, token } = words[outcome];
  const room = Math.max(10, width - BOX - 4);
  const [first = [], second, third] = wrapLine([seg(says, 'muted')], room);
  const last = third === undefined ? second : fitLine([...(second ?? []), seg('  ')], room, glyphs.ellipsis);
  const denied = state === 'ends' ? [seg('  DENIED', 'denied')] : [];
  return {
    word: [seg(`${glyphs[glyph]} ${word}`, token), ...denied],
    says: last === undefined ? [first] : [first, last],
  };
}

/** The three rows of a box, each with what joins it to its neighbours. */
function boxRows(stage: Stage, number: number, isLast: boolean, glyphs: Glyphs): readonly Line[] {
  const lit = stage.state !== 'beyond';
  const ends = stage.state === 'ends';
  const frame: Token = ends ? 'denied' : lit ? 'focus' : 'border';
  const side = lit ? glyphs.focusVertical : glyphs.vertical;
  const exit = ends ? `${glyphs.focusTeeRight}${glyphs.focusHorizontal}${glyphs.closed} ` : `${side}   `;
  const title = [seg(`${number} `, 'muted'), seg(stage.title, lit ? 'heading' : 'muted')];
  return [
    [seg(`${border(glyphs, lit, 'top', number > 1 && lit)}   `, frame)],
    [seg(`${side} `, frame), ...fitLine(title, BOX - 4, glyphs.ellipsis), seg(` ${exit}`, frame)],
    [seg(`${border(glyphs, lit, 'bottom', !isLast && !ends && lit)}   `, frame)],
  ];
}

function boxes(stages: readonly Stage[], drawing: Drawing): readonly Line[] {
  let over: Line = [];
  return stages.flatMap((stage, index) => {
    const [top = [], middle = [], bottom = []] = boxRows(stage, index + 1, index === stages.length - 1, drawing.glyphs);
    const { word, says } = besideOf(stage, drawing);
    const rows = [
      [...top, ...over],
      [...middle, ...word],
      [...bottom, ...(says[0] ?? [])],
    ];
    over = says[1] ?? [];
    return rows;
  });
}

function verdict({ decision }: Decision, { glyphs }: Drawing): Line {
  return decision === 'allowed'
    ? [seg(`${glyphs.passed} ALLOWED`, 'allowed'), seg('  every stage let the request through', 'muted')]
    : [
        seg(`${glyphs.failed} DENIED`, 'denied'),
        seg(decision === 'explicitDeny' ? '  a statement denies it' : '  nothing allows it there', 'muted'),
      ];
}

/** The flow as boxes one below the other; the way of this request is drawn strong. */
export function evaluationFlow(decision: Decision, drawing: Drawing): readonly Line[] {
  return [...boxes(flowStages(decision), drawing), blank, verdict(decision, drawing)];
}

/** The same as sentences. */
export function evaluationFlowText(decision: Decision): readonly string[] {
  const stages = flowStages(decision).map(({ title, state, outcome, says }, index) => {
    const number = `Stage ${index + 1}, ${title}: `;
    if (state === 'beyond') return `${number}not reached.`;
    return `${number}${words[outcome].word}. ${says}${state === 'ends' ? ' The request ends here: denied.' : ''}`;
  });
  return [...stages, decision.decision === 'allowed' ? 'Allowed.' : 'Denied.'];
}
