package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.Happened;
import io.wavegate.local.simulate.trace.Happened.Called;
import io.wavegate.local.simulate.trace.Happened.Issued;
import io.wavegate.local.simulate.trace.Happened.SecretKind;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers that Wavegate gave to pipeline actions, and whose the secrets were it used. */
final class Effects {
  private final List<Effect> all = new ArrayList<>();
  private final List<Rollback> rollbacks = new ArrayList<>();

  /**
   * An answer to an action, also one that was refused or never arrived.
   *
   * @param index its place in the trace
   * @param isPromoting whether it lets the action succeed
   * @param issued what the secret was given out for; none if it was never given out
   */
  record Effect(int index, Called call, boolean isPromoting, Optional<Issued> issued) {
    Instant at() {
      return call.at();
    }

    boolean isDone() {
      return call.isDone() && issued.isPresent();
    }

    String execution() {
      return issued.map(Issued::execution).orElse("");
    }

    String stage() {
      return issued.map(Issued::stage).orElse("");
    }

    String action() {
      return issued.map(Issued::action).orElse("");
    }
  }

  /** A RollbackStage that the service took. */
  record Rollback(int index, Called call) {
    String stage() {
      return call.input().path("stageName").asText();
    }

    String target() {
      return call.input().path("targetPipelineExecutionId").asText();
    }
  }

  Effects(Trace trace) {
    Map<String, Issued> secrets = new LinkedHashMap<>();
    trace.of(Issued.class).forEach(issued -> secrets.put(issued.secret(), issued));
    List<Happened> happened = trace.all();
    for (int i = 0; i < happened.size(); i++) {
      if (happened.get(i) instanceof Called call) {
        take(i, call, secrets);
      }
    }
  }

  private void take(int index, Called call, Map<String, Issued> secrets) {
    switch (call.operation()) {
      case "PutApprovalResult" -> {
        boolean promotes = call.input().at("/result/status").asText().equals("Approved");
        add(index, call, promotes, issued(secrets, call, "token", SecretKind.APPROVAL));
      }
      case "PutJobSuccessResult" -> {
        if (!call.input().has("continuationToken")) {
          add(index, call, true, issued(secrets, call, "jobId", SecretKind.JOB));
        }
      }
      case "PutJobFailureResult" ->
          add(index, call, false, issued(secrets, call, "jobId", SecretKind.JOB));
      case "RollbackStage" -> {
        if (call.isDone()) {
          rollbacks.add(new Rollback(index, call));
        }
      }
      default -> {
        // No answer to an action.
      }
    }
  }

  private void add(int index, Called call, boolean promotes, Optional<Issued> issued) {
    all.add(new Effect(index, call, promotes, issued));
  }

  private static Optional<Issued> issued(
      Map<String, Issued> secrets, Called call, String member, SecretKind kind) {
    return Optional.ofNullable(secrets.get(call.input().path(member).asText()))
        .filter(issued -> issued.kind() == kind);
  }

  /** All answers, oldest first. */
  List<Effect> all() {
    return all;
  }

  /** Those that let an action succeed, and did. */
  List<Effect> promoting() {
    return all.stream().filter(effect -> effect.isDone() && effect.isPromoting()).toList();
  }

  /** The accepted calls of RollbackStage. */
  List<Rollback> rollbacks() {
    return rollbacks;
  }
}
