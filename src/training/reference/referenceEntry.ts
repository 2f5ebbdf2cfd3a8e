/** What the reference knows about, in the order in which it is listed. */
export const referenceKinds = ['action', 'condition key', 'managed policy', 'operation', 'error'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** One thing that can be looked up. */
export interface ReferenceEntry {
  readonly kind: ReferenceKind;
  /** `s3:GetObject`, `aws:SourceIp`, `ReadOnlyAccess`, `iam.CreateUser`, `NoSuchEntity`. */
  readonly name: string;
  /** A few words beside the name: access level, type of value, version. */
  readonly note: string;
}
