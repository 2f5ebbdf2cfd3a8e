import { attributeOf } from '../iam/samlMetadata.ts';
import { idpSignature } from '../idpSignature.ts';

/** What AWS reads from a SAML response. Times are milliseconds since 1970, NaN where the response names none. */
export interface SamlResponse {
  readonly issuer: string;
  readonly subject: string;
  /** `persistent`, `transient` or the full URI of another format. */
  readonly subjectType: string;
  readonly recipient: string;
  readonly audiences: readonly string[];
  readonly issued: number;
  readonly notOnOrAfter: number;
  readonly sessionNotOnOrAfter: number;
  /** By attribute name. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** False where somebody else made or changed the response. */
  readonly genuine: boolean;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => entities[name] ?? '').trim();
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&${Object.entries(entities).find(([, one]) => one === letter)?.[0]};`);

const tag = (name: string): string => `<(?:[\\w-]+:)?${name}\\b([^<>]*)>`;
const element = (name: string, flags = ''): RegExp => new RegExp(`${tag(name)}([^<]*)</(?:[\\w-]+:)?${name}>`, flags);
const signature = /(<(?:[\w-]+:)?SignatureValue>)([^<]*)(<\/(?:[\w-]+:)?SignatureValue>)/;

/** Attributes with their values; the text is cut at attribute tags, so that its length bounds the work. */
function attributesOf(xml: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const piece of xml.split(/<(?:[\w-]+:)?Attribute(?=[\s>])/).slice(1)) {
    const name = attributeOf(piece.slice(0, Math.max(0, piece.indexOf('>'))), 'Name');
    const values = [...piece.matchAll(element('AttributeValue', 'g'))].map((match) => unescaped(match[2] ?? ''));
    if (name !== undefined) found.set(unescaped(name), [...(found.get(unescaped(name)) ?? []), ...values]);
  }
  return found;
}

const nameFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:';

/** The response in base 64 text; null where the text is none. */
export function readSamlResponse(text: string): SamlResponse | null {
  const xml = Buffer.from(text, 'base64').toString('utf8');
  const first = (name: string, part: 1 | 2) => unescaped(element(name).exec(xml)?.[part] ?? '');
  const attributesIn = (name: string) => new RegExp(tag(name)).exec(xml)?.[1] ?? '';
  const issuer = first('Issuer', 2);
  if (!/<(?:[\w-]+:)?Assertion\b/.test(xml) || issuer === '' || !element('NameID').test(xml)) return null;
  const confirmation = attributesIn('SubjectConfirmationData');
  const format = attributeOf(element('NameID').exec(xml)?.[1] ?? '', 'Format') ?? `${nameFormat}unspecified`;
  return {
    issuer,
    subject: first('NameID', 2),
    subjectType: format.startsWith(nameFormat) ? format.slice(nameFormat.length) : format,
    recipient: unescaped(attributeOf(confirmation, 'Recipient') ?? ''),
    audiences: [...xml.matchAll(element('Audience', 'g'))].map((match) => unescaped(match[2] ?? '')),
    issued: Date.parse(attributeOf(attributesIn('Assertion'), 'IssueInstant') ?? ''),
    notOnOrAfter: Date.parse(attributeOf(confirmation, 'NotOnOrAfter') ?? ''),
    sessionNotOnOrAfter: Date.parse(attributeOf(attributesIn('AuthnStatement'), 'SessionNotOnOrAfter') ?? ''),
    attributes: attributesOf(xml),
    genuine: signature.exec(xml)?.[2] === idpSignature(issuer, xml.replace(signature, '$1$3')),
  };
}

/** What a simulated identity provider says of somebody. */
export interface SamlStatement {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** Milliseconds since 1970. */
  readonly issued: number;
  readonly expires: number;
  readonly attributes: readonly (readonly [name: string, values: readonly string[]])[];
}

/** Where AWS takes SAML responses: the recipient that they name. */
export const signInUrl = 'https://signin.aws.amazon.com/saml';

const instant = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** A response that a simulated provider gives out, in base 64. */
export function makeSamlResponse(said: SamlStatement): string {
  const issuer = `<saml:Issuer>${escaped(said.issuer)}</saml:Issuer>`;
  const issued = `Version="2.0" IssueInstant="${instant(said.issued)}"`;
  const attributes = said.attributes.map(([name, values]) => {
    const inner = values.map((value) => `<saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`).join('');
    return `<saml:Attribute Name="${escaped(name)}">${inner}</saml:Attribute>`;
  });
  const xml = [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" ${issued} Destination="${signInUrl}">`,
    issuer,
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
    `<saml:Assertion ID="_assertion" ${issued}>`,
    issuer,
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureValue></ds:SignatureValue></ds:Signature>',
    `<saml:Subject><saml:NameID Format="${nameFormat}persistent">${escaped(said.subject)}</saml:NameID>`,
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${instant(said.expires)}" Recipient="${signInUrl}"/></saml:SubjectConfirmation></saml:Subject>`,
    `<saml:Conditions><saml:AudienceRestriction><saml:Audience>${escaped(said.audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement>`,
    '</saml:Assertion></samlp:Response>',
  ].join('');
  const signed = xml.replace(signature, `$1${idpSignature(said.issuer, xml)}$3`);
  return Buffer.from(signed).toString('base64');
}
