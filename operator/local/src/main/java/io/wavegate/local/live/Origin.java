package io.wavegate.local.live;

import io.wavegate.local.rehearsal.Rehearsal;
import io.wavegate.local.scenario.ExampleReader;
import io.wavegate.local.scenario.Scenario;
import io.wavegate.local.scenario.ScenarioReader.Result;
import io.wavegate.local.store.RunFile;
import io.wavegate.local.store.RunFile.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How a run begins, or began.
 *
 * @param home the folder with the shipped template
 * @param example the folder with policy, pipeline and world
 * @param start when the virtual clock shall begin; empty for now
 * @param fresh whether what a former run left is thrown away
 */
public record Origin(Path home, Path example, Optional<Instant> start, boolean fresh) {
  private static final long SEED = 1;

  /** A run to begin, or to go on with. */
  record Begun(Header header, Scenario scenario, boolean isNew) {}

  /**
   * Finds out which run it is; nothing is written.
   *
   * @param now what the wall clock shows
   * @throws UnusableRunException if the example cannot be used, or the file is of another run
   */
  Begun in(RunFile file, Instant now) throws UnusableRunException {
    SequencedMap<String, String> madeOf = madeOf();
    Optional<Header> before = fresh ? Optional.empty() : file.header();
    if (before.isPresent()) {
      demandSame(before.get(), madeOf);
    }
    Header header =
        before.orElseGet(
            () -> new Header(start.orElse(now).truncatedTo(ChronoUnit.SECONDS), SEED, madeOf));
    return new Begun(header, scenario(header), before.isEmpty());
  }

  private SequencedMap<String, String> madeOf() throws UnusableRunException {
    try {
      return MadeOf.of(home, example);
    } catch (IOException e) {
      throw new UnusableRunException("cannot be read: " + e.getMessage());
    }
  }

  private void demandSame(Header before, SequencedMap<String, String> madeOf)
      throws UnusableRunException {
    List<String> differing = MadeOf.differing(before.madeOf(), madeOf);
    if (!differing.isEmpty()) {
      throw new UnusableRunException(
          "the data are of a run with another "
              + String.join(", another ", differing)
              + "; only the same parts give the same run: begin anew with --fresh, or name another"
              + " folder with --data");
    }
    if (start.isPresent() && !start.get().equals(before.start())) {
      throw new UnusableRunException(
          "the data are of a run that began at "
              + before.start()
              + ", --start says "
              + start.get()
              + ": leave --start out to go on with it, or begin anew with --fresh");
    }
  }

  private Scenario scenario(Header header) throws UnusableRunException {
    return switch (ExampleReader.read(example, header.start(), header.seed())) {
      case Result.Read read -> read.scenario();
      case Result.Rejected rejected ->
          throw new UnusableRunException(
              String.join("\n", rejected.problems().stream().map(p -> p.said()).toList()));
    };
  }

  /** The account in which it plays. */
  static String account() {
    return Rehearsal.PLACE.account();
  }
}
