package io.wavegate.standins.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.ServiceError;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages through a list that is newest first. What was added since the first page is passed over, so
 * that no item is told twice.
 */
final class Paging {
  private static final Pattern TOKEN = Pattern.compile("page-(\\d{1,9})-of-(\\d{1,9})");
  private static final int DEFAULT_PAGE = 100;

  private Paging() {}

  static <T> void fill(ObjectNode answer, JsonNode input, List<T> items, Consumer<T> page)
      throws ServiceError {
    int size = items.size();
    int from = 0;
    String token = input.path("nextToken").asText("");
    if (!token.isEmpty()) {
      Matcher known = TOKEN.matcher(token);
      if (!known.matches() || Integer.parseInt(known.group(2)) > size) {
        throw ServiceError.badRequest(
            "InvalidNextTokenException", "The next token '%s' is not valid".formatted(token));
      }
      size = Integer.parseInt(known.group(2));
      from = items.size() - size + Integer.parseInt(known.group(1));
    }
    int until = Math.min(items.size(), from + input.path("maxResults").asInt(DEFAULT_PAGE));
    items.subList(Math.min(from, until), until).forEach(page);
    if (until < items.size()) {
      answer.put("nextToken", "page-%d-of-%d".formatted(until - (items.size() - size), size));
    }
  }
}
