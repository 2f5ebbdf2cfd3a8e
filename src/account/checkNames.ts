import type { AccountStart, StartFault } from './startShape.ts';

type Path = readonly (string | number)[];
type Kind = 'users' | 'roles' | 'groups' | 'policies' | 'instanceProfiles' | 'buckets';

interface NameRule {
  readonly pattern: RegExp;
  readonly advice: string;
}

const entity = (longest: number): NameRule => ({
  pattern: new RegExp(`^[\\w+=,.@-]{1,${longest}}$`),
  advice: `use up to ${longest} letters, digits and \`+=,.@_-\``,
});

/** IAM User Guide, reference_iam-quotas; Amazon S3 User Guide, bucketnamingrules. */
const names: Readonly<Record<Kind, NameRule>> = {
  users: entity(64),
  roles: entity(64),
  groups: entity(128),
  policies: entity(128),
  instanceProfiles: entity(128),
  buckets: {
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    advice: 'use 3 to 63 lower-case letters, digits, dots and hyphens',
  },
};

const kinds = ['users', 'roles', 'groups', 'policies', 'instanceProfiles', 'buckets'] as const;
const pathPattern = /^\/([\x21-\x7e]+\/)?$/;
const longestPath = 512;

/** Names and paths of a start that AWS would not take. */
export function checkNames(path: Path, start: AccountStart): StartFault[] {
  return kinds.flatMap((kind) => {
    const { pattern, advice } = names[kind];
    const entities: readonly { readonly name: string; readonly path?: string }[] = start[kind] ?? [];
    return entities.flatMap((one, index) => {
      const at = [...path, kind, index];
      const faults: StartFault[] = [];
      if (!pattern.test(one.name)) {
        faults.push({ path: [...at, 'name'], message: `AWS takes no \`${shown(one.name)}\` as a name here`, advice });
      }
      if (one.path !== undefined && (!pathPattern.test(one.path) || one.path.length > longestPath)) {
        const message = `\`${shown(one.path)}\` is no path`;
        faults.push({ path: [...at, 'path'], message, advice: 'begin and end it with `/`, such as `/teams/dev/`' });
      }
      return faults;
    });
  });
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
