package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Rollback;
import io.wavegate.local.simulate.trace.Happened.StageMoved;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * S5: at most one rollback for an execution and stage, only to a STANDARD execution that succeeded
 * there, and never of a rollback.
 */
final class S5Rollback implements Rule {
  private static final Pattern GATE = Pattern.compile("\"gate\"\\s*:\\s*\"[^\"]*/([0-9a-f-]{36})/");

  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (Rollback rollback : story.effects().rollbacks()) {
      wrong(story, rollback, done)
          .forEach(what -> breaches.add(new Breach("S5", rollback.call().at(), what)));
    }
    return breaches;
  }

  private static List<String> wrong(Story story, Rollback rollback, Set<String> done) {
    List<String> wrong = new ArrayList<>();
    String release = release(story, rollback);
    String stage = rollback.stage();
    if (!done.add(release + "/" + stage)) {
      wrong.add("stage " + stage + " was rolled back twice for execution " + release);
    }
    if (story.isRollback(release)) {
      wrong.add("stage " + stage + " was rolled back for " + release + ", a rollback itself");
    }
    if (story.isRollback(rollback.target())) {
      wrong.add("stage " + stage + " was rolled back to a rollback");
    }
    if (!story.stageCameTo(rollback.target(), stage, "SUCCEEDED", rollback.index())) {
      wrong.add("stage " + stage + " was rolled back to what never succeeded there");
    }
    if (rollback.target().equals(release)) {
      wrong.add("stage " + stage + " was rolled back to the release itself");
    }
    latest(story, rollback)
        .filter(latest -> !latest.equals(release))
        .ifPresent(
            latest ->
                wrong.add(
                    "stage %s was rolled back for %s while it showed %s%s"
                        .formatted(
                            stage,
                            release,
                            story.isRollback(latest) ? "the rollback " : "",
                            latest)));
    return wrong;
  }

  /** The execution that is rolled back, whoever asked for it: the one that the step was given. */
  static String release(Story story, Rollback rollback) {
    return release(story, rollback.call().invocation());
  }

  /** The execution that a step was given. */
  static String release(Story story, int invocation) {
    Matcher gate = GATE.matcher(story.payload(invocation));
    return gate.find() ? gate.group(1) : "unknown";
  }

  /** Which execution the stage showed: the one that entered it last before. */
  private static Optional<String> latest(Story story, Rollback rollback) {
    return story
        .before(rollback.index())
        .filter(StageMoved.class::isInstance)
        .map(StageMoved.class::cast)
        .filter(moved -> moved.stage().equals(rollback.stage()))
        .filter(moved -> moved.at().isBefore(rollback.call().at()))
        .map(StageMoved::execution)
        .reduce((earlier, later) -> later);
  }
}
