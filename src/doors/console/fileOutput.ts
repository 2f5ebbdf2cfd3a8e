import type { JsonObject } from '../../account/call.ts';
import type { OperationCommand } from './operationArguments.ts';
import { streamedMember } from './operationArguments.ts';
import type { OptionValue } from './optionParser.ts';
import type { FileContent } from './session.ts';
import type { Shell } from './shell.ts';

/** Bytes of a base64 text; text where they are UTF-8. */
export function decodedContent(base64: string): FileContent {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

function without(output: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(output).filter(([name]) => !names.includes(name)));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `create-virtual-mfa-device` writes the seed to a file and leaves it out of the output. */
function bootstrapFile(output: JsonObject, method: string, outfile: string, shell: Shell): JsonObject {
  const device = output.VirtualMFADevice;
  if (!isObject(device)) return output;
  const seed = device[method];
  if (typeof seed === 'string') shell.writeFile(outfile, decodedContent(seed));
  return { ...output, VirtualMFADevice: without(device, ['QRCodePNG', 'Base32StringSeed']) };
}

/** Writes what goes to a file instead of the screen and gives the rest of the output. */
export function fileOutput(
  command: OperationCommand,
  output: JsonObject,
  values: ReadonlyMap<string, OptionValue>,
  outfile: string | undefined,
  shell: Shell,
): JsonObject {
  const method = values.get('@bootstrap-method');
  const target = values.get('@outfile');
  if (typeof method === 'string' && typeof target === 'string') return bootstrapFile(output, method, target, shell);
  const streamed = streamedMember(command.model, command.operation);
  if (streamed === null || outfile === undefined) return output;
  const body = output[streamed];
  shell.writeFile(outfile, decodedContent(typeof body === 'string' ? body : ''));
  return without(output, [streamed]);
}
