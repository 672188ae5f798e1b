package io.wavegate.local.simulate.checker;

import io.wavegate.local.simulate.trace.Happened.AlarmBlurred;
import io.wavegate.local.simulate.trace.Happened.AlarmConfigured;
import io.wavegate.local.simulate.trace.Happened.AlarmMoved;
import io.wavegate.local.simulate.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What alarms really did. */
final class AlarmTruth {
  /** A time from one instant up to and without another. */
  record Spell(Instant from, Instant to) {
    Duration within(Instant begin, Instant end) {
      Instant first = from.isBefore(begin) ? begin : from;
      Instant last = to.isAfter(end) ? end : to;
      return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }
  }

  private record Key(String alarm, String state) {}

  private final Map<Key, List<Spell>> spells = new LinkedHashMap<>();
  private final List<AlarmConfigured> configured;

  AlarmTruth(Trace trace, Instant end) {
    Map<String, AlarmMoved> last = new LinkedHashMap<>();
    Map<String, AlarmBlurred> blurred = new LinkedHashMap<>();
    trace
        .of(AlarmMoved.class)
        .forEach(
            moved -> {
              close(last.get(moved.alarm()), moved.at());
              last.put(moved.alarm(), moved);
            });
    last.values().forEach(moved -> close(moved, end));
    trace
        .of(AlarmBlurred.class)
        .forEach(
            moved -> {
              blur(blurred.get(moved.alarm()), moved.at());
              blurred.put(moved.alarm(), moved);
            });
    blurred.values().forEach(moved -> blur(moved, end));
    this.configured = trace.of(AlarmConfigured.class).toList();
  }

  private void close(@Nullable AlarmMoved moved, Instant at) {
    if (moved != null) {
      add(new Key(moved.alarm(), moved.to()), new Spell(moved.at(), at));
    }
  }

  private void blur(@Nullable AlarmBlurred moved, Instant at) {
    if (moved != null && !moved.evaluation().isEmpty()) {
      add(new Key(moved.alarm(), "BLURRED"), new Spell(moved.at(), at));
    }
  }

  private void add(Key key, Spell spell) {
    spells.computeIfAbsent(key, k -> new ArrayList<>()).add(spell);
  }

  private List<Spell> in(String alarm, String state) {
    return spells.getOrDefault(new Key(alarm, state), List.of());
  }

  /** The times in which an alarm was in a state, oldest first. */
  List<Spell> spells(String alarm, String state) {
    return List.copyOf(in(alarm, state));
  }

  /** The time that an alarm was in a state, in a window. */
  Duration timeIn(String alarm, String state, Instant from, Instant to) {
    return in(alarm, state).stream()
        .map(spell -> spell.within(from, to))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * When an alarm first went to or was in a state, in a window; also if it was for no time. A
   * window that ends before it begins has nothing in it.
   */
  Optional<Instant> firstIn(String alarm, String state, Instant from, Instant to) {
    return in(alarm, state).stream()
        .filter(spell -> !spell.from().isAfter(to) && spell.to().isAfter(from))
        .map(spell -> spell.from().isBefore(from) ? from : spell.from())
        .findFirst();
  }

  /** When an alarm first went to a state, in a window. */
  Optional<Instant> firstTo(String alarm, String state, Instant from, Instant to) {
    return in(alarm, state).stream()
        .map(Spell::from)
        .filter(at -> !at.isBefore(from) && !at.isAfter(to))
        .findFirst();
  }

  /** Whether an alarm was in a state all the time. */
  boolean isThroughout(String alarm, String state, Instant from, Instant to) {
    return in(alarm, state).stream()
        .anyMatch(spell -> !spell.from().isAfter(from) && spell.to().isAfter(to));
  }

  /** Whether an alarm could not be evaluated fully all the time. */
  boolean isBlurred(String alarm, Instant from, Instant to) {
    return isThroughout(alarm, "BLURRED", from, to);
  }

  /** The first time that an alarm was updated or deleted, in a window. */
  Optional<AlarmConfigured> changed(String alarm, Instant from, Instant to) {
    return configured.stream()
        .filter(change -> change.alarm().equals(alarm) && !change.operation().equals("create"))
        .filter(change -> change.at().isAfter(from) && change.at().isBefore(to))
        .findFirst();
  }
}
