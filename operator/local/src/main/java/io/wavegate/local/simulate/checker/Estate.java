package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.Happened.StageMoved;
import io.wavegate.local.simulate.trace.Happened.Stood;
import io.wavegate.local.simulate.trace.Trace;
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

  /** Whether what was there before a release came to the stage is there at a place in the trace. */
  boolean isBack(String execution, Target target, int index) {
    Optional<Stood> before = last(target, came(execution, target));
    return last(target, index)
        .filter(now -> !now.isMoving())
        .map(Stood::version)
        .filter(version -> before.map(Stood::version).filter(version::equals).isPresent())
        .isPresent();
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
