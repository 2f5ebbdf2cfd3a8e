import type { SecretState, SecretVersion } from '../resourceState.ts';

/** Versions with a new one; each staging label is on one version, and what was current becomes the previous one. */
export function withVersion(versions: readonly SecretVersion[], added: SecretVersion): readonly SecretVersion[] {
  const current = versions.find(({ stages }) => stages.includes('AWSCURRENT'));
  const replaces = added.stages.includes('AWSCURRENT');
  const moved = versions.map((version): SecretVersion => {
    const kept = version.stages.filter(
      (stage) => !added.stages.includes(stage) && !(replaces && stage === 'AWSPREVIOUS'),
    );
    return { ...version, stages: replaces && version === current ? [...kept, 'AWSPREVIOUS'] : kept };
  });
  return [...moved.filter(({ id, stages }) => stages.length > 0 && id !== added.id), added];
}

export const versionAt = (state: SecretState, id: string | undefined, stage: string): SecretVersion | undefined =>
  state.versions.find((version) => (id === undefined ? version.stages.includes(stage) : version.id === id));
