import type { ServiceModel } from '../catalogue/shapes.ts';
import type { Json, JsonObject } from './call.ts';

/** Members that a trail leaves out: CloudTrail User Guide, cloudtrail-event-reference-record-contents. */
const secretMembers = new Set([
  'SecretAccessKey',
  'SessionToken',
  'Password',
  'OldPassword',
  'NewPassword',
  'TokenCode',
  'AuthenticationCode1',
  'AuthenticationCode2',
  'Base32StringSeed',
  'QRCodePNG',
  'UserData',
  'Body',
  'DecodedMessage',
]);

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const maximumDepth = 32;

/** Members of a structure as a trail shows them: lower camel case, dates in CloudTrail's own form, no secrets. */
export function exposed(model: ServiceModel, shapeName: string | undefined, value: JsonObject): JsonObject | null {
  const shown = shapeName === undefined ? {} : expose(model, shapeName, value, 0);
  return typeof shown === 'object' && shown !== null && !Array.isArray(shown) && Object.keys(shown).length > 0
    ? (shown as JsonObject)
    : null;
}

function expose(model: ServiceModel, shapeName: string, value: Json, depth: number): Json | undefined {
  const shape = model.shapes[shapeName];
  if (shape?.sensitive || depth > maximumDepth) return undefined;
  if (shape?.type === 'timestamp' && typeof value === 'string') return trailDate(value);
  if (Array.isArray(value)) {
    return value.flatMap((element) => expose(model, shape?.member?.shape ?? '', element, depth + 1) ?? []);
  }
  if (typeof value !== 'object' || value === null) return value;
  const shown: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (secretMembers.has(name)) continue;
    const member = shape?.members?.[name]?.shape ?? shape?.value?.shape ?? '';
    const exposedInner = expose(model, member, inner, depth + 1);
    // Keys of maps are data: they stay as they are.
    if (exposedInner !== undefined) shown[shape?.type === 'map' ? name : lowerFirst(name)] = exposedInner;
  }
  return shown;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Nov 22, 2026 12:22:02 PM`, as recorded events show dates. */
function trailDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const hours = date.getUTCHours();
  const two = (number: number) => String(number).padStart(2, '0');
  const clock = `${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`;
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()} ${clock}`;
}
