// Paints the screens of the program into docs/screens, each dark and light: `npx tsx scripts/screens.ts [NAME…]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// Ink's colours depend on these when it is loaded.
process.env.FORCE_COLOR = '3';
process.env.NO_COLOR = '';
process.env.TZ = 'UTC';
const { scenes } = await import('./screens/scenes.ts');
const { paint } = await import('./screens/paint.ts');

const folder = join(resolve(import.meta.dirname, '..'), 'docs/screens');
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
for (const scene of scenes) {
  if (wanted.length > 0 && !wanted.includes(scene.name)) continue;
  for (const theme of ['dark', 'light'] as const) {
    const file = join(folder, `${scene.name}-${theme}.svg`);
    const svg = await paint(scene, theme);
    writeFileSync(file, svg);
    console.log(`${file} ${Math.round(svg.length / 1024)} KB`);
  }
}
process.exit(0);
