package io.wavegate.core.people;

import static io.wavegate.core.testing.Times.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavegate.core.people.Consent.Asked;
import io.wavegate.core.people.Consent.Given;
import io.wavegate.core.people.Consent.SamePerson;
import io.wavegate.core.people.Consent.SecondWanted;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether an act may be done now, or waits for a second person. */
class ConsentTest {
  private static final Optional<Asked> ADA = Optional.of(new Asked("ada", at("09:00:00")));

  @Test
  void wherePeopleActAloneNobodyElseIsWanted() {
    assertThat(Consent.of(false, ADA, "bob", at("09:10:00")))
        .isEqualTo(new Given(Optional.empty()));
  }

  @Test
  void theFirstOfTwoWaits() {
    assertThat(Consent.of(true, Optional.empty(), "ada", at("09:00:00")))
        .isEqualTo(new SecondWanted());
  }

  @Test
  void theSamePersonIsNoSecondOne() {
    assertThat(Consent.of(true, ADA, "ada", at("09:10:00")))
        .isEqualTo(new SamePerson(at("10:00:00")));
  }

  @Test
  void anotherPersonIs() {
    assertThat(Consent.of(true, ADA, "bob", at("09:59:59")))
        .isEqualTo(new Given(Optional.of("ada")));
  }

  @Test
  void aWordThatIsAnHourOldIsForgotten() {
    assertThat(Consent.of(true, ADA, "bob", at("10:00:00"))).isEqualTo(new SecondWanted());
  }
}
