package io.wavegate.handlers.testing;

import io.wavegate.handlers.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** Keeps every line and every count. */
public final class RecordingTelemetry implements Telemetry {
  private final List<String> lines = new ArrayList<>();
  private final List<String> counts = new ArrayList<>();

  @Override
  public void said(String handler, String text, SequencedMap<String, String> fields) {
    lines.add(handler + ": " + text + " " + fields);
  }

  @Override
  public void count(String metric) {
    counts.add(metric);
  }

  /** Every line, with its fields. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Every count. */
  public List<String> counts() {
    return List.copyOf(counts);
  }
}
