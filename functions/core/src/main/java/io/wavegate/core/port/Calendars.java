package io.wavegate.core.port;

import io.wavegate.core.evidence.CalendarFacts;
import io.wavegate.core.model.Reading;
import java.time.Instant;

/** Change calendars of Systems Manager: holidays, freezes of an organisation. */
public interface Calendars {
  /**
   * The state of one calendar. Asked for several at once the service does not say which of them is
   * closed, so that each is asked for alone.
   *
   * @param calendar a document's name, or its ARN where another account shares it
   * @param at the moment that is asked about
   */
  Reading<CalendarFacts> state(String calendar, Instant at);
}
