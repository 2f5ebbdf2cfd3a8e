import type { UnreadRows } from '../unreadRow.ts';

const settings = ['CreateFunction', 'UpdateFunctionConfiguration'];

/** AWS Lambda API Reference. */
export const lambdaUnread: UnreadRows = [
  { of: '*', members: ['Qualifier'], except: ['$LATEST'] },
  { of: '*', members: ['RevisionId'] },
  { of: ['CreateFunction', 'UpdateFunctionCode'], members: ['Publish', 'DryRun'], except: [false] },
  { of: ['CreateFunction', 'UpdateFunctionCode'], members: ['PublishTo'] },
  { of: ['CreateFunction'], members: ['PackageType'], except: ['Zip'] },
  { of: ['CreateFunction', 'UpdateFunctionCode'], members: ['Architectures'], except: [['x86_64']] },
  { of: settings, members: ['TracingConfig.Mode'], except: ['PassThrough'] },
  { of: settings, members: ['EphemeralStorage.Size'], except: [512] },
  { of: settings, members: ['SnapStart.ApplyOn'], except: ['None'] },
  {
    of: settings,
    members: [
      'CapacityProviderConfig',
      'CodeSigningConfigArn',
      'DeadLetterConfig',
      'DurableConfig',
      'FileSystemConfigs',
      'ImageConfig',
      'KMSKeyArn',
      'Layers',
      'LoggingConfig',
      'TenancyConfig',
      'VpcConfig',
    ],
  },
  {
    of: ['CreateFunction'],
    members: ['Code.S3ObjectVersion', 'Code.S3ObjectStorageMode', 'Code.SourceKMSKeyArn'],
  },
  { of: ['UpdateFunctionCode'], members: ['S3ObjectVersion', 'S3ObjectStorageMode', 'SourceKMSKeyArn'] },
  {
    of: ['CreateFunction'],
    members: ['Code.S3Bucket'],
    harmless: 'code is kept as its key and never run',
  },
  { of: ['UpdateFunctionCode'], members: ['S3Bucket'], harmless: 'code is kept as its key and never run' },
  { of: ['ListFunctions'], members: ['FunctionVersion'] },
  { of: ['ListFunctions'], members: ['MasterRegion'] },
  { of: ['Invoke'], members: ['Payload', 'ClientContext'], harmless: 'no code runs that could read it' },
  { of: ['Invoke'], members: ['LogType'], except: ['None'] },
  { of: ['Invoke'], members: ['DurableExecutionName', 'TenantId'] },
  { of: ['AddPermission'], members: ['FunctionUrlAuthType', 'EventSourceToken'] },
  { of: ['AddPermission'], members: ['InvokedViaFunctionUrl'], except: [false] },
];
