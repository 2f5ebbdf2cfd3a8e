// yoga-layout, which Ink lays boxes out with, decodes and starts its WebAssembly in several turns of the event loop and is
// awaited while it is loaded. Here it is started at once, so that a script that is compiled beforehand can hold it.
import { readFileSync } from 'node:fs';

const binary = /yoga-layout[\\/]dist[\\/]binaries[\\/]yoga-wasm-base64-esm\.js$/;
const inline = /"data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)"/;

const started = `
import start from '../binaries/yoga-wasm-base64-esm.js';
import wrapAssembly from './wrapAssembly.js';
export * from './generated/YGEnums.js';
const library = {
  instantiateWasm(imports, take) {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(start.wasm, 'base64')), imports);
    take(instance);
    return instance.exports;
  },
};
start(library);
export default wrapAssembly(library);
`;

/** The part of an esbuild configuration that makes it so. */
export const readyYoga = {
  name: 'ready-yoga',
  setup(build) {
    build.onLoad({ filter: /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/ }, () => ({ contents: started }));
    build.onLoad({ filter: binary }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const [whole, base64] = inline.exec(text) ?? [];
      const address = 'import.meta.url';
      if (whole === undefined || !text.includes(address)) throw new Error(`${path} is not as expected`);
      const contents = text.replace(whole, '"data:application/octet-stream;base64,"').replace(address, '""');
      return { contents: `${contents}\nloadYoga.wasm = ${JSON.stringify(base64)};\n` };
    });
  },
};
