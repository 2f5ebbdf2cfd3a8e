import type { ScenarioListing } from '../stores/scenarioLibrary.ts';

/** The scenarios by track, as text. */
export function scenarioList(listings: readonly ScenarioListing[]): string {
  const width = Math.max(...listings.map(({ slug }) => slug.length));
  const tracks = [...new Set(listings.map(trackOf))];
  return tracks
    .map((track) => {
      const rows = listings
        .filter((entry) => trackOf(entry) === track)
        .map(
          ({ slug, title, difficulty, minutes }) =>
            `  ${slug.padEnd(width)}  level ${difficulty} of 5  ${String(minutes).padStart(2)} min  ${title}\n`,
        );
      return `${track}\n${rows.join('')}`;
    })
    .join('\n');
}

function trackOf({ track, pack }: ScenarioListing): string {
  return pack === undefined ? track : `pack ${pack}`;
}
