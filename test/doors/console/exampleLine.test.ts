import { describe, expect, it } from 'vitest';
import { validate } from '../../../src/account/validate.ts';
import { exampleLine } from '../../../src/doors/console/exampleLine.ts';
import { operationCommand } from '../../../src/doors/console/operationArguments.ts';
import { commandModel, serviceCommands } from '../../../src/doors/console/serviceNames.ts';
import { fakePort, run } from './fakePort.ts';

const services = [...serviceCommands().keys()];

/** Files stand for values that are too deep to type; what is in them does not matter here. */
const typed = (line: string): boolean => !/ fileb?:\/\/[a-z-]+\.json/.test(line);

const linesOf = (service: string) => {
  const model = commandModel(service);
  if (!model) throw new Error(`there is no model of ${service}`);
  return Object.values(model.operations).map((operation) => ({
    model,
    operation,
    line: exampleLine(operationCommand(service, model, operation)),
  }));
};

describe('the example of an operation', () => {
  it('is what a person would type', () => {
    const lines = linesOf('iam').map(({ line }) => line);
    expect(lines).toContain('aws iam create-user --user-name maya');
    expect(lines).toContain(
      'aws iam attach-role-policy --role-name deploy --policy-arn arn:aws:iam::111122223333:policy/read-logs',
    );
    expect(lines).toContain('aws iam create-role --role-name deploy --assume-role-policy-document file://trust.json');
    expect(lines).toContain('aws iam tag-user --user-name maya --tags Key=my-key,Value=my-value');
  });

  it.each(services)('of every operation of %s is read as that operation', (service) => {
    const port = fakePort(undefined, {}, { readFile: () => 'x'.repeat(1000) });
    for (const { line, operation } of linesOf(service).filter((one) => typed(one.line))) {
      const { calls, stderr } = run(line, port);
      expect({ line, stderr, call: calls[0]?.operation }).toEqual({ line, stderr: '', call: operation.name });
    }
  });

  it('of IAM and STS is nearly always one that AWS would take', () => {
    const port = fakePort(undefined, {}, { readFile: () => '{}'.padEnd(1000) });
    const all = ['iam', 'sts'].flatMap(linesOf).filter(({ line }) => typed(line));
    const refused = all.filter(({ model, operation, line }) => {
      const [call] = run(line, port).calls;
      return call === undefined || validate(model, operation, call.input) !== null;
    });
    expect(refused.length / all.length).toBeLessThan(0.15);
    expect(all.length).toBeGreaterThan(170);
  });
});
