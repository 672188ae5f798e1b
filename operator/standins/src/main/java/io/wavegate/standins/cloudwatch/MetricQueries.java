package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.cloudwatch.MathValue.Scalar;
import io.wavegate.standins.cloudwatch.MathValue.Series;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The queries of one GetMetricData, each read or calculated once. */
final class MetricQueries {
  private static final Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

  private final Map<String, JsonNode> queries = new LinkedHashMap<>();
  private final Map<String, MathValue> known = new LinkedHashMap<>();
  private final Set<String> underWay = new LinkedHashSet<>();
  private final Reader reader;

  /** Reads the metric of a query. */
  interface Reader {
    /** What it reported. */
    Series read(JsonNode query) throws ServiceError;
  }

  MetricQueries(JsonNode asked, Reader reader) throws ServiceError {
    this.reader = reader;
    for (JsonNode query : asked) {
      String id = query.path("Id").asText();
      if (!ID.matcher(id).matches()) {
        throw wrong("The value '%s' for parameter Id is not a valid id".formatted(id));
      }
      if (queries.put(id, query) != null) {
        throw wrong("The id '%s' is there twice".formatted(id));
      }
      if (query.has("Expression") == query.path("MetricStat").isObject()) {
        throw wrong("Query '%s' must have either MetricStat or Expression".formatted(id));
      }
    }
  }

  /** What a query that is told comes to: a scalar cannot be. */
  Series series(String id) throws ServiceError {
    return switch (value(id)) {
      case Series series -> series;
      case Scalar scalar ->
          throw wrong(
              "Error in expression '%s': the final result must be a time series".formatted(id));
    };
  }

  private MathValue value(String id) throws ServiceError {
    MathValue before = known.get(id);
    if (before != null) {
      return before;
    }
    JsonNode query = queries.get(id);
    if (query == null) {
      throw wrong("Undefined variable '%s'".formatted(id));
    }
    if (!underWay.add(id)) {
      throw wrong("Expression '%s' refers to itself".formatted(id));
    }
    MathValue value =
        query.has("Expression")
            ? MetricMath.evaluate(id, query.path("Expression").asText(), this::value)
            : reader.read(query);
    known.put(id, value);
    return value;
  }

  private static ServiceError wrong(String what) {
    return ServiceError.badRequest("ValidationError", what);
  }
}
