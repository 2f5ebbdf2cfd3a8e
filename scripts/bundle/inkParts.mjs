// What the bundle changes in Ink.
import { readFileSync } from 'node:fs';

/**
 * Ink's developer tools under DEV=true are left out: only they are awaited while Ink is loaded, which a script that is
 * compiled beforehand cannot do.
 */
export const withoutDevtools = {
  name: 'without-devtools',
  setup(plugin) {
    plugin.onLoad({ filter: /ink[\\/]build[\\/]reconciler\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const [tools, about] = ["await import('./devtools.js')", 'await loadPackageJson()'];
      if (!text.includes(tools) || !text.includes(about)) throw new Error(`${path} is not as expected`);
      return { contents: text.replace(tools, 'undefined').replace(about, 'packageInfo') };
    });
  },
};

/**
 * Ink makes its caches of measured and split texts anew for each frame. Kept from frame to frame, only rows that changed
 * are split, which takes a key in the policy editor from 46 ms to 16 ms. They start anew before they grow large.
 */
export const keptCaches = {
  name: 'kept-caches',
  setup(plugin) {
    plugin.onLoad({ filter: /ink[\\/]build[\\/]output\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const [own, start] = ['caches = new OutputCaches();', 'export default class Output'];
      if (!text.includes(own) || !text.includes(start)) throw new Error(`${path} is not as expected`);
      const kept = `let kept = new OutputCaches();
const keptCaches = () => (kept = kept.styledChars.size > 2000 ? new OutputCaches() : kept);
`;
      return { contents: text.replace(own, 'caches = keptCaches();').replace(start, `${kept}${start}`) };
    });
  },
};
