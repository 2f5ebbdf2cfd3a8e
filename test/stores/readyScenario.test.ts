import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/catalogue/packageRoot.ts';
import { readyOf, readyPath, readyScenario } from '../../src/stores/readyScenario.ts';
import { readScenario } from '../../src/stores/scenarioLibrary.ts';

const file = 'scenarios/cross-account/either-door-is-enough.yaml';
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'iam-dojo-ready-'));
  cpSync(join(packageRoot(), 'scenarios'), join(root, 'scenarios'), { recursive: true });
  const path = readyPath(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(readyOf(root, file)));
});

describe('a scenario that the build has read', () => {
  it('is the one that its file holds', () => {
    expect(readyScenario(root, file, root)).toEqual(readScenario(join(root, file)).scenario);
  });

  it('counts no more once its file is another one', () => {
    const path = join(root, file);
    writeFileSync(path, `${readFileSync(path, 'utf8')}# more\n`);
    expect(readyScenario(root, file, root)).toBeNull();
  });

  it('is not there for a file that the build did not read', () => {
    expect(readyScenario(root, 'scenarios/other.yaml', root)).toBeNull();
  });

  it('counts no more once the world that it stands on is another one', () => {
    const path = join(root, 'scenarios/worlds/larkspur.yaml');
    writeFileSync(path, `${readFileSync(path, 'utf8')}# more\n`);
    expect(readyScenario(root, file, root)).toBeNull();
  });

  it('is not kept where it cannot be played', () => {
    writeFileSync(join(root, file), 'schema: iam-scenario/1\n');
    expect(readyOf(root, file)).toBeNull();
  });
});
