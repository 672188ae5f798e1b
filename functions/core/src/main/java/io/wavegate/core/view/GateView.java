package io.wavegate.core.view;

import io.wavegate.core.gate.Gate;
import java.time.Instant;

/**
 * One attempt of a gate.
 *
 * @param gate its header
 * @param executionName its Step Functions execution
 * @param asOf the time of the view
 */
public record GateView(Gate gate, String executionName, Instant asOf) {}
