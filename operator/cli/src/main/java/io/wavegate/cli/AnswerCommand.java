package io.wavegate.cli;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a test that Wavegate has asked on a bus or a queue. */
@Command(
    name = "answer",
    description = {
      "Answers a test that Wavegate has asked on your bus or your queue, by the reference that came"
          + " with the question. The first answer stands."
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done: the answer stands, and the gate was told",
      "  2  it was refused: there is no such question, it was answered before, or it is too late",
      "  4  you are not allowed to"
    })
final class AnswerCommand extends HelpedCommand {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "REFERENCE", description = "The reference.")
  private String reference = "";

  @Parameters(index = "1", paramLabel = "passed|failed", description = "What the test came to.")
  private String status = "";

  @Option(
      names = "--summary",
      paramLabel = "TEXT",
      required = true,
      description = "Why: whoever reads of it wants to know.")
  private String summary = "";

  @Option(
      names = "--link",
      paramLabel = "URL",
      description = "Where a person reads more, an https URL.")
  private @Nullable String link;

  @Option(
      names = "--revision",
      paramLabel = "REVISION",
      description = "The revision that was looked at: an answer for another one does not count.")
  private @Nullable String revision;

  @Mixin private final OperateOptions operate = new OperateOptions();

  AnswerCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!reference.matches("[A-Za-z0-9_-]{43}")) {
      throw new BadInputException(
          "REFERENCE is the 43 characters that came with the question, got " + reference.length());
    }
    if (!status.equals("passed") && !status.equals("failed")) {
      throw new BadInputException(
          "a test has passed or failed, got \"" + Plain.lines(status) + "\"");
    }
    SequencedMap<String, String> body = new LinkedHashMap<>();
    body.put("status", status);
    body.put("summary", summary);
    Optional.ofNullable(link).ifPresent(text -> body.put("link", text));
    Optional.ofNullable(revision).ifPresent(text -> body.put("revision", text));
    return Replies.told(surroundings, operate.client().post("/callbacks/" + reference, body));
  }
}
