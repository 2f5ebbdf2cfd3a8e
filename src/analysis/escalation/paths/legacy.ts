import type { EscalationPath } from '../escalationPath.ts';

/** Ways through services that AWS has retired. */
export const legacy: readonly EscalationPath[] = [
  {
    id: 'x-codestar-createprojectfromtemplate',
    name: 'codestar:CreateProjectFromTemplate',
    category: 'legacy',
    needs: [{ action: 'codestar:CreateProjectFromTemplate', on: 'made' }],
    target: 'nothing',
    retired: true,
    gains: 'everything',
    says: 'Make a CodeStar project by an undocumented API, which made a powerful worker role; AWS retired the service in 2024.',
    sources: ['https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/'],
  },
  {
    id: 'x-codestar-createproject-associateteammember',
    name: 'codestar:CreateProject + AssociateTeamMember',
    category: 'legacy',
    needs: [
      { action: 'codestar:CreateProject', on: 'made' },
      { action: 'codestar:AssociateTeamMember', on: 'made' },
    ],
    target: 'nothing',
    retired: true,
    gains: 'everything',
    says: 'Make a CodeStar project and become its owner, which brought a broad managed policy; AWS retired the service in 2024.',
    sources: [
      'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/',
      'https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation/',
    ],
  },
];
