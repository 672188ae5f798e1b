package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.MathValue.Grid;
import io.wavegate.standins.cloudwatch.MathValue.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Metric values: computed by a source, or put. */
final class Metrics {
  private static final int DEFAULT_DATAPOINTS = 100_800;
  private static final int QUERY_LIMIT = 500;

  private final Map<MetricName, MetricSource> sources = new LinkedHashMap<>();
  private final Map<MetricName, NavigableMap<Instant, Samples>> stored = new LinkedHashMap<>();

  /** One datapoint of one query. */
  private record Point(int query, Instant at, double value) {}

  /** The datapoints of all queries, and which of them are told now. */
  private record Page(List<Point> points, int from, int until) {}

  void source(MetricName metric, MetricSource source) {
    sources.put(metric, source);
  }

  /** PutMetricData. */
  JsonNode put(JsonNode input, Instant now) throws ServiceError {
    String namespace = input.path("Namespace").asText();
    if (namespace.startsWith("AWS/")) {
      throw ServiceError.badRequest(
          "InvalidParameterValue", "The namespace '%s' is reserved".formatted(namespace));
    }
    for (JsonNode datum : input.path("MetricData")) {
      Instant at = datum.has("Timestamp") ? Json.instant(datum.path("Timestamp")) : now;
      NavigableMap<Instant, Samples> series =
          stored.computeIfAbsent(MetricName.of(namespace, datum), unused -> new TreeMap<>());
      for (Samples samples : samples(datum)) {
        series.merge(at, samples, Samples::and);
      }
    }
    return Json.object();
  }

  private static List<Samples> samples(JsonNode datum) {
    JsonNode set = datum.path("StatisticValues");
    List<Samples> samples = new ArrayList<>();
    if (set.isObject()) {
      samples.add(
          new Samples(
              set.path("SampleCount").asDouble(),
              set.path("Sum").asDouble(),
              set.path("Minimum").asDouble(),
              set.path("Maximum").asDouble()));
    }
    if (datum.has("Value")) {
      double value = datum.path("Value").asDouble();
      samples.add(new Samples(1, value, value, value));
    }
    for (int i = 0; i < datum.path("Values").size(); i++) {
      double value = datum.path("Values").path(i).asDouble();
      double count = datum.path("Counts").path(i).asDouble(1);
      samples.add(new Samples(count, value * count, value, value));
    }
    return samples;
  }

  /** GetMetricData. */
  JsonNode get(JsonNode input, Instant now) throws ServiceError {
    JsonNode queries = input.path("MetricDataQueries");
    if (queries.size() > QUERY_LIMIT) {
      throw ServiceError.badRequest(
          "ValidationError", "at most 500 queries, got " + queries.size());
    }
    MetricQueries all = new MetricQueries(queries, query -> series(query, input, now));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      if (queries.path(i).path("ReturnData").asBoolean(true)) {
        points.addAll(points(i, all.series(queries.path(i).path("Id").asText()), input));
      }
    }
    int from = MetricPage.start(input);
    int limit = input.path("MaxDatapoints").asInt(DEFAULT_DATAPOINTS);
    return answer(queries, new Page(points, from, Math.min(points.size(), from + limit)));
  }

  private static JsonNode answer(JsonNode queries, Page page) {
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("MetricDataResults");
    for (int i = 0; i < queries.size(); i++) {
      if (queries.path(i).path("ReturnData").asBoolean(true)) {
        results.add(result(i, queries.path(i), page));
      }
    }
    answer.putArray("Messages");
    if (page.until() < page.points().size()) {
      answer.put("NextToken", MetricPage.token(page.until()));
    }
    return answer;
  }

  private static ObjectNode result(int query, JsonNode asked, Page page) {
    JsonNode stat = asked.path("MetricStat");
    ObjectNode result = Json.object().put("Id", asked.path("Id").asText());
    String name = stat.path("Metric").path("MetricName").asText(asked.path("Id").asText());
    result.put("Label", asked.path("Label").asText(name));
    ArrayNode timestamps = result.putArray("Timestamps");
    ArrayNode values = result.putArray("Values");
    boolean complete = true;
    for (int i = page.from(); i < page.points().size(); i++) {
      Point point = page.points().get(i);
      if (point.query() == query && i < page.until()) {
        timestamps.add(Json.timestamp(point.at()));
        values.add(point.value());
      }
      complete = complete && (point.query() != query || i < page.until());
    }
    return result.put("StatusCode", complete ? "Complete" : "PartialData");
  }

  private static List<Point> points(int query, Series series, JsonNode input) {
    List<Point> points = new ArrayList<>();
    series.points().forEach((at, value) -> points.add(new Point(query, at, value)));
    boolean ascending = input.path("ScanBy").asText().equals("TimestampAscending");
    return ascending ? points : points.reversed();
  }

  private Series series(JsonNode asked, JsonNode input, Instant now) throws ServiceError {
    JsonNode stat = asked.path("MetricStat");
    String statistic = stat.path("Stat").asText();
    Samples.require(statistic);
    int period = MetricPage.period(stat.path("Period").asInt());
    JsonNode metric = stat.path("Metric");
    MetricName name = MetricName.of(metric.path("Namespace").asText(), metric);
    long begin = Json.instant(input.path("StartTime")).getEpochSecond();
    Instant first = Instant.ofEpochSecond(Math.floorDiv(begin, period) * period);
    Instant end = earlier(Json.instant(input.path("EndTime")), now);
    NavigableMap<Instant, Double> points = new TreeMap<>();
    for (Instant at = first; at.isBefore(end); at = at.plusSeconds(period)) {
      Instant from = at;
      read(name, from, earlier(at.plusSeconds(period), now))
          .ifPresent(samples -> points.put(from, samples.statistic(statistic)));
    }
    return new Series(new Grid(first, end, period), points);
  }

  private Optional<Samples> read(MetricName name, Instant from, Instant until) {
    List<Samples> found = new ArrayList<>();
    MetricSource source = sources.get(name);
    if (source != null) {
      OptionalDouble sum = source.sum(from, until);
      if (sum.isPresent()) {
        found.add(new Samples(sum.getAsDouble(), sum.getAsDouble(), 1, 1));
      }
    }
    NavigableMap<Instant, Samples> series = stored.get(name);
    if (series != null) {
      found.addAll(series.subMap(from, true, until, false).values());
    }
    return found.stream().reduce(Samples::and);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
