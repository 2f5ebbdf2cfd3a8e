/** What the pinned sources hold. A new version of a source changes these numbers knowingly. */
export const expectedCounts = {
  services: 456,
  actions: 22_091,
  resourceTypes: 2_334,
  /** 2,578 as published; `ssm:resourceTag` appears in two spellings. */
  conditionKeys: 2_577,
  globalConditionKeys: 59,
  actionsWithDependencies: 1_584,
  permissionOnlyActions: 1_286,
  managedPolicies: 1_594,
  iamOperations: 176,
  stsOperations: 11,
};

export type Counts = { [name in keyof typeof expectedCounts]: number };

export function assertCounts(found: Counts): void {
  for (const name of Object.keys(expectedCounts) as (keyof Counts)[]) {
    if (found[name] !== expectedCounts[name]) {
      throw new Error(`${name}: expected ${expectedCounts[name]}, found ${found[name]}`);
    }
  }
}
