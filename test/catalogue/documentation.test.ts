import { describe, expect, it } from 'vitest';
import { plainText } from '../../scripts/data/plainText.ts';
import { serviceEntry, servicePrefixes } from '../../src/catalogue/authorization.ts';
import { actionDescription, memberDocumentation, operationDocumentation } from '../../src/catalogue/documentation.ts';
import { serviceModel } from '../../src/catalogue/models.ts';

describe('descriptions of actions', () => {
  it('exist for every action, each in one line', () => {
    const names = servicePrefixes().flatMap((prefix) =>
      [...(serviceEntry(prefix)?.actions.values() ?? [])].map((action) => `${prefix}:${action.name}`),
    );
    expect(names.length).toBeGreaterThanOrEqual(20_000);
    expect(names.filter((name) => !/^[^\n]{3,}$/.test(actionDescription(name) ?? ''))).toEqual([]);
  });

  it('go on from "Grants permission to" and belong to their action', () => {
    expect(actionDescription('S3:GETOBJECT')).toBe('retrieve objects from Amazon S3');
    expect(actionDescription('iam:PassRole')).toBe('pass a role to a service');
    expect(actionDescription('iam:NoSuchAction')).toBeUndefined();
  });
});

describe('documentation of operations', () => {
  it('exists for every operation and every input member of IAM and STS', () => {
    const missing: string[] = [];
    for (const service of ['iam', 'sts']) {
      const { operations = {}, shapes = {} } = serviceModel(service) ?? {};
      for (const { name, input } of Object.values(operations)) {
        if (!operationDocumentation(service, name)) missing.push(`${service} ${name}`);
        for (const member of Object.keys((input && shapes[input.shape]?.members) ?? {})) {
          if (input && !memberDocumentation(service, input.shape, member)) missing.push(`${input.shape}.${member}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('is plain text', () => {
    const text = operationDocumentation('iam', 'CreateOpenIDConnectProvider') ?? '';
    expect(text).toContain('\n- The URL of the OIDC identity provider (IdP) to trust');
    expect(text).not.toMatch(/<\/?(p|li|ul|a|code|note)\b/);
    expect(memberDocumentation('iam', 'CreateUserRequest', 'UserName')).toMatch(/^The name of the user to create\./);
  });

  it('is shorter for the APIs that are modelled in part', () => {
    expect(operationDocumentation('ec2', 'RunInstances')).toMatch(/^Launches the specified number of instances[^\n]*$/);
  });

  it('is absent for what does not exist', () => {
    expect(operationDocumentation('iam', 'NoSuchOperation')).toBeUndefined();
    expect(memberDocumentation('iam', 'CreateUserRequest', 'constructor')).toBeUndefined();
    expect(memberDocumentation('iam', 'NoSuchShape', 'UserName')).toBeUndefined();
  });
});

describe('plain text', () => {
  it('drops markup, keeps list items on lines of their own and decodes entities once', () => {
    const html =
      '<p>See <a href="x">the  guide</a> .</p> <ul> <li> <p>one &lt;a&gt;</p> </li> <li>two &amp;lt;</li> </ul>';
    expect(plainText(html)).toBe('See the guide.\n- one <a>\n- two &lt;');
  });
});
