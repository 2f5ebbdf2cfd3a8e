import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';

/** A way from one principal to more: who, and what leads to whom. */
export interface Chain {
  readonly from: string;
  readonly links: readonly ChainLink[];
}

export interface ChainLink {
  /** What is done, e.g. `iam:CreatePolicyVersion on dev-ec2`. */
  readonly by: string;
  /** Whom or what it leads to. */
  readonly to: string;
}

/** The chain from top to bottom, each step on lines of its own. */
export function chainLines({ from, links }: Chain, width: number, glyphs: Glyphs): readonly Line[] {
  return [
    [seg(`${glyphs.bullet} `, 'accent'), seg(from, 'heading')],
    ...links.flatMap(({ by, to }, index): Line[] => {
      const isLast = index === links.length - 1;
      const [first = [], ...more] = wrapLine([seg(by)], Math.max(10, width - 4));
      return [
        [seg(`${glyphs.vertical}   `, 'border'), ...first],
        ...more.map((line): Line => [seg(`${glyphs.vertical}   `, 'border'), ...line]),
        [seg(`${glyphs.open} `, isLast ? 'excess' : 'accent'), seg(to, isLast ? 'excess' : 'heading')],
      ];
    }),
  ];
}

export function chainText({ from, links }: Chain): string {
  return [from, ...links.map(({ by, to }) => `by ${by} becomes ${to}`)].join(', ');
}
