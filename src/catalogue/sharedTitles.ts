/**
 * Titles of services whose actions stand on several pages of the Service Authorization Reference, as far as the title
 * of one page would mislead; by prefix (Service Authorization Reference, reference_policies_actions-resources-contextkeys).
 */
export const sharedTitles: Readonly<Record<string, string>> = {
  apigateway: 'Amazon API Gateway Management',
  'aws-marketplace': 'AWS Marketplace',
  cloudformation: 'AWS CloudFormation',
  elasticloadbalancing: 'AWS Elastic Load Balancing',
  greengrass: 'AWS IoT Greengrass',
  kinesisanalytics: 'Amazon Kinesis Analytics',
  lex: 'Amazon Lex',
  ses: 'Amazon SES',
};
