import type { AttachedPolicy, Context, PoliciesInForce } from '../policy/request.ts';

/** Something that requests may name: it exists, or it stands for whatever may exist later. */
export interface ResourceView {
  readonly arn: string;
  /** Service prefix and resource type of the catalogue, e.g. `ec2:instance`. */
  readonly type: string;
  /** Owner; the home account where it is not known. */
  readonly account: string;
  /** False where attributes such as tags are still free. */
  readonly exists: boolean;
  /** Bucket policy, trust policy, queue policy …; applies to actions of `policyService` alone. */
  readonly policy: AttachedPolicy | null;
  readonly policyService: string | null;
  readonly rcp: PoliciesInForce['rcp'] | null;
}

/** Whoever makes requests, with the policies that bear on all of them. */
export interface PrincipalView {
  /** As a check names it, e.g. `user/maya`. */
  readonly name: string;
  /** `principal` of an authorization request. */
  readonly arn: string;
  readonly role: string | null;
  readonly account: string;
  /** Without the policies of resources. */
  readonly policies: PoliciesInForce;
  /** True for sessions, which always tell whether MFA was used; a user may hold either kind of credential. */
  readonly temporary: boolean;
  /** True for whoever has this ARN: tags, organization and unique id are then as free as any other key. */
  readonly anyone?: boolean;
  /** Keys, in lower case, whose value or absence `context` settles all the same. */
  readonly given?: ReadonlySet<string>;
  /** The condition keys that a request of theirs carries as things stand, sent to a Region. */
  readonly context: (action: string, resource: string, region?: string) => Context;
}

/** What analysis needs to know of the accounts; the floors above provide it. */
export interface AccountView {
  readonly home: string;
  /** Of `home` and all that it may hold; `aws` where it is left out. */
  readonly partition?: string;
  /** True where whatever a request names belongs to `home`, also where the ARN has no account. */
  readonly ownsAll?: boolean;
  /** Region of requests on what does not exist yet. */
  readonly region: string;
  /** What exists. */
  readonly resources: readonly ResourceView[];
  /** What a request on this ARN meets, whether or not the thing exists. */
  readonly settle: (arn: string, type: string) => ResourceView;
  /** The same with another account as home; left out where all principals are at home. */
  readonly from?: (account: string) => AccountView;
}
