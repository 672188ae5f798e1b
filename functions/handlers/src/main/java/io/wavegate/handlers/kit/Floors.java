package io.wavegate.handlers.kit;

import io.wavegate.codec.policy.FloorReader;
import io.wavegate.codec.yaml.Problem;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.policy.Bounds;
import io.wavegate.core.policy.Floor;
import io.wavegate.core.port.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The organisation's floor, read at most a minute ago. One that cannot be read, or is none, is
 * never taken for one that allows.
 */
public final class Floors {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Ports ports;
  private final AtomicReference<Optional<Held>> held = new AtomicReference<>(Optional.empty());

  /** With all that is outside. */
  public Floors(Ports ports) {
    this.ports = ports;
  }

  private record Held(Floor floor, Instant at) {}

  /** What came of asking for it. */
  public sealed interface Known {
    /** It is this one. */
    record Laid(Floor floor) implements Known {}

    /** Systems Manager did not say; it may when it is asked again. */
    record Unknown(String why) implements Known {
      /** As a person is told. */
      public String said() {
        return "the organisation's floor cannot be read: " + why;
      }
    }

    /** What is there is no floor, until somebody mends it. */
    record Malformed(String why) implements Known {
      /** As a person is told. */
      public String said() {
        return "the organisation's floor cannot be used: " + why;
      }
    }
  }

  /** The floor as it is now. */
  public Known now() {
    Instant now = ports.time().now();
    Optional<Held> before = held.get().filter(one -> now.isBefore(one.at().plus(FRESH)));
    if (before.isPresent()) {
      return new Known.Laid(before.get().floor());
    }
    return switch (ports.parameters().floor()) {
      case Unread<Optional<String>> unread -> new Known.Unknown(unread.why());
      case Read<Optional<String>> read -> known(read.value(), read.at());
    };
  }

  /** The bounds that it sets, empty where it sets none. */
  public Reading<Optional<Bounds>> bounds() {
    Instant now = ports.time().now();
    return switch (now()) {
      case Known.Unknown unknown -> new Unread<>(unknown.said(), now);
      case Known.Malformed malformed -> new Unread<>(malformed.said(), now);
      case Known.Laid laid ->
          new Read<>(
              Optional.of(laid.floor().bounds()).filter(bounds -> !bounds.equals(Bounds.NONE)),
              now);
    };
  }

  private Known known(Optional<String> value, Instant at) {
    if (value.isEmpty()) {
      return laid(Floor.NONE, at);
    }
    byte[] text = value.get().getBytes(StandardCharsets.UTF_8);
    return switch (FloorReader.read(Parameters.FLOOR, text)) {
      case FloorReader.Result.Parsed parsed -> laid(parsed.floor(), at);
      case FloorReader.Result.Rejected rejected ->
          new Known.Malformed(
              rejected.problems().stream().map(Problem::said).collect(Collectors.joining("; ")));
    };
  }

  private Known laid(Floor floor, Instant at) {
    held.set(Optional.of(new Held(floor, at)));
    return new Known.Laid(floor);
  }
}
