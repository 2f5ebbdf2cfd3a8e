import { createHash } from 'node:crypto';
import { nextText } from './generator.ts';
import type { OidcProvider, SamlProvider } from './identityProvider.ts';
import { drawFor, type Site, tagsOf, timeOf } from './startEntity.ts';
import type { OidcProviderStart, SamlProviderStart } from './startShape.ts';

export function oidcProviderOf(site: Site, start: OidcProviderStart): OidcProvider {
  const url = start.url.replace(/^https:\/\//, '');
  return {
    arn: `arn:aws:iam::${site.account}:oidc-provider/${url}`,
    url,
    clientIds: start.clientIds ?? ['sts.amazonaws.com'],
    thumbprints: [
      createHash('sha1')
        .update(url.split('/', 1)[0] ?? '')
        .digest('hex'),
    ],
    created: timeOf(site, start.created),
    tags: tagsOf(start.tags),
  };
}

const century = 100 * 365.25 * 86_400_000;
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** As small as IAM takes metadata. */
const metadataOf = (entityId: string): string =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escaped(entityId)}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${' '.repeat(900)}</IDPSSODescriptor></EntityDescriptor>`;

export function samlProviderOf(site: Site, start: SamlProviderStart): SamlProvider {
  const created = timeOf(site, start.created);
  const entityId = start.entityId ?? `https://idp.example/${start.name}`;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return {
    arn: `arn:aws:iam::${site.account}:saml-provider/${start.name}`,
    name: start.name,
    uuid: drawFor(site, `saml/${start.name}`, (state) => nextText(state, letters, 32)),
    metadata: metadataOf(entityId),
    entityId,
    created,
    validUntil: created + century,
    tags: tagsOf(start.tags),
    encryption: null,
    privateKeys: [],
  };
}
