const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** Documentation as plain text: paragraphs and list items on lines of their own, links and markup gone. */
export function plainText(html: string): string {
  const lines = html
    .replace(/<fullname>.*?<\/fullname>/gs, '')
    .replace(/\s+/g, ' ')
    .replace(/<li>\s*(<p>)?/g, '\n- ')
    .replace(/<(p|br|note|important|ul|ol|dl|dt|dd)\/?>/g, '\n')
    .replace(/<\/?[a-zA-Z][^>]*>/g, '')
    .replace(/&[a-z#0-9]+;/g, (entity) => entities[entity] ?? entity);
  return lines
    .split('\n')
    .map((line) =>
      line
        .replace(/ +/g, ' ')
        .replace(/ ([.,;:)])/g, '$1')
        .trim(),
    )
    .filter((line) => line !== '' && line !== '-')
    .join('\n');
}
