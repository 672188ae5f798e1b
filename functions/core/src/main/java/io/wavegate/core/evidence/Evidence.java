package io.wavegate.core.evidence;

import io.wavegate.core.lease.Lease;
import io.wavegate.core.model.Reading;
import io.wavegate.core.validation.TestEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that was read about one wave of one release, in one look.
 *
 * @param readAt when the look began: no reading is older
 * @param carrier what became of the action that holds the pipeline
 * @param alarms one look per alarm of the policy, the aggregate first
 * @param pinned the digests of the alarms' configurations after the deployment, in the same order;
 *     empty where they were not pinned
 * @param traffic one count per traffic rule of the policy
 * @param tests one per test of the policy
 * @param lease the release's lease; none where it never had one
 * @param left why the release is not there: an earlier attempt of the gate has taken it back for a
 *     test; none where none has
 */
public record Evidence(
    Instant readAt,
    Reading<CarrierLook> carrier,
    List<AlarmLook> alarms,
    List<String> pinned,
    List<TrafficCount> traffic,
    List<TestEvidence> tests,
    Optional<Lease> lease,
    Optional<String> left) {
  /** Copies the lists. */
  public Evidence {
    alarms = List.copyOf(alarms);
    pinned = List.copyOf(pinned);
    traffic = List.copyOf(traffic);
    tests = List.copyOf(tests);
  }
}
