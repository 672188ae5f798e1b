package io.wavegate.codec.policy;

import io.wavegate.codec.yaml.LocatedYaml;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.codec.yaml.Problems;
import io.wavegate.codec.yaml.Span;
import io.wavegate.codec.yaml.YamlDocument.Located;
import io.wavegate.codec.yaml.YamlDocument.Unreadable;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlNode;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.Bounds;
import io.wavegate.core.policy.Floor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an organisation's floor from YAML; tells every mistake at once. */
public final class FloorReader {
  private static final List<String> KEYS = List.of("hosts", "least-bake", "most-tolerance");
  private static final int MOST_HOSTS = 200;
  private static final Span LEAST_BAKE = Span.of("1m", "30d");
  private static final Span MOST_TOLERANCE = Span.of("0s", "30d");

  /** A star stands for whole labels, and never for all names. */
  private static final Pattern HOST =
      Pattern.compile(
          "(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,40}"
              + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private FloorReader() {}

  /** What came of reading a floor. */
  public sealed interface Result {
    /** It is one. */
    record Parsed(Floor floor) implements Result {}

    /**
     * It is none.
     *
     * @param problems all that is wrong, in the order of the text, at least one
     */
    record Rejected(List<Problem> problems) implements Result {
      /** Copies the list. */
      public Rejected {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * @param fileName the name that problems are said with
   * @param content the file, UTF-8, at most 1 MiB
   */
  public static Result read(String fileName, byte[] content) {
    return switch (LocatedYaml.read(fileName, content)) {
      case Unreadable unreadable -> new Result.Rejected(List.of(unreadable.problem()));
      case Located located -> result(located.root(), new Problems(fileName));
    };
  }

  private static Result result(YamlNode root, Problems problems) {
    YamlMap map = YamlValue.root(root, problems).map(KEYS);
    YamlValue hosts = map.optional("hosts");
    Floor floor =
        new Floor(
            hosts.isPresent() ? Optional.of(hosts(hosts)) : Optional.empty(),
            new Bounds(
                duration(map.optional("least-bake"), LEAST_BAKE),
                duration(map.optional("most-tolerance"), MOST_TOLERANCE)));
    return problems.isEmpty() ? new Result.Parsed(floor) : new Result.Rejected(problems.all());
  }

  private static Optional<Duration> duration(YamlValue value, Span span) {
    return value.isPresent() ? Optional.of(value.duration(span)) : Optional.empty();
  }

  private static List<String> hosts(YamlValue value) {
    return value.items(0, MOST_HOSTS).stream()
        .map(item -> item.text(HOST, "a host's name, or *. and a name for all below it"))
        .toList();
  }
}
