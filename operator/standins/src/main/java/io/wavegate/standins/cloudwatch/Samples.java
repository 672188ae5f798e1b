package io.wavegate.standins.cloudwatch;

import io.wavegate.standins.ServiceError;

/** What was reported of one metric in one period. */
record Samples(double count, double sum, double least, double most) {

  Samples and(Samples other) {
    return new Samples(
        count + other.count,
        sum + other.sum,
        Math.min(least, other.least),
        Math.max(most, other.most));
  }

  static void require(String stat) throws ServiceError {
    switch (stat) {
      case "Sum", "SampleCount", "Average", "Minimum", "Maximum" -> {}
      default ->
          throw ServiceError.badRequest(
              "ValidationError", "The statistic '%s' is not imitated".formatted(stat));
    }
  }

  double statistic(String stat) {
    return switch (stat) {
      case "SampleCount" -> count;
      case "Average" -> sum / count;
      case "Minimum" -> least;
      case "Maximum" -> most;
      default -> sum;
    };
  }
}
