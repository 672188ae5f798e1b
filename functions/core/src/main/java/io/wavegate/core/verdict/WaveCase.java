package io.wavegate.core.verdict;

import io.wavegate.core.evidence.Evidence;
import io.wavegate.core.evidence.WatchWindow;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.policy.WavePolicy;
import java.time.Instant;

/**
 * What is put before the judge.
 *
 * @param policy the wave's part of the pinned policy
 * @param window since when, until when
 * @param evidence all that one look gave
 * @param spoken what people have said about the gate and its release
 * @param now the time of the judgement
 */
public record WaveCase(
    WavePolicy policy, WatchWindow window, Evidence evidence, Spoken spoken, Instant now) {}
