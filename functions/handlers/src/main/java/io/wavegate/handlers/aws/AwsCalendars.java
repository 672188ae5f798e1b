package io.wavegate.handlers.aws;

import io.wavegate.core.evidence.CalendarFacts;
import io.wavegate.core.model.Checks;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.core.port.Calendars;
import io.wavegate.core.port.TimeSource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CalendarState;
import software.amazon.awssdk.services.ssm.model.GetCalendarStateResponse;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentTypeException;
import software.amazon.awssdk.services.ssm.model.UnsupportedCalendarException;

/**
 * Change calendars by {@code GetCalendarState}. An answer that is not understood is unread, not an
 * open calendar.
 */
public final class AwsCalendars implements Calendars {
  private final Supplier<SsmClient> client;
  private final Calls calls;
  private @Nullable SsmClient made;

  private sealed interface Answer {
    record Known(CalendarFacts facts) implements Answer {}

    record Unusable(String why) implements Answer {}
  }

  /**
   * @param client makes the client when it is needed: many policies name no calendar
   */
  public AwsCalendars(Supplier<SsmClient> client, TimeSource time) {
    this.client = client;
    this.calls = new Calls(time);
  }

  @Override
  public Reading<CalendarFacts> state(String calendar, Instant at) {
    return switch (calls.read(() -> ask(calendar, at))) {
      case Unread<Answer> unread -> new Unread<>(unread.why(), unread.at());
      case Read<Answer> read ->
          switch (read.value()) {
            case Answer.Known known -> new Read<>(known.facts(), read.at());
            case Answer.Unusable unusable -> new Unread<>(unusable.why(), read.at());
          };
    };
  }

  /** What a person can mend gets a sentence; any other error speaks for itself. */
  private Answer ask(String calendar, Instant at) {
    SsmClient ssm = made == null ? client.get() : made;
    made = ssm;
    String time = DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
    try {
      return understood(ssm.getCalendarState(r -> r.calendarNames(calendar).atTime(time)));
    } catch (InvalidDocumentException e) {
      return new Answer.Unusable(
          "Systems Manager knows no such document here, and nobody shares one with this account ("
              + Calls.said(e)
              + ")");
    } catch (InvalidDocumentTypeException e) {
      return new Answer.Unusable("the document is no change calendar (" + Calls.said(e) + ")");
    } catch (UnsupportedCalendarException e) {
      return new Answer.Unusable(
          "Systems Manager cannot use what the calendar holds (" + Calls.said(e) + ")");
    }
  }

  private static Answer understood(GetCalendarStateResponse answer) {
    if (answer.state() != CalendarState.OPEN && answer.state() != CalendarState.CLOSED) {
      return new Answer.Unusable("GetCalendarState answered the state " + answer.stateAsString());
    }
    try {
      return new Answer.Known(
          new CalendarFacts(
              answer.state() == CalendarState.OPEN,
              Optional.ofNullable(answer.nextTransitionTime())
                  .map(time -> OffsetDateTime.parse(time).toInstant())));
    } catch (DateTimeException e) {
      return new Answer.Unusable(
          "GetCalendarState answered a next transition that is no time: "
              + Checks.shown(answer.nextTransitionTime()));
    }
  }
}
