import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';

export function starSigns(count: number, glyphs: Glyphs): Line {
  return [seg(glyphs.starFull.repeat(count), 'star'), seg(glyphs.starEmpty.repeat(Math.max(0, 3 - count)), 'muted')];
}

/** A bar of `width` cells. */
export function progressBar(done: number, total: number, width: number, glyphs: Glyphs): Line {
  const full = total === 0 ? 0 : Math.round((done / total) * width);
  return [seg(glyphs.barFull.repeat(full), 'accent'), seg(glyphs.barEmpty.repeat(width - full), 'muted')];
}
