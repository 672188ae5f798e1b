package io.wavegate.local.scenario;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens in a scenario, as it is written down. */
class DeedReaderTest {
  private final GivenScenario given;

  DeedReaderTest(@TempDir Path home) {
    given = new GivenScenario(home);
  }

  @Test
  void refusesAnAlarmThatTheWorldDoesNotHave() throws IOException {
    given
        .mistakesAfter("alarm: checkout-5xx", "alarm: checkout-4xx")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:11:12: alarm must name a metric alarm of the"
                + " world, got checkout-4xx, did you mean \"checkout-5xx\"?");
  }

  @Test
  void refusesToMoveACompositeAlarmWhichFollowsItsChildren() throws IOException {
    given
        .mistakesAfter("alarm: checkout-5xx", "alarm: checkout-aggregate")
        .singleElement()
        .asString()
        .contains("must name a metric alarm of the world, got checkout-aggregate");
  }

  @Test
  void refusesAWrongState() throws IOException {
    given
        .mistakesAfter("state: ALARM", "state: FIRING")
        .containsExactly(
            "scenarios/alarm-mid-bake.yaml:12:12: state must be OK, ALARM or"
                + " INSUFFICIENT_DATA, got FIRING");
  }

  @Test
  void saysOfWhatIsMissingOnlyThatItIsMissing() throws IOException {
    given
        .mistakesAfter("    state: ALARM\n", "")
        .containsExactly("scenarios/alarm-mid-bake.yaml:10:5: state is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "delete-alarm: checkout-agregate | delete-alarm must name an alarm of the world, got"
            + " checkout-agregate, did you mean \"checkout-aggregate\"?",
        "traffic: Cuont, per-minute: 0 | traffic must name a metric of the world's traffic, got"
            + " Cuont, did you mean \"Count\"?",
        "test: smoke, answers: failed | test must name a function, build, machine or canary of the world, got smoke, known:"
            + " checkout-smoke, checkout-canary, checkout-broken-canary, checkout-journeys,"
            + " checkout-orders, checkout-pages, checkout-login",
        "site: example.com, status: 500 | site must name a site of the world, got example.com,"
            + " known: checkout.example.com, orders.example.com",
        "team: checkout-check, answers: failed | team must name a team of the world, got"
            + " checkout-check, did you mean \"checkout-checks\"?",
        "team: checkout-checks | answers is required",
        "person: aprove, wave: one-box | person must be approve or reject or stop or abandon or"
            + " retry or retry-all or close or open, got aprove, did you mean \"approve\"?",
        "person: retry | wave is required",
        "person: stop, wave: one-box | wave does not go with person: stop",
        "deployment: one-bx, fails: no space | deployment must name a wave of the policy, got"
            + " one-bx, did you mean \"one-box\"?",
        "traffic: Count, per-minute: 0, in: us-east-1 | in must name a target of the policy as"
            + " ACCOUNT/REGION, got us-east-1, known: 111122223333/eu-west-1,"
            + " 111122223333/eu-central-1, 111122223333/us-east-1, 111122223333/ap-southeast-2",
        "delete-alarm: checkout-aggregate, in: 111122223333/us-east-2 | in must name a target of the"
            + " policy as ACCOUNT/REGION, got 111122223333/us-east-2, did you mean"
            + " \"111122223333/us-east-1\"?",
        "service: sts, answers: denied, in: 111122223333/us-east-1 | in goes with services"
            + " that are called elsewhere, sts is not",
        "evnts: all, are: lost | unknown key \"evnts\", did you mean \"events\"?",
        "store: down, are: lost | are does not go with store, which takes for",
        "store: down, stop-machine: rollback | one thing happens at a time, got store and"
            + " stop-machine",
        "edit-alarm: checkout-5xx | edit-alarm needs threshold (a metric alarm) or rule (a"
            + " composite)",
      })
  void aDeedThatCannotBeReadIsSaidWithTheNearest(String deed, String said) throws IOException {
    given
        .mistakesAfter("happens:", "happens:\n  - {when: start, " + deed + "}")
        .first()
        .asString()
        .endsWith(said);
  }
}
