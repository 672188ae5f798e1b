package io.wavegate.handlers.watch;

import io.wavegate.core.admission.Structures;
import io.wavegate.core.evidence.PipelineStructure;
import io.wavegate.core.evidence.StageFacts.ActionFacts;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.handlers.gate.Opening;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Notices;
import io.wavegate.handlers.kit.Notices.Notice;
import io.wavegate.handlers.kit.Ports;

/**
 * Approvals that wait and show no token, which is so in PARALLEL mode: their gates cannot open.
 * Nobody but a person can answer, who would not know that nothing is judged.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html">How
 *     pipeline executions work</a>
 */
final class Unanswerable {
  private final Ports ports;
  private final Opening opening;
  private final Notices notices;

  Unanswerable(Ports ports, Books books) {
    this.ports = ports;
    this.opening = new Opening(ports, books);
    this.notices = new Notices(ports, books);
  }

  /**
   * Tells a service's people, once for each release and gate, if it is the pipeline's mode that
   * hides the token.
   *
   * @return whether they were told just now
   * @throws IllegalStateException if the pipeline's structure was not read; the next look does
   */
  boolean tell(String service, GateId gate, ActionFacts action) {
    return switch (ports.pipelines().structure(gate.pipeline())) {
      case Unread<PipelineStructure> unread ->
          throw new IllegalStateException(
              "the structure of pipeline %s was not read: %s"
                  .formatted(gate.pipeline().name(), unread.why()));
      case Read<PipelineStructure> read ->
          Structures.unsuitable(read.value().executionMode())
              .filter(why -> tell(gate, notice(service, gate, action, why)))
              .isPresent();
    };
  }

  private boolean tell(GateId gate, Notice notice) {
    opening.announce(gate.release(), notice.service());
    return notices.once(gate.release(), notice);
  }

  private static Notice notice(String service, GateId gate, ActionFacts action, String why) {
    String text =
        """
        The %s gate of wave %s cannot open: approval action %s of stage %s waits for release %s, \
        and CodePipeline shows no token with which it could be answered. Pipeline %s does not suit: \
        %s.
        Nothing is judged there, and nothing will be: only a person can answer, in CodePipeline."""
            .formatted(
                gate.kind().word(),
                gate.wave(),
                action.name(),
                gate.stage(),
                gate.execution(),
                gate.pipeline().name(),
                why);
    return new Notice(service, gate.wave(), gate.wave() + " gate cannot open", text);
  }
}
