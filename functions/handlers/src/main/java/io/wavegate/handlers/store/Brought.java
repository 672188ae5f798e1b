package io.wavegate.handlers.store;

import io.wavegate.core.model.ReleaseId;
import io.wavegate.core.port.ItemStore;
import io.wavegate.core.port.Write;
import io.wavegate.core.rollback.LeverLooks;
import java.util.Optional;

/** What releases have brought: what a wave's levers were found at as its deployment had ended. */
public final class Brought {
  private final Shelf<LeverLooks> looks;

  /** On a store. */
  public Brought(ItemStore store) {
    this.looks = new Shelf<>(store, LeverLooks.class);
  }

  /** By a release in a wave; empty before its deployment has ended, and where nobody looked. */
  public Optional<LeverLooks> by(ReleaseId release, String wave) {
    return looks.get(Keys.release(release), Keys.brought(wave)).map(Kept::value);
  }

  /** The write that keeps it; a stage that is retried brings it anew. */
  public Write keeping(ReleaseId release, String wave, LeverLooks found) {
    String partition = Keys.release(release);
    String key = Keys.brought(wave);
    return looks
        .get(partition, key)
        .map(kept -> looks.change(kept, found))
        .orElseGet(() -> looks.creation(partition, key, found));
  }
}
