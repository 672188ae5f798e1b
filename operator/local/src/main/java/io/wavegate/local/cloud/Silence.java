package io.wavegate.local.cloud;

import io.wavegate.handlers.Telemetry;
import java.util.SequencedMap;

/** In a rehearsal the timeline and the effects tell everything; logs would only repeat it. */
final class Silence implements Telemetry {
  @Override
  public void said(String handler, String text, SequencedMap<String, String> fields) {
    // Not shown.
  }

  @Override
  public void count(String metric) {
    // Not shown.
  }
}
