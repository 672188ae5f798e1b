package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Issued;
import io.wavegate.local.simulate.trace.Happened.Logged;
import io.wavegate.local.simulate.trace.Happened.MachineMoved;
import io.wavegate.local.simulate.trace.Happened.Returned;
import io.wavegate.local.simulate.trace.Happened.Wrote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * S10: no bearer secret in a log, a page, a summary, an answer, or the store outside of the items
 * that are there for it.
 */
final class S10Secrets implements Rule {
  private static final List<String> KEPT_IN = List.of("SECRET/", "JOBS");

  @Override
  public List<Breach> breaches(Story story) {
    List<String> secrets = story.trace().of(Issued.class).map(Issued::secret).distinct().toList();
    List<Breach> breaches = new ArrayList<>();
    for (Happened happened : story.trace().all()) {
      shown(happened)
          .flatMap(text -> secrets.stream().filter(text::contains).findFirst())
          .ifPresent(
              secret ->
                  breaches.add(
                      new Breach(
                          "S10",
                          happened.at(),
                          "a secret shows in a " + happened.getClass().getSimpleName())));
    }
    return breaches;
  }

  /** The text that somebody may read who must not know secrets. */
  private static Optional<String> shown(Happened happened) {
    return switch (happened) {
      case Logged logged -> Optional.of(logged.text());
      case Returned returned -> Optional.of(returned.text());
      case MachineMoved moved -> Optional.of(moved.name() + moved.error());
      case Wrote wrote ->
          KEPT_IN.stream().anyMatch(wrote.partition()::startsWith)
              ? Optional.empty()
              : Optional.of(wrote.partition() + wrote.sort() + wrote.body());
      case Called call -> Optional.of(shown(call));
      case Happened.AlarmMoved other -> Optional.empty();
      case Happened.AlarmConfigured other -> Optional.empty();
      case Happened.AlarmBlurred other -> Optional.empty();
      case Happened.TrafficSet other -> Optional.empty();
      case Happened.TestAsked other -> Optional.empty();
      case Happened.TestAnswered other -> Optional.empty();
      case Happened.SiteAsked other -> Optional.empty();
      case Happened.PipelineMoved other -> Optional.empty();
      case Happened.StageMoved other -> Optional.empty();
      case Happened.ActionMoved other -> Optional.empty();
      case Issued other -> Optional.empty();
      case Happened.PersonActed other -> Optional.empty();
      case Happened.PersonAsked other -> Optional.empty();
      case Happened.Invoked other -> Optional.empty();
      case Happened.Ordered other -> Optional.empty();
      case Happened.Stood other -> Optional.empty();
      case Happened.Struck other -> Optional.empty();
    };
  }

  /** What a service shows to people of what it is sent. */
  private static String shown(Called call) {
    return switch (call.operation()) {
      case "Publish" -> call.input().path("Subject").asText() + call.input().path("Message");
      case "PutApprovalResult" -> call.input().at("/result/summary").asText();
      case "PutJobSuccessResult" ->
          call.input().path("executionDetails") + call.input().path("continuationToken").asText();
      case "PutJobFailureResult" -> call.input().path("failureDetails").toString();
      case "DisableStageTransition" -> call.input().path("reason").asText();
      case "StartExecution" -> call.input().path("name").asText() + call.input().path("input");
      case "SendTaskFailure" -> call.input().path("cause").asText();
      default -> "";
    };
  }
}
