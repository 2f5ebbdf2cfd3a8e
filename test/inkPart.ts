import { join } from 'node:path';
import { build } from 'esbuild';
import type { keptFrames } from '../scripts/bundle/keptFrames.mjs';

const folder = join(import.meta.dirname, '../node_modules/ink/build');

/** What one file of Ink exports by default, as the build makes it with these plugins. */
export async function inkPart<Part>(file: string, plugins: readonly (typeof keptFrames)[]): Promise<Part> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, file)],
    plugins: [...plugins],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const text = outputFiles[0]?.text ?? '';
  const loaded: { readonly default: Part } = await import(
    `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
  );
  return loaded.default;
}
