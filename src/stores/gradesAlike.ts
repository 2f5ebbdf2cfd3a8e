/** Whether results of two versions of a scenario can be compared: the first number changes with the grading. */
export function gradesAlike(one: string, other: string): boolean {
  return one.split('.')[0] === other.split('.')[0];
}

/** `1.x` of `1.4.2`: all versions that grade alike. */
export function versionLabel(version: string): string {
  return `${version.split('.')[0] ?? ''}.x`;
}
