const variants: readonly (readonly [RegExp, string])[] = [
  [/\/<key>/g, '/$${TagKey}'],
  [/\/tag-key$/, '/$${TagKey}'],
];

/** Tag keys are published as `<key>`, `tag-key` and `${TagKey}`: the last spelling for all. */
export function normalisedKey(key: string): string {
  return variants.reduce((text, [variant, spelling]) => text.replace(variant, spelling), key);
}
