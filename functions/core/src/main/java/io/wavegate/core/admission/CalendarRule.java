package io.wavegate.core.admission;

import io.wavegate.core.admission.Blocker.CalendarClosed;
import io.wavegate.core.admission.Blocker.Unknown;
import io.wavegate.core.evidence.CalendarFacts;
import io.wavegate.core.evidence.CalendarLook;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.model.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What change calendars say to a deployment: all of them must be open. */
final class CalendarRule {
  /**
   * A calendar says when it opens, but people edit calendars: one that is opened early is noticed
   * within that time.
   */
  static final Duration WHILE_CALENDARS_ARE_EDITED = Duration.ofHours(1);

  private CalendarRule() {}

  /** What stands against a start; one that was not read does, as a closed one. */
  static Optional<Blocker> blocker(CalendarLook look) {
    return switch (look.facts()) {
      case Unread<CalendarFacts> unread ->
          Optional.of(new Unknown(said(look) + " was not read: " + unread.why()));
      case Read<CalendarFacts> read ->
          read.value().isOpen()
              ? Optional.empty()
              : Optional.of(new CalendarClosed(look.calendar(), read.value().changes()));
    };
  }

  /** That they are open, as part of the reason of an admission; empty without calendars. */
  static Optional<String> open(List<CalendarLook> looks) {
    return looks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            looks.stream().map(look -> said(look) + " open").collect(Collectors.joining(", ")));
  }

  private static String said(CalendarLook look) {
    return "calendar " + Said.calendar(look.calendar());
  }

  /** When a closed one is looked at again; empty if it should have opened since it was read. */
  static Optional<Instant> lookAfter(CalendarClosed closed, Instant now) {
    Instant latest = now.plus(WHILE_CALENDARS_ARE_EDITED);
    Instant until = closed.until().orElse(latest);
    return Optional.of(until.isAfter(latest) ? latest : until).filter(now::isBefore);
  }
}
