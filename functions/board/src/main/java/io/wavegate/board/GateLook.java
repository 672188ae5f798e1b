package io.wavegate.board;

import io.wavegate.core.gate.Gate;
import io.wavegate.core.gate.Phase;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.Said;
import io.wavegate.core.verdict.Verdict;
import io.wavegate.core.view.GateView;
import java.time.Instant;

/**
 * One attempt of a gate as every output shows it.
 *
 * @param gate {@code entry} or {@code promotion}, with the attempt from the second on
 * @param mark the verdict, or where the gate stands without one
 * @param at when it was decided, or opened if it was not
 * @param reason why, the whole of it
 * @param then what was done, or when it is looked at next; may be empty
 */
record GateLook(String gate, Mark mark, Instant at, String reason, String then) {
  /** How one attempt of a gate looks. */
  static GateLook of(GateView view) {
    Gate gate = view.gate();
    Instant opened = gate.openedAt();
    return switch (gate.phase()) {
      case Phase.Opened o -> at(gate, Mark.OPENED, opened, "not looked at yet");
      case Phase.Waiting waiting ->
          at(gate, Mark.WAITING, opened, String.join("; ", waiting.blockers()))
              .then("looked at again " + Said.day(waiting.nextLook()));
      case Phase.Watching watching ->
          at(gate, Mark.WATCHING, opened, watching.note())
              .then("judged next " + Said.day(watching.nextLook()));
      case Phase.Decided decided ->
          decided(gate, decided.verdict(), decided.at()).then("not applied yet");
      case Phase.Applying applying ->
          decided(gate, applying.verdict(), applying.at())
              .then("being applied since " + Said.clock(applying.since()));
      case Phase.Settled settled ->
          decided(gate, settled.verdict(), settled.at()).then(settled.effect());
      case Phase.StoodDown stoodDown -> stoodDown(gate, stoodDown);
    };
  }

  private static GateLook stoodDown(Gate gate, Phase.StoodDown stoodDown) {
    Mark mark = stoodDown.promotedByPerson() ? Mark.BY_PERSON : Mark.STOOD_DOWN;
    return at(gate, mark, stoodDown.at(), stoodDown.why());
  }

  private static GateLook decided(Gate gate, Verdict verdict, Instant at) {
    return at(gate, Mark.of(verdict), at, verdict.reason());
  }

  private static GateLook at(Gate gate, Mark mark, Instant at, String reason) {
    return new GateLook(name(gate.id()), mark, at, reason, "");
  }

  private GateLook then(String what) {
    return new GateLook(gate, mark, at, reason, what);
  }

  private static String name(AttemptId id) {
    String word = id.gate().kind().word();
    return id.number() == 1 ? word : word + " #" + id.number();
  }
}
