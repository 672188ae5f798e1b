package io.wavegate.handlers.handler;

/** Where the AWS console is. */
final class Consoles {
  private Consoles() {}

  /** Its host in a partition ({@code aws}, {@code aws-cn}, {@code aws-us-gov}) and Region. */
  static String host(String partition, String region) {
    return switch (partition) {
      case "aws-cn" -> "console.amazonaws.cn";
      case "aws-us-gov" -> "console.amazonaws-us-gov.com";
      default -> region + ".console.aws.amazon.com";
    };
  }
}
