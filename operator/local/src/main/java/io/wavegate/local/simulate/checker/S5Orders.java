package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * S5 of levers in targets: of one kind no two accepted orders in a row that ask the same of a
 * target for a release, never one for a rollback, and none without its intent (S9). Where the
 * deployment is taken back for a test and brought forward again, it may be taken back once more.
 */
final class S5Orders implements Rule {
  /** Members that name what is ordered to go back. */
  private static final List<String> NAMES =
      List.of(
          "service",
          "serviceDeploymentArn",
          "FunctionName",
          "deploymentId",
          "EnvironmentId",
          "StackName");

  /** Members that name what is wanted, where an order names that. */
  private static final Map<String, String> VERSION =
      Map.of("UpdateService", "taskDefinition", "UpdateAlias", "FunctionVersion");

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    Map<String, String> last = new LinkedHashMap<>();
    List<Happened> all = story.trace().all();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Ordered order && order.outcome().isEmpty()) {
        String release = S5Rollback.release(story, order.invocation());
        String what = said(order);
        String asked = order.input().path(VERSION.getOrDefault(order.operation(), "")).asText();
        if (asked.equals(last.put(release + " " + what, asked))) {
          breaches.add(new Breach("S5", order.at(), what + " was ordered twice for " + release));
        }
        if (story.isRollback(release)) {
          breaches.add(new Breach("S5", order.at(), what + " was ordered for a rollback"));
        }
        if (!isIntended(story, order, release, i)) {
          breaches.add(new Breach("S9", order.at(), what + " was ordered without an intent"));
        }
      }
    }
    return breaches;
  }

  private static String said(Ordered order) {
    String target =
        NAMES.stream()
            .map(name -> order.input().path(name).asText())
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    return "%s %s in %s".formatted(order.operation(), target, place(order));
  }

  private static String place(Ordered order) {
    return order.account() + "/" + order.region();
  }

  private static boolean isIntended(Story story, Ordered order, String release, int index) {
    return story
        .gates()
        .lastLine(
            index,
            line ->
                line.execution().equals(release)
                    && line.kind().equals("INTENT")
                    && line.text().endsWith(", in " + place(order)))
        .isPresent();
  }
}
