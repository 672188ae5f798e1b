package io.wavegate.handlers.admission;

import io.wavegate.core.model.GateId;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.policy.Change;
import io.wavegate.core.rollback.NetLook;
import io.wavegate.handlers.kit.Books;
import io.wavegate.handlers.kit.Gates.Loaded;
import io.wavegate.handlers.kit.Ports;
import java.util.Optional;
import java.util.SortedMap;

/** Finds out what a release changes, where its bake depends on that. */
public final class Changes {
  private final Ports ports;
  private final Books books;

  /** With all that is outside, and the books. */
  public Changes(Ports ports, Books books) {
    this.ports = ports;
    this.books = books;
  }

  /** What it changes, compared with what its wave would be rolled back to. */
  public Optional<Change> of(Loaded loaded) {
    if (!loaded.wave().bake().dependsOnChange()) {
      return Optional.empty();
    }
    GateId gate = loaded.gate().id().gate();
    NetLook plan =
        books
            .releases()
            .plan(gate.release(), loaded.wave().name())
            .orElseGet(() -> new NetLook.Unknown("no plan was kept as the release was let in"));
    return Optional.of(
        switch (plan) {
          case NetLook.Net net -> compared(loaded, gate, net.plan().target());
          case NetLook.Way way -> Change.unknown(way.said());
          case NetLook.NoNet none -> Change.unknown(none.why());
          case NetLook.Unknown unknown -> Change.unknown(unknown.why());
        });
  }

  private Change compared(Loaded loaded, GateId gate, String before) {
    return Change.between(
        loaded.policy().sources(),
        revisions(new ReleaseId(gate.pipeline(), before)),
        revisions(gate.release()));
  }

  private Reading<SortedMap<String, String>> revisions(ReleaseId release) {
    return ports.pipelines().revisions(release);
  }
}
