package io.wavegate.codec.api;

import io.wavegate.codec.CoreJson;
import io.wavegate.codec.api.Body.WrongException;
import io.wavegate.codec.api.OperateCall.Refused;
import io.wavegate.codec.json.StrictJson;
import io.wavegate.core.model.Checks;
import io.wavegate.core.validation.TestQuestion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the answers to tests that somebody else answers. The path holds the reference, which is a
 * bearer secret: no refusal shows it, nor anything that was meant to be one.
 */
final class CallbackCalls {
  private static final String ROOM = "/callbacks/";
  private static final Pattern PATH =
      Pattern.compile("/callbacks/([A-Za-z0-9_-]{43})(/heartbeat)?");
  private static final Pattern LINK = Pattern.compile("https://[!-~]{1,1990}");
  private static final StrictJson STRICT = new StrictJson(50_000, 5);
  private static final int LONGEST_SUMMARY = 1_000;
  private static final int MOST_LINES = 100;
  private static final int NOT_FOUND = 404;

  private CallbackCalls() {}

  /** What an answer holds. */
  record Answer(
      Optional<String> status,
      Optional<String> summary,
      Optional<String> link,
      Optional<List<String>> lines,
      Optional<String> revision) {}

  static boolean isOne(String path) {
    return path.startsWith(ROOM);
  }

  /**
   * @param body JSON
   */
  static OperateCall decode(String path, String principal, String body) throws WrongException {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return new Refused(NOT_FOUND, "no test was asked by this reference");
    }
    String reference = parts.group(1);
    if (parts.group(2) != null) {
      Object unused = read(body);
      return new OperateCall.Alive(reference, principal);
    }
    Answer answer = read(body);
    return new OperateCall.Answered(
        reference,
        principal,
        new TestQuestion.Answer(passed(answer), summary(answer), link(answer), lines(answer)),
        answer.revision().filter(revision -> !revision.isEmpty()));
  }

  private static Answer read(String body) throws WrongException {
    try {
      return CoreJson.read(STRICT.parse(body), Answer.class);
    } catch (IllegalArgumentException e) {
      throw new WrongException("the body is not understood: " + e.getMessage());
    }
  }

  private static boolean passed(Answer answer) throws WrongException {
    String status = answer.status().orElse("");
    return switch (status) {
      case "passed" -> true;
      case "failed" -> false;
      default ->
          throw new WrongException(
              "status must be passed or failed, got \"" + Checks.shown(status) + "\"");
    };
  }

  private static String summary(Answer answer) throws WrongException {
    String summary = answer.summary().orElse("").strip();
    if (summary.isEmpty() || summary.length() > LONGEST_SUMMARY) {
      throw new WrongException(
          "summary must be 1 to "
              + LONGEST_SUMMARY
              + " characters, since whoever reads of it wants to know why; got "
              + summary.length());
    }
    return summary;
  }

  private static String link(Answer answer) throws WrongException {
    String link = answer.link().orElse("");
    if (!link.isEmpty() && !LINK.matcher(link).matches()) {
      throw new WrongException("link must be an https URL, got \"" + Checks.shown(link) + "\"");
    }
    return link;
  }

  private static List<String> lines(Answer answer) throws WrongException {
    List<String> lines = answer.lines().orElse(List.of());
    if (lines.size() > MOST_LINES) {
      throw new WrongException("at most " + MOST_LINES + " lines are taken, got " + lines.size());
    }
    return lines;
  }
}
