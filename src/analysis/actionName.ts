import type { ActionEntry } from '../catalogue/shapes.ts';

/** `s3:GetObject`. */
export function fullName({ service, name }: ActionEntry): string {
  return `${service}:${name}`;
}
