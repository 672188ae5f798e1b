package io.wavegate.handlers.desk;

import io.wavegate.core.gate.WaveWatch;
import io.wavegate.core.gate.WaveWatch.Stands;
import io.wavegate.core.model.AttemptId;
import io.wavegate.core.model.GateId;
import io.wavegate.core.model.GateKind;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.handlers.kit.Books;
import java.util.List;
import java.util.Optional;

/** The wave that is being deployed, of which no gate is open. */
final class Deployments {
  /** A release that deploys is one of the last. */
  private static final int LATEST = 10;

  private Deployments() {}

  /** The attempt of the promotion gate that will open as the deployment ends. */
  static Optional<AttemptId> of(
      Books books, String service, String wave, Optional<String> release) {
    List<ReleaseId> all = books.catalogue().of(service);
    return all.subList(Math.max(0, all.size() - LATEST), all.size()).reversed().stream()
        .filter(id -> release.isEmpty() || id.execution().startsWith(release.get()))
        .flatMap(id -> books.releases().watch(id, wave).stream())
        .map(kept -> kept.value())
        .filter(watch -> watch.stands() instanceof Stands.Deploying)
        .findFirst()
        .map(watch -> next(books, watch));
  }

  private static AttemptId next(Books books, WaveWatch watch) {
    GateId gate =
        new GateId(
            watch.release().pipeline(),
            watch.release().execution(),
            watch.stage(),
            watch.wave(),
            GateKind.PROMOTION);
    return new AttemptId(gate, books.releases().attempts(gate).size() + 1);
  }
}
