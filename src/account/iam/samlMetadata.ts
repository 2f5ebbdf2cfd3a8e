/** What IAM reads from the metadata of a SAML identity provider. */
export interface SamlMetadata {
  readonly entityId: string;
  /** Milliseconds since 1970; null where the metadata name no end. */
  readonly validUntil: number | null;
}

const descriptor = /<(?:[\w-]+:)?EntityDescriptor\b([^<>]*)>/;

/** The metadata in an XML text; null where it is none of an identity provider. */
export function readSamlMetadata(text: string): SamlMetadata | null {
  const attributes = descriptor.exec(text)?.[1];
  if (attributes === undefined || !/<(?:[\w-]+:)?IDPSSODescriptor\b/.test(text)) return null;
  if (!/<\/(?:[\w-]+:)?EntityDescriptor\s*>\s*$/.test(text)) return null;
  const entityId = attributeOf(attributes, 'entityID');
  const until = Date.parse(attributeOf(attributes, 'validUntil') ?? '');
  return entityId ? { entityId, validUntil: Number.isNaN(until) ? null : until } : null;
}

/** The value of an attribute in the text of an XML tag. */
export const attributeOf = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"'<>]*)["']`).exec(attributes)?.[1];
