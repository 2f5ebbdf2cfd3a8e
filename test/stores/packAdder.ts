import { keepPack } from '../../src/stores/packs.ts';
import { vettedPack } from '../../src/stores/packsVetted.ts';
import { packScenario } from './packFiles.ts';

/** Adds two versions of a pack in turn until it is killed. Run as a program of its own. */
const [saves = ''] = process.argv.slice(2);
const versions = ['first', 'second'].map((word) => {
  const files = Array.from({ length: 12 }, (_, at) => [`${at}.yaml`, packScenario(at, `${word}-${at}`)] as const);
  return vettedPack({ files: new Map(files.map(([path, text]) => [path, Buffer.from(text)])), leftOut: [] }, new Map());
});
process.stdout.write('ready\n');
for (let round = 0; ; round += 1) {
  const version = versions[round % versions.length];
  if (version)
    keepPack(saves, { name: 'p', source: '/s', commit: null, added: new Date(round * 1000).toISOString() }, version);
}
