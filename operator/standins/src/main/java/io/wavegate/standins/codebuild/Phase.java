package io.wavegate.standins.codebuild;

import java.time.Duration;
import java.util.List;

/** The phases of a build, in order (user guide, Build phase transitions). */
enum Phase {
  SUBMITTED(1),
  QUEUED(1),
  PROVISIONING(8),
  DOWNLOAD_SOURCE(3),
  INSTALL(1),
  PRE_BUILD(1),
  BUILD(0),
  POST_BUILD(1),
  UPLOAD_ARTIFACTS(1),
  FINALIZING(2),
  COMPLETED(0);

  private static final List<Phase> ORDER = List.of(values());

  private final Duration takes;

  Phase(int seconds) {
    this.takes = Duration.ofSeconds(seconds);
  }

  /** How long it takes; the BUILD phase as long as the world says. */
  Duration takes(BuildOutcome outcome) {
    return this == BUILD ? outcome.lasts() : takes;
  }

  /** What follows. After commands that failed POST_BUILD still runs. */
  Phase next() {
    return this == COMPLETED ? COMPLETED : ORDER.get(ORDER.indexOf(this) + 1);
  }
}
