/** Kinds of things the account tree shows. */
export type NodeKind =
  | 'account'
  | 'section'
  | 'user'
  | 'group'
  | 'role'
  | 'policy'
  | 'awsPolicy'
  | 'instanceProfile'
  | 'mfaDevice'
  | 'root'
  | 'bucket'
  | 'instance'
  | 'resource'
  | 'organization';

/** Names one thing of one account: `111122223333 user maya`. */
export function nodeId(account: string, kind: NodeKind, name: string): string {
  return `${account} ${kind} ${name}`;
}

export function nodeParts(id: string): { readonly account: string; readonly kind: string; readonly name: string } {
  const [account = '', kind = '', ...name] = id.split(' ');
  return { account, kind, name: name.join(' ') };
}
