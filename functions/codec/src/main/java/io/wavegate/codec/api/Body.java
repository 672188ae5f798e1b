package io.wavegate.codec.api;

import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.Durations;
import io.wavegate.core.model.Checks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The members of a request's body, each a text.
 *
 * @param act the act that is asked for, as it is said
 */
record Body(String act, Texts texts) {
  // Both stand in keys of the table, which takes 1,024 bytes.
  private static final Pattern REVISION = Pattern.compile("[\\x21-\\x7E]{1,900}");
  private static final Pattern OWNER = Pattern.compile("[\\x20-\\x7E]{1,600}");
  private static final Pattern STAGE = Pattern.compile("[A-Za-z0-9.@_-]{1,100}");
  private static final int LONGEST_REASON = 500;

  /** All that any act takes. */
  record Texts(
      Optional<String> reason,
      Optional<String> wave,
      Optional<String> release,
      Optional<String> gate,
      Optional<String> owner,
      Optional<String> revision,
      Optional<String> line,
      Optional<String> expires,
      Optional<String> by) {}

  /** That a request cannot be understood. */
  static final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongException(String sentence) {
      super(sentence);
    }
  }

  /** Refuses what the act does not take: it would be thought to count. */
  void onlyTakes(String... names) throws WrongException {
    List<String> all =
        List.of("wave", "release", "gate", "owner", "revision", "line", "expires", "by");
    for (String name : all) {
      if (!Arrays.asList(names).contains(name) && value(name).isPresent()) {
        throw new WrongException(act + " takes no " + name);
      }
    }
  }

  private Optional<String> value(String name) {
    return switch (name) {
      case "wave" -> texts.wave();
      case "release" -> texts.release();
      case "gate" -> texts.gate();
      case "owner" -> texts.owner();
      case "revision" -> texts.revision();
      case "line" -> texts.line();
      case "expires" -> texts.expires();
      case "by" -> texts.by();
      default -> throw new IllegalArgumentException(name);
    };
  }

  String reason() throws WrongException {
    String reason = texts.reason().orElse("").strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new WrongException(
          "reason must be 1 to "
              + LONGEST_REASON
              + " characters, since whoever reads of it wants to know why; got "
              + reason.length());
    }
    return reason.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
  }

  Optional<String> waveIfNamed() throws WrongException {
    return matching("wave", Names.WAVE);
  }

  String wave() throws WrongException {
    return waveIfNamed().orElseThrow(() -> new WrongException(act + " needs a wave"));
  }

  Optional<String> release() throws WrongException {
    return matching("release", Names.EXECUTION);
  }

  Optional<String> owner() throws WrongException {
    return matching("owner", OWNER);
  }

  Optional<String> revision() throws WrongException {
    return matching("revision", REVISION);
  }

  Optional<String> line() throws WrongException {
    return matching("line", STAGE);
  }

  private Optional<String> matching(String name, Pattern pattern) throws WrongException {
    Optional<String> value = value(name);
    if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
      throw new WrongException(
          name
              + " must match "
              + pattern.pattern()
              + ", got \""
              + Checks.shown(value.get())
              + "\"");
    }
    return value;
  }

  Optional<String> word(String name, List<String> words) throws WrongException {
    Optional<String> value = value(name);
    if (value.isPresent() && !words.contains(value.get())) {
      throw new WrongException(
          name
              + " must be "
              + String.join(" or ", words)
              + ", got \""
              + Checks.shown(value.get())
              + "\""
              + Nearest.hint(value.get(), words));
    }
    return value;
  }

  Optional<Duration> duration(String name, Duration most) throws WrongException {
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Duration duration = Durations.parse(value.get()).orElse(Duration.ZERO);
    if (duration.toMinutes() < 1 || duration.compareTo(most) > 0) {
      throw new WrongException(
          name
              + " must be a duration from 1m to "
              + Durations.said(most)
              + " such as 90m or 2h, got \""
              + Checks.shown(value.get())
              + "\"");
    }
    return Optional.of(duration);
  }
}
