import type { UnreadRows } from '../unreadRow.ts';

/** AWS KMS API Reference. */
export const kmsUnread: UnreadRows = [
  {
    of: '*',
    members: ['GrantTokens'],
    harmless: 'a grant of the sandbox counts at once, so that its token adds nothing',
  },
  { of: '*', members: ['DryRun'], except: [false] },
  { of: ['Decrypt', 'ReEncrypt'], members: ['DryRunModifiers'] },
  { of: ['Encrypt', 'Decrypt'], members: ['EncryptionAlgorithm'], except: ['SYMMETRIC_DEFAULT'] },
  {
    of: ['ReEncrypt'],
    members: ['SourceEncryptionAlgorithm', 'DestinationEncryptionAlgorithm'],
    except: ['SYMMETRIC_DEFAULT'],
  },
  { of: ['Decrypt', 'GenerateDataKey'], members: ['Recipient'] },
  { of: ['CreateKey'], members: ['KeySpec', 'CustomerMasterKeySpec'], except: ['SYMMETRIC_DEFAULT'] },
  { of: ['CreateKey'], members: ['KeyUsage'], except: ['ENCRYPT_DECRYPT'] },
  { of: ['CreateKey'], members: ['Origin'], except: ['AWS_KMS'] },
  { of: ['CreateKey'], members: ['MultiRegion'], except: [false] },
  { of: ['CreateKey'], members: ['CustomKeyStoreId', 'XksKeyId'] },
  { of: ['CreateGrant'], members: ['RetiringServicePrincipal', 'Constraints.SourceArn'] },
  { of: ['ListGrants'], members: ['GranteeServicePrincipal'] },
  {
    of: ['ListResourceTags', 'ListKeyPolicies'],
    members: ['Limit', 'Marker'],
    harmless: 'the list is shorter than the smallest page',
  },
];
