package io.wavegate.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavegate.local.Shipped;
import io.wavegate.local.rehearsal.Rehearsal.Watcher;
import io.wavegate.local.scenario.Scenario;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal plays what is shipped: whatever is spoilt in it shows. */
class SpoiltHomeTest {
  private final Path home;

  SpoiltHomeTest(@TempDir Path folder) {
    home = Shipped.copyTo(folder);
  }

  private Outcome play(String name) {
    return new Rehearsal(home, Watcher.NONE).play(scenario(name));
  }

  private Scenario scenario(String name) {
    return Shipped.read(home.resolve("examples/checkout/scenarios/" + name + ".yaml"));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(() -> play("all-green")).isInstanceOf(UnplayableException.class);
  }

  private void spoilTemplate(String text, String by) {
    Shipped.replace(home.resolve("template.yaml"), text, by);
  }

  private void spoilWorld(String text, String by) {
    Shipped.replace(home.resolve("examples/checkout/world.yaml"), text, by);
  }

  @Test
  void aCopyThatIsNotSpoiltPlays() {
    assertThat(play("alarm-mid-bake").asExpected()).isTrue();
  }

  @Test
  void aPolicyThatNoParameterHoldsIsRefused() {
    Shipped.replace(
        home.resolve("examples/checkout/wavegate.yaml"),
        "service: checkout",
        "# " + "x".repeat(8_192) + "\nservice: checkout");

    refused().hasMessageContaining("the policy cannot be put: Advanced tier parameters support");
  }

  @Test
  void aPolicyWhoseEventNobodyTakesDoesNotArrive() {
    spoilTemplate("detail-type: [Parameter Store Change]", "detail-type: [Parameter Store]");

    refused().hasMessageContaining("its policy was put as a parameter and did not arrive");
  }

  @Test
  void aMachineThatEndsAsHaltedThoughItsGateWasPromotedIsNotAsExpected() {
    Path definition = home.resolve("statemachines/wave-gate.asl.json");
    Shipped.replace(definition, route("PROMOTED", "Promoted"), route("PROMOTED", "Other"));
    Shipped.replace(definition, route("HALTED", "Halted"), route("HALTED", "Promoted"));
    Shipped.replace(definition, route("PROMOTED", "Other"), route("PROMOTED", "Halted"));

    Outcome outcome = play("alarm-mid-bake");

    assertThat(outcome.asExpected()).isFalse();
    assertThat(outcome.differences())
        .hasSize(3)
        .allMatch(difference -> difference.endsWith(": its gate is PROMOTE, got FAILED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Roll Back", "Report"})
  void aPromotionThatTheDefinitionSendsElsewhereIsNotAsExpected(String next) {
    Path definition = home.resolve("statemachines/wave-gate.asl.json");
    Shipped.replace(definition, route("PROMOTE", "Promote"), route("PROMOTE", next));

    Outcome outcome = play("all-green");

    assertThat(outcome.asExpected()).isFalse();
    assertThat(outcome.differences())
        .anyMatch(difference -> difference.startsWith("gates: expected"))
        .contains("effect \"PutJobSuccessResult Wavegate PROMOTE one-box\" was not sent");
  }

  /** How a Choice sends a word on, as the definition is written. */
  private static String route(String word, String next) {
    return "= '" + word + "' %}\",\n          \"Next\": \"" + next + "\"";
  }

  @Test
  void aMissingSubstitutionIsSaid() {
    spoilTemplate("        SettleFunctionArn: !Ref SettleFunction.Version\n", "");

    refused()
        .hasMessage(
            "\"all green\" cannot be played: wave-gate.asl.json: the template has no substitution"
                + " for ${SettleFunctionArn}");
  }

  @Test
  void aHandlerThatIsNoClassIsSaid() {
    spoilTemplate("handler.JudgeFunction::", "handler.JugdeFunction::");

    refused()
        .hasMessage(
            "\"all green\" cannot be played: the template names no usable handler:"
                + " io.wavegate.handlers.handler.JugdeFunction");
  }

  @Test
  void aHandlerThatIsNoHandlerIsSaid() {
    spoilTemplate("io.wavegate.handlers.handler.JudgeFunction::", "java.lang.String::");

    refused().hasMessageEndingWith("the template names no usable handler: java.lang.String");
  }

  @Test
  void aScheduleThatIsNoRateIsSaid() {
    spoilTemplate("rate(1 minute)", "cron(0 8 * * ? *)");

    refused()
        .hasMessageEndingWith("a schedule must be a rate in minutes, got \"cron(0 8 * * ? *)\"");
  }

  @Test
  void aDefinitionThatCannotBeLoadedIsSaid() {
    Shipped.replace(
        home.resolve("statemachines/rollback.asl.json"),
        "\"StartAt\": \"Write Intent\"",
        "\"StartAt\": \"Begin\"");

    refused().hasMessageContainingAll("wavegate-rollback", "Begin");
  }

  @Test
  void anAlarmRuleOfTheWorldThatIsNoneIsSaid() {
    spoilWorld("OR ALARM(\"checkout-latency\")", "XOR ALARM(\"checkout-latency\")");

    refused().hasMessageContaining("PutCompositeAlarm of the world was refused");
  }

  @Test
  void aCalendarOfTheWorldThatIsNoneIsSaid() {
    Shipped.replace(
        home.resolve("examples/checkout/calendars/company-holidays.ics"),
        "X-CALENDAR-TYPE:DEFAULT_OPEN",
        "X-CALENDAR-TYPE:OPEN");

    refused()
        .hasMessageEndingWith(
            "calendar company-holidays of the world: X-CALENDAR-TYPE must be DEFAULT_OPEN or"
                + " DEFAULT_CLOSED, got 'OPEN'");
  }

  @Test
  void aCalendarOfAnotherRegionIsSaid() {
    spoilWorld("arn:aws:ssm:eu-west-1", "arn:aws:ssm:us-east-1");

    refused().hasMessageContaining("nor the ARN of one in eu-west-1");
  }

  @Test
  void aPipelineThatNeverGetsThroughIsSaid() {
    spoilWorld("deployments: {take: 6m}", "deployments: {take: 12h}");

    refused()
        .hasMessageEndingWith(
            "the release before this one did not get through pipeline checkout-prod within a day");
  }
}
