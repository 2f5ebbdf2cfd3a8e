/** A place that `aws s3` reads or writes. */
export type S3Place =
  | { readonly kind: 'bucket'; readonly bucket: string; readonly key: string }
  | { readonly kind: 'file'; readonly path: string };

/** `s3://bucket/key`, or a file of the virtual folder. */
export function s3Place(text: string): S3Place {
  if (!text.startsWith('s3://')) return { kind: 'file', path: text };
  const rest = text.slice('s3://'.length);
  const slash = rest.indexOf('/');
  return slash < 0
    ? { kind: 'bucket', bucket: rest, key: '' }
    : { kind: 'bucket', bucket: rest.slice(0, slash), key: rest.slice(slash + 1) };
}

/** As `aws s3` prints a place: files with `./` in front. */
export function shownPlace(place: S3Place): string {
  if (place.kind === 'bucket') return `s3://${place.bucket}/${place.key}`;
  return place.path.startsWith('/') || place.path.startsWith('./') ? place.path : `./${place.path}`;
}

/** The last part of a key or path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const units = ['KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `1 Byte`, `10 Bytes`, `1.5 KiB`. */
export function humanSize(bytes: number): string {
  if (bytes === 1) return '1 Byte';
  if (bytes < 1024) return `${bytes} Bytes`;
  let size = bytes;
  let unit = '';
  for (const next of units) {
    if (Math.round(size) < 1024 && unit !== '') break;
    size /= 1024;
    unit = next;
  }
  return `${size.toFixed(1)} ${unit}`;
}
