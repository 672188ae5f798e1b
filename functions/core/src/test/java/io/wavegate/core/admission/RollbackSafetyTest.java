package io.wavegate.core.admission;

import static io.wavegate.core.admission.Admitted.NET;
import static io.wavegate.core.admission.Admitted.admits;
import static io.wavegate.core.admission.Admitted.waitsFor;
import static io.wavegate.core.testing.EntryCases.clear;
import static io.wavegate.core.testing.Given.given;
import static io.wavegate.core.testing.Times.at;

import io.wavegate.core.drill.SafeRevision;
import io.wavegate.core.people.Exemption;
import io.wavegate.core.testing.EntryCases;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A wave that lets in only what was shown to be rollback-safe. */
class RollbackSafetyTest {
  private static final String DEMANDED =
      "revision 9d41c07e is not rollback-safe, which the policy demands (entry.requires): no"
          + " upgrade-and-rollback test has passed with it";
  private static final SafeRevision PROOF =
      new SafeRevision(
          "9d41c07e",
          "upgrade-and-rollback in gamma",
          "version 8 to version 7 and forward again",
          at("08:40:00"));

  private static Function<EntryCases, Admission> shown(
      String revision, Optional<SafeRevision> proof) {
    return look ->
        Admissions.judge(
            look.beside(OthersTest.alone().withSafety(Optional.of(new SafetyLook(revision, proof))))
                .at(at("09:00:00")));
  }

  @Test
  void whatWasShownStartsAndIsSaid() {
    given(clear())
        .when(shown("9d41c07e", Optional.of(PROOF)))
        .then(
            admits(
                "no windows set; checkout-aggregate, checkout-onebox OK; no holds; revision"
                    + " 9d41c07e is rollback-safe (upgrade-and-rollback in gamma: version 8 to"
                    + " version 7 and forward again, Mon 4 May 08:40Z); "
                    + NET));
  }

  @Test
  void whatWasNotShownWaitsForAPerson() {
    given(clear()).when(shown("9d41c07e", Optional.empty())).then(waitsFor(DEMANDED));
  }

  @Test
  void aRevisionThatIsNotKnownIsNotSafe() {
    given(clear())
        .when(shown("", Optional.empty()))
        .then(waitsFor("whether the revision is rollback-safe: its revision is not known"));
  }

  @Test
  void whatMendsAnOutageStartsWithout() {
    given(clear().exempt(Exemption.Kind.FIRING_ALARM, "ada", "this mends it", at("12:00:00")))
        .when(shown("9d41c07e", Optional.empty()))
        .then(admits("no windows set; checkout-aggregate, checkout-onebox OK; no holds; " + NET));
  }
}
