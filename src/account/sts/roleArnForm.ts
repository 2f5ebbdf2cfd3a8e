/** The ARN of a role. */
export const roleArnForm = /^arn:[\w-]+:iam::\d{12}:role\/.+$/;
