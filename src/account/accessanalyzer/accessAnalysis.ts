import type { JsonObject } from '../call.ts';
import type { Tags } from '../sandbox.ts';

/** What IAM Access Analyzer keeps for one account. Findings are worked out anew; only what people said of them is kept. */
export interface AccessAnalysis {
  /** By ARN. */
  readonly analyzers: ReadonlyMap<string, Analyzer>;
  /** By id. */
  readonly previews: ReadonlyMap<string, AccessPreview>;
  /** By job id. */
  readonly generations: ReadonlyMap<string, PolicyGeneration>;
}

export type AnalyzerType =
  | 'ACCOUNT'
  | 'ORGANIZATION'
  | 'ACCOUNT_UNUSED_ACCESS'
  | 'ORGANIZATION_UNUSED_ACCESS'
  | 'ACCOUNT_INTERNAL_ACCESS'
  | 'ORGANIZATION_INTERNAL_ACCESS';

export interface Analyzer {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly type: AnalyzerType;
  readonly created: number;
  readonly tags: Tags;
  /** As the API takes and gives it; null without. */
  readonly configuration: JsonObject | null;
  /** By name. */
  readonly rules: ReadonlyMap<string, ArchiveRule>;
  /** What is known of findings, by id. */
  readonly findings: ReadonlyMap<string, FindingRecord>;
  /** What is recommended about unused permissions, by the id of the finding. */
  readonly recommendations?: ReadonlyMap<string, Recommendation>;
  /** When findings were last brought up to date. */
  readonly scanned: number;
}

export interface ArchiveRule {
  readonly name: string;
  /** Criteria by attribute, as the API takes them. */
  readonly filter: JsonObject;
  readonly created: number;
  readonly updated: number;
}

export type FindingStatus = 'ACTIVE' | 'ARCHIVED' | 'RESOLVED';

/** One finding as it was when it was last seen. */
export interface FindingRecord {
  readonly id: string;
  /** The finding in the form of `GetFindingV2`, without times and status. */
  readonly content: FindingContent;
  readonly status: FindingStatus;
  readonly created: number;
  readonly updated: number;
}

export interface FindingContent {
  readonly findingType: string;
  readonly resource: string;
  readonly resourceType: string;
  readonly owner: string;
  readonly details: readonly JsonObject[];
}

export interface Recommendation {
  readonly started: number;
  /** ARN of a user or role. */
  readonly resource: string;
  /** As `GetFindingRecommendation` gives them. */
  readonly steps: readonly JsonObject[];
}

export interface AccessPreview {
  readonly id: string;
  readonly analyzer: string;
  readonly created: number;
  readonly configurations: JsonObject;
}

export interface PolicyGeneration {
  readonly id: string;
  readonly principal: string;
  readonly started: number;
  readonly from: number;
  readonly to: number;
  readonly trails: readonly JsonObject[];
  readonly canceled: boolean;
}

export const noAccessAnalysis: AccessAnalysis = { analyzers: new Map(), previews: new Map(), generations: new Map() };
