package io.wavegate.local.simulate.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.local.simulate.schedule.Plan;
import io.wavegate.local.simulate.schedule.When;
import io.wavegate.local.simulate.schedule.When.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sees the moments that schedules count from; each counts when it comes for the first time. */
final class Moments implements Consumer<ObjectNode> {
  private record Waiting(When when, Runnable deed) {}

  private record Seen(int wave, Moment moment) {}

  private final Stage stage;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Set<Seen> seen = new LinkedHashSet<>();
  private Optional<String> release = Optional.empty();
  private int due;

  Moments(Stage stage) {
    this.stage = stage;
  }

  /** Does something then; never if the moment does not come. */
  void at(When when, Runnable deed) {
    waiting.add(new Waiting(when, deed));
  }

  /** The release has started. */
  void begin(String execution) {
    release = Optional.of(execution);
    reached(new Seen(0, Moment.START));
  }

  /** Whether something is still to be done at a time that is known. */
  boolean isSomethingDue() {
    return due > 0;
  }

  @Override
  public void accept(ObjectNode event) {
    JsonNode detail = event.path("detail");
    boolean own =
        event.path("detail-type").asText().equals("CodePipeline Action Execution State Change")
            && release.filter(detail.path("execution-id").asText()::equals).isPresent();
    if (own) {
      List<Plan.Wave> waves = stage.schedule().plan().waves();
      for (int i = 0; i < waves.size(); i++) {
        if (waves.get(i).stage().equals(detail.path("stage").asText())) {
          int wave = i;
          moment(detail.path("action").asText(), detail.path("state").asText())
              .ifPresent(moment -> reached(new Seen(wave, moment)));
        }
      }
    }
  }

  private static Optional<Moment> moment(String action, String state) {
    return switch (action + " " + state) {
      case Plan.ENTRY + " STARTED" -> Optional.of(Moment.ENTRY);
      case Plan.DEPLOY + " STARTED" -> Optional.of(Moment.DEPLOYMENT);
      case Plan.PROMOTION + " STARTED" -> Optional.of(Moment.GATE);
      case Plan.PROMOTION + " SUCCEEDED" -> Optional.of(Moment.PASSED);
      case Plan.PROMOTION + " FAILED" -> Optional.of(Moment.FAILED);
      default -> Optional.empty();
    };
  }

  private void reached(Seen moment) {
    if (!seen.add(moment)) {
      return;
    }
    for (Waiting each : List.copyOf(waiting)) {
      boolean start = moment.moment() == Moment.START;
      if (each.when().moment() == moment.moment()
          && (start || each.when().wave() == moment.wave())) {
        waiting.remove(each);
        due++;
        Duration after = each.when().after();
        stage.scheduler().at(stage.now().plus(after), "world acts", () -> act(each.deed()));
      }
    }
  }

  private void act(Runnable deed) {
    due--;
    deed.run();
  }
}
