// Ink’s developer tools are left out.
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
