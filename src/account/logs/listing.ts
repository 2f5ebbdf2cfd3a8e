import type { JsonObject } from '../call.ts';
import { optionalText, structures } from '../iam/input.ts';
import type { Invocation } from '../operation.ts';
import type { LogStream } from '../resourceState.ts';

/** Streams of a listing by name: Amazon CloudWatch Logs API Reference, DescribeLogStreams. */
export function streamsIn({ input }: Invocation, streams: readonly LogStream[]): readonly LogStream[] {
  const prefix = optionalText(input, 'logStreamNamePrefix') ?? '';
  const sorted = streams
    .filter(({ name }) => name.startsWith(prefix))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return input.descending === true ? sorted.reverse() : sorted;
}

/** Metric filters that a listing asks for. */
export function filtersIn({ input }: Invocation, filters: readonly JsonObject[]): readonly JsonObject[] {
  const prefix = optionalText(input, 'filterNamePrefix') ?? '';
  const fitsMetric = (one: JsonObject) =>
    structures(one, 'metricTransformations').some(
      (metric) =>
        (input.metricName ?? metric.metricName) === metric.metricName &&
        (input.metricNamespace ?? metric.metricNamespace) === metric.metricNamespace,
    );
  return filters.filter((one) => (optionalText(one, 'filterName') ?? '').startsWith(prefix) && fitsMetric(one));
}
