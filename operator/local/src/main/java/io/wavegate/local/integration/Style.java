package io.wavegate.local.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How members and times of an API look to a state machine. The optimised integrations show what the
 * first AWS SDK for Java made of them, {@code aws-sdk} ones what the second makes (recorded
 * executions).
 */
enum Style {
  /** {@code MD5OfMessageBody}; times in milliseconds. */
  OPTIMIZED {
    @Override
    String name(String member) {
      return capital(member);
    }

    @Override
    JsonNode time(Instant instant) {
      return LongNode.valueOf(instant.toEpochMilli());
    }
  },
  /** {@code Md5OfMessageBody}; times in ISO 8601. */
  AWS_SDK {
    @Override
    String name(String member) {
      return ACRONYM
          .matcher(capital(member))
          .replaceAll(run -> run.group(1) + run.group(2).toLowerCase(Locale.ROOT));
    }

    @Override
    JsonNode time(Instant instant) {
      return TextNode.valueOf(instant.toString());
    }
  };

  private static final Pattern ACRONYM = Pattern.compile("([A-Z])([A-Z0-9]+)(?=[A-Z][a-z]|$)");

  /** A member's name in PascalCase, whatever the API's own case. */
  abstract String name(String member);

  /** A time as an answer shows it. */
  abstract JsonNode time(Instant instant);

  private static String capital(String member) {
    return member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
  }
}
