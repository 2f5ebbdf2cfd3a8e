import { serviceModel } from '../catalogue/models.ts';
import type { ApiError, Caller } from './call.ts';

type Renamed = Readonly<Record<string, ApiError>>;

/** Services that answer bad credentials in words of their own, by the code that IAM and STS give. */
const rows: Readonly<Record<string, Renamed>> = {
  /** Amazon S3 API Reference, ErrorResponses. */
  s3: {
    InvalidClientTokenId: {
      code: 'InvalidAccessKeyId',
      status: 403,
      message: 'The AWS Access Key Id you provided does not exist in our records.',
    },
    ExpiredToken: { code: 'ExpiredToken', status: 400, message: 'The provided token has expired.' },
  },
  /** Amazon EC2 API Reference, errors-overview. */
  ec2: {
    InvalidClientTokenId: {
      code: 'AuthFailure',
      status: 401,
      message: 'AWS was not able to validate the provided access credentials',
    },
    ExpiredToken: { code: 'RequestExpired', status: 400, message: 'Request has expired.' },
  },
};

/** The JSON protocols have names of their own for both: AWS General Reference, CommonErrors of their services. */
const inJson: Readonly<Record<string, string>> = {
  InvalidClientTokenId: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
};

/** S3 looks at the session token first: Amazon S3 API Reference, ErrorResponses. */
const badToken: ApiError = {
  code: 'InvalidToken',
  status: 400,
  message: 'The provided token is malformed or otherwise invalid.',
};

/** A credential error as a service words it. */
export function credentialError(service: string, error: ApiError, caller: Caller): ApiError {
  const withToken = caller.type === 'accessKey' && caller.sessionToken !== undefined;
  if (service === 's3' && error.code === 'InvalidClientTokenId' && withToken) return badToken;
  const own = rows[service]?.[error.code];
  if (own) return own;
  const protocol = serviceModel(service)?.protocol ?? '';
  const code = protocol.endsWith('json') ? inJson[error.code] : undefined;
  return code === undefined ? error : { ...error, code, status: protocol === 'json' ? 400 : 403 };
}
