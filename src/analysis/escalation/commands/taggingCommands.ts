/** Commands that tag what runs, by action. */
export const taggingCommands: Readonly<Record<string, string>> = {
  'ec2:CreateTags': 'aws ec2 create-tags --resources {tagged} --tags {tags}',
  'lambda:TagResource': 'aws lambda tag-resource --resource {taggedArn} --tags {tagMap}',
  'glue:TagResource': 'aws glue tag-resource --resource-arn {taggedArn} --tags-to-add {tagMap}',
  'ecs:TagResource': 'aws ecs tag-resource --resource-arn {taggedArn} --tags key={tagKey},value={tagValue}',
  'sagemaker:AddTags': 'aws sagemaker add-tags --resource-arn {taggedArn} --tags {tags}',
  'states:TagResource':
    'aws stepfunctions tag-resource --resource-arn {taggedArn} --tags key={tagKey},value={tagValue}',
  'apprunner:TagResource': 'aws apprunner tag-resource --resource-arn {taggedArn} --tags {tags}',
};
