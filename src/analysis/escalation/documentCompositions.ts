import type { AccountView, PrincipalView } from '../accountView.ts';
import { isSpent } from '../work.ts';
import { accountMap } from './accountMap.ts';
import { composedSteps } from './composed/composedStep.ts';
import type { DocumentEscalation } from './documentEscalations.ts';
import type { EscalationView, Holder } from './escalationView.ts';

/** Ways that are told; others do the same by other calls. */
const most = 24;

/**
 * Ways over users, roles, groups and policies that somebody makes first, found in an account that has nobody but them.
 * What is there in an account already opens more.
 */
export function compositionsOf(view: AccountView, principal: PrincipalView): readonly DocumentEscalation[] {
  const map = accountMap(emptyAccount(view, principal));
  const [holder] = map.view.holders;
  if (!holder) return [];
  const actor = { holder, view: principal, joined: [] };
  const found = new Map<string, DocumentEscalation>();
  for (const { step } of composedSteps({ map, actor })) {
    // One call alone is a path of its own.
    if (step.requests.length < 2) continue;
    if (!found.has(step.path.id)) found.set(step.path.id, { path: step.path, requests: step.requests });
    if (found.size >= most || isSpent()) break;
  }
  return [...found.values()].sort((a, b) => a.requests.length - b.requests.length);
}

function emptyAccount(view: AccountView, principal: PrincipalView): EscalationView {
  const isUser = principal.role === null;
  const arn = principal.role ?? principal.arn;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const holder: Holder = {
    kind: isUser ? 'user' : 'role',
    label: `${isUser ? 'user' : 'role'}/${name}`,
    name,
    arn,
    account: principal.account,
    view: () => principal,
    groups: [],
    accessKeys: 0,
    password: false,
    trust: null,
    permissionSet: null,
  };
  return { ...view, holders: [holder], groups: [], policies: [], hosts: [], profiles: [], center: null };
}
