import { blank, type Line, seg } from '../line.ts';
import type { Theme } from '../theme.ts';
import { starSigns } from './starSigns.ts';

/** Each meaning once, in its style, with the sign and the word that stand beside the colour. */
export function themeSample({ name, glyphs }: Theme): readonly Line[] {
  return [
    blank,
    [seg(`  A sample, in ${name}`, 'muted')],
    blank,
    [
      seg('  '),
      seg(`${glyphs.passed} ALLOWED`, 'allowed'),
      seg('   '),
      seg(`${glyphs.failed} DENIED`, 'denied'),
      seg('   '),
      seg('too much', 'excess'),
      seg('   '),
      seg(`${glyphs.warning} take care`, 'warning'),
      seg('   '),
      ...starSigns(2, glyphs),
    ],
    [
      seg('  '),
      seg(' where you are ', 'selected'),
      seg('  '),
      seg('Enter', 'key'),
      seg(' a key', 'muted'),
      seg('   '),
      seg('a heading', 'heading'),
      seg('   '),
      seg('beside the point', 'muted'),
    ],
    [
      seg('  { ', 'jsonPunctuation'),
      seg('"Action"', 'jsonKey'),
      seg(': ', 'jsonPunctuation'),
      seg('"s3:GetObject"', 'jsonString'),
      seg(', ', 'jsonPunctuation'),
      seg('"aws:MultiFactorAuthAge"', 'jsonKey'),
      seg(': ', 'jsonPunctuation'),
      seg('3600', 'jsonNumber'),
      seg(' }', 'jsonPunctuation'),
    ],
  ];
}
