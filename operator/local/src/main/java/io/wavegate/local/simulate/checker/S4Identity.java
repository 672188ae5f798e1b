package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.checker.Effects.Effect;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Issued;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S4: token, job and execution of every effect are those of its own gate. Who sends is told by what
 * the invocation was given; one that was given no execution, a schedule's tick, is not judged.
 */
final class S4Identity implements Rule {
  @Override
  public List<Breach> breaches(Story story) {
    List<Breach> breaches = new ArrayList<>();
    for (Effect effect : story.effects().all()) {
      wrong(story, effect)
          .ifPresent(
              what ->
                  breaches.add(
                      new Breach(
                          "S4",
                          effect.at(),
                          story.function(effect.call().invocation()) + " " + what)));
    }
    return breaches;
  }

  private static Optional<String> wrong(Story story, Effect effect) {
    if (effect.issued().isEmpty()) {
      return Optional.of("sent " + effect.call().operation() + " with a secret never given out");
    }
    Issued issued = effect.issued().get();
    Called call = effect.call();
    boolean named = call.input().has("stageName");
    if (named
        && !(call.input().path("stageName").asText().equals(issued.stage())
            && call.input().path("actionName").asText().equals(issued.action()))) {
      return Optional.of(
          "used the token of %s/%s for %s/%s"
              .formatted(
                  issued.stage(),
                  issued.action(),
                  call.input().path("stageName").asText(),
                  call.input().path("actionName").asText()));
    }
    String payload = story.payload(call.invocation());
    boolean silent = payload.contains("\"Scheduled Event\"");
    return silent || payload.contains(issued.execution())
        ? Optional.empty()
        : Optional.of(
            "answered %s/%s of execution %s on behalf of another"
                .formatted(issued.stage(), issued.action(), issued.execution()));
  }
}
