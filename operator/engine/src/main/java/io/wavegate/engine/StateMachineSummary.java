package io.wavegate.engine;

import java.time.Instant;

/**
 * One state machine, as ListStateMachines tells of it.
 *
 * @param stateMachineArn its ARN
 * @param name its name
 * @param creationDate when it was created
 * @param revisionId changes with each update
 * @param definition the definition that new executions get, JSON text as given
 */
public record StateMachineSummary(
    String stateMachineArn,
    String name,
    Instant creationDate,
    String revisionId,
    String definition) {}
