// What the bundle changes in Ink.
import { readFileSync } from 'node:fs';

/** Ink imports the developer tools only under DEV=true; without a stub the import is hoisted and fails. */
export const stubDevtools = {
  name: 'stub-devtools',
  setup(plugin) {
    plugin.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'react-devtools-core', namespace: 'stub' }));
    plugin.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'export default {}' }));
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
