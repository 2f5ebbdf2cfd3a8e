import type { Policy } from '../document.ts';
import type { JsonPath, Severity } from '../fault.ts';
import type { PolicyKind } from '../policyKind.ts';

/** One step of an edit that would repair a document. */
export interface FixEdit {
  readonly path: JsonPath;
  /** `set` writes `value` at the path (making the key where it is absent); `rename` gives the last key a new name. */
  readonly does: 'set' | 'remove' | 'rename';
  readonly value?: unknown;
}

/** The one obvious repair of a finding. */
export interface Fix {
  /** What the edit does, lower case, e.g. ``write `s3:GetObject` ``. */
  readonly title: string;
  readonly edits: readonly FixEdit[];
}

/** One place where a check found something. */
export interface Hit {
  readonly path: JsonPath;
  /** Lower case without a full stop; offending text stands in backticks. */
  readonly message: string;
  readonly advice?: string;
  readonly fix?: Fix;
}

/** A statement as it was written, whatever is wrong with it. */
export interface RawStatement {
  readonly raw: Readonly<Record<string, unknown>>;
  /** Path of the statement in the document: `["Statement"]` where it stands alone. */
  readonly path: JsonPath;
  readonly index: number;
}

/** What a check looks at. */
export interface LintSubject {
  readonly kind: PolicyKind;
  /** CloudFormation name of the type that the policy is attached to, e.g. `AWS::S3::Bucket`, where it is known. */
  readonly resourceType: string | null;
  readonly document: Readonly<Record<string, unknown>>;
  readonly statements: readonly RawStatement[];
  /** Null where the document does not parse. */
  readonly policy: Policy | null;
  /** Length of the text in characters without white space outside strings, as AWS counts it. */
  readonly characters: number;
}

/** One check of IAM Access Analyzer's policy validation (IAM User Guide, access-analyzer-reference-policy-checks). */
export interface LintCheck {
  /** Issue code, e.g. `PASS_ROLE_WITH_STAR_IN_RESOURCE`. */
  readonly code: string;
  readonly severity: Severity;
  /** Kinds of policy that it looks at. */
  readonly kinds: readonly PolicyKind[];
  readonly check: (subject: LintSubject) => Iterable<Hit>;
}
