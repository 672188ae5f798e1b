package io.wavegate.standins.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.ServiceError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages and periods of GetMetricData. */
final class MetricPage {
  private static final Pattern TOKEN = Pattern.compile("datapoint-(\\d{1,9})");
  private static final List<Integer> SHORT_PERIODS = List.of(1, 5, 10, 20, 30);

  private MetricPage() {}

  static int start(JsonNode input) throws ServiceError {
    String token = input.path("NextToken").asText("");
    if (token.isEmpty()) {
      return 0;
    }
    Matcher known = TOKEN.matcher(token);
    if (!known.matches()) {
      throw ServiceError.badRequest("InvalidNextToken", "Invalid NextToken '%s'".formatted(token));
    }
    return Integer.parseInt(known.group(1));
  }

  static String token(int next) {
    return "datapoint-" + next;
  }

  /** A period is 1, 5, 10, 20 or 30 seconds, or a multiple of 60. */
  static int period(int seconds) throws ServiceError {
    if (seconds % 60 != 0 && !SHORT_PERIODS.contains(seconds)) {
      throw ServiceError.badRequest(
          "ValidationError",
          "Period must be 1, 5, 10, 20, 30 or a multiple of 60, got %d".formatted(seconds));
    }
    return seconds;
  }
}
