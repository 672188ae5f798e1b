package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.Happened.StageMoved;
import io.wavegate.local.simulate.trace.Happened.Stood;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** What stood where levers are pulled. */
final class Estate {
  private final Trace trace;

  /** A wave's stage in one account and Region. */
  record Target(String stage, String account, String region) {
    private boolean isAt(Stood stood) {
      return stood.stage().equals(stage)
          && stood.account().equals(account)
          && stood.region().equals(region);
    }

    String said() {
      return stage + " in " + region;
    }
  }

  Estate(Trace trace) {
    this.trace = trace;
  }

  /**
   * Whether a target has, at a place in the trace, what it had before a release came to its stage;
   * before the last release that was good, where the one before was left there and never judged.
   */
  boolean isBack(Story story, String execution, Target target, int index) {
    Optional<String> wanted = before(story, execution, target);
    return last(target, index)
        .filter(now -> !now.isMoving())
        .map(Stood::version)
        .filter(version -> wanted.filter(version::equals).isPresent())
        .isPresent();
  }

  private Optional<String> before(Story story, String execution, Target target) {
    int came = came(execution, target);
    Optional<StageMoved> previous =
        trace.all().subList(0, came).stream()
            .filter(StageMoved.class::isInstance)
            .map(StageMoved.class::cast)
            .filter(moved -> moved.stage().equals(target.stage()))
            .filter(moved -> !story.isRollback(moved.execution()))
            .reduce((earlier, later) -> later)
            .filter(moved -> isLeftBehind(story, moved, trace.all().get(came).at()));
    return previous.isPresent()
        ? before(story, previous.get().execution(), target)
        : last(target, came).map(Stood::version);
  }

  /**
   * It ended there without success before its promotion gate was over, and nothing took it back.
   * One that was stopped before that gate was asked is what stood there, for all that is known.
   */
  private static boolean isLeftBehind(Story story, StageMoved last, Instant by) {
    String wave = story.plan().ofStage(last.stage()).name();
    boolean asked =
        story.gates().stands().stream()
            .anyMatch(stand -> stand.isOf(last.execution(), wave, "promotion"));
    return asked
        && !last.state().equals("SUCCEEDED")
        && !story.isRolledBack(last.execution(), last.stage(), by);
  }

  private int came(String execution, Target target) {
    Predicate<StageMoved> first =
        moved -> moved.execution().equals(execution) && moved.stage().equals(target.stage());
    for (int i = 0; i < trace.all().size(); i++) {
      if (trace.all().get(i) instanceof StageMoved moved && first.test(moved)) {
        return i;
      }
    }
    return 0;
  }

  private Optional<Stood> last(Target target, int before) {
    return trace.all().subList(0, before).stream()
        .filter(Stood.class::isInstance)
        .map(Stood.class::cast)
        .filter(target::isAt)
        .reduce((earlier, later) -> later);
  }
}
