package io.wavegate.core.rollback;

import io.wavegate.core.model.GateId;
import io.wavegate.core.policy.RollbackRule.Scope;
import java.time.Instant;

/**
 * That a release is to be taken back for which no gate decides so: its wave was promoted before, or
 * a person wants more of it back than its gate would take. Written before anything is done, with
 * evidence of its own (S3), and found by the rollback that it begins.
 *
 * @param gate the promotion gate of the wave
 * @param service the service
 * @param scope how far the rollback goes
 * @param reason why, as a person reads it
 * @param evidence what it stands on, as JSON
 * @param at when
 */
public record Recall(
    GateId gate, String service, Scope scope, String reason, String evidence, Instant at) {}
