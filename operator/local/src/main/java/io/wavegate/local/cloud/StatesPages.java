package io.wavegate.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.ServiceError;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list that only grows, told page by page. A token says how many items have been told and how
 * many there were: where new items come first, what was added since is passed over.
 *
 * @param member the answer's member that holds the page
 * @param growsAtFront whether new items come first
 * @param view how an item is shown
 */
record StatesPages<T>(
    String member, List<T> items, boolean growsAtFront, Function<T, ObjectNode> view) {
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,9})-of-(\\d{1,9})");
  private static final int DEFAULT = 100;

  /** Answers the page that is asked for. */
  ObjectNode page(JsonNode input) throws ServiceError {
    int total = items.size();
    int told = 0;
    String token = input.path("nextToken").asText("");
    if (!token.isEmpty()) {
      Matcher known = TOKEN.matcher(token);
      if (!known.matches() || Integer.parseInt(known.group(2)) > items.size()) {
        throw ServiceError.badRequest("InvalidToken", "Invalid Token: '" + token + "'");
      }
      told = Integer.parseInt(known.group(1));
      total = growsAtFront ? Integer.parseInt(known.group(2)) : total;
    }
    int skipped = items.size() - total;
    int asked = input.path("maxResults").asInt(0);
    int from = Math.min(items.size(), skipped + told);
    int until = Math.min(items.size(), from + (asked == 0 ? DEFAULT : asked));
    ObjectNode answer = StatesViews.object();
    ArrayNode page = answer.putArray(member);
    items.subList(from, until).forEach(item -> page.add(view.apply(item)));
    if (until < items.size()) {
      answer.put("nextToken", (until - skipped) + "-of-" + total);
    }
    return answer;
  }
}
