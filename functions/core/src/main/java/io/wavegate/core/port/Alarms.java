package io.wavegate.core.port;

import io.wavegate.core.evidence.AlarmFacts;
import io.wavegate.core.evidence.History;
import io.wavegate.core.model.Reading;
import java.time.Instant;
import java.util.List;

/** CloudWatch alarms. */
public interface Alarms {
  /**
   * The present state of each alarm, in the order asked; one that the answer leaves out is unread.
   *
   * @param names any number; asked for 100 at a time
   * @param withChildren whether the children of composites are read too
   */
  List<Reading<AlarmFacts>> describe(List<String> names, boolean withChildren);

  /** All changes of an alarm's state in a window, every page. */
  Reading<History> history(String name, Instant from, Instant to);
}
