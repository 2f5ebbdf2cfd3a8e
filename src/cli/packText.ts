import type { Pack } from '../stores/packs.ts';

/** A pack with where it came from and its scenarios. */
export function packText({ name, source, commit, added, scenarios }: Pack): string {
  const width = Math.max(...scenarios.map(({ slug }) => slug.length));
  const rows = scenarios.map(({ slug, title, status }) => {
    const isActive = status === 'active' ? '' : ` (${status})`;
    return `  ${slug.padEnd(width)}  ${title}${isActive}\n`;
  });
  const version = commit === null ? '' : ` at ${commit.slice(0, 12)}`;
  return `${name}, from ${source}${version}, added ${added.slice(0, 10)}\n${rows.join('')}`;
}
