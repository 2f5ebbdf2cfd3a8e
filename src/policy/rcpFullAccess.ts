/**
 * True for the document of `RCPFullAWSAccess`, which AWS attaches everywhere and which alone among resource control
 * policies may allow (AWS Organizations User Guide, orgs_manage_policies_rcps).
 */
export function isRcpFullAccess(document: unknown): boolean {
  return fullAccess.has(JSON.stringify(document));
}

const statement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

const fullAccess: ReadonlySet<string> = new Set(
  [[statement], statement].map((written) => JSON.stringify({ Version: '2012-10-17', Statement: written })),
);
