package io.wavegate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavegate.codec.CoreJson;
import io.wavegate.local.rehearsal.Outcome;
import io.wavegate.local.rehearsal.Outcome.GateOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Outcomes as {@code rehearse --json} prints them: an array of one object for each scenario. A
 * member is always there; what does not apply is null.
 */
final class JsonOutcome {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonOutcome() {}

  static String array(List<Outcome> outcomes) {
    return CoreJson.writePretty(outcomes.stream().map(JsonOutcome::object).toList());
  }

  private static SequencedMap<String, Object> object(Outcome outcome) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("scenario", outcome.scenario());
    members.put("asExpected", outcome.asExpected());
    members.put("differences", outcome.differences());
    members.put("virtualDuration", outcome.virtualDuration());
    members.put("gates", outcome.gates().stream().map(JsonOutcome::gate).toList());
    members.put("rollbacks", outcome.rollbacks());
    members.put("effects", outcome.effects());
    members.put("pages", outcome.pages());
    members.put("executions", outcome.executions());
    return members;
  }

  private static SequencedMap<String, Object> gate(GateOutcome gate) {
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    members.put("release", gate.release());
    members.put("wave", gate.wave());
    members.put("stage", gate.stage());
    members.put("gate", gate.gate());
    members.put("attempt", gate.attempt());
    members.put("verdict", gate.verdict());
    members.put("waitingFor", gate.waitingFor());
    members.put("reason", gate.reason());
    members.put("openedAt", gate.openedAt());
    members.put("decidedAt", gate.decidedAt());
    members.put("evidence", evidence(gate));
    return members;
  }

  /** As an object of its own, not as a text that holds one. */
  private static Optional<Object> evidence(GateOutcome gate) {
    return gate.evidence()
        .map(
            text -> {
              try {
                return JSON.readValue(text, Object.class);
              } catch (JsonProcessingException e) {
                throw new IllegalStateException("evidence is no JSON: " + e.getMessage(), e);
              }
            });
  }
}
