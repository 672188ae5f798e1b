package io.wavegate.core.verdict;

import io.wavegate.core.people.Order.Kind;
import io.wavegate.core.people.Spoken;
import io.wavegate.core.people.Word;
import java.util.Optional;

/**
 * What people's orders come to. Whoever is against a release is heard first; an approval does not
 * outweigh bad evidence, which the person may not have seen.
 */
public final class Ordered {
  private Ordered() {}

  /** The end that a person wants before anything is deployed: nothing has to go back then. */
  public static Optional<Verdict.Halt> againstStart(Spoken spoken) {
    return aborted(spoken).or(() -> rejected(spoken)).map(Verdict.Halt::new);
  }

  /** The end that a person wants of a wave that is deployed. */
  public static Optional<Verdict> against(Spoken spoken) {
    return aborted(spoken)
        .<Verdict>map(Verdict.RollBack::new)
        .or(() -> rejected(spoken).map(Verdict.Halt::new));
  }

  /** The approval that a person has given. */
  public static Optional<Verdict.PromoteByPerson> approval(Spoken spoken) {
    return spoken
        .first(Kind.APPROVE)
        .map(word -> new Verdict.PromoteByPerson("approved by " + word.said(), word.at()));
  }

  /** The end of a release that was stopped as an older one is rolled back. */
  public static Optional<Verdict.Halt> stopped(Spoken spoken) {
    return spoken.first(Kind.STOP).map(word -> new Verdict.Halt("stopped by " + word.said()));
  }

  private static Optional<String> aborted(Spoken spoken) {
    return spoken.first(Kind.ABORT).map(Word::said).map(said -> "aborted by " + said);
  }

  private static Optional<String> rejected(Spoken spoken) {
    return spoken.first(Kind.REJECT).map(Word::said).map(said -> "rejected by " + said);
  }
}
