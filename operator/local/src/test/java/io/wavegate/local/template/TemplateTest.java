package io.wavegate.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.wavegate.local.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
  private static final String STATES = "arn:aws:states:eu-west-1:111122223333:stateMachine:";

  private final Path home;

  TemplateTest(@TempDir Path folder) {
    home = Shipped.copyTo(folder);
  }

  private Template template() throws IOException {
    return Template.read(home, "111122223333", "eu-west-1", "wavegate");
  }

  private void spoil(String text, String by) {
    Shipped.replace(home.resolve("template.yaml"), text, by);
  }

  @Test
  void readsFunctionsWithTheirHandlersRulesAndSchedules() throws IOException {
    assertThat(template().functions())
        .extracting(Template.Function::name, Template.Function::handlerClass)
        .contains(tuple("wavegate-gate", "io.wavegate.handlers.handler.GateFunction"));
    Template.Function watch = function("wavegate-watch");
    assertThat(watch.schedules()).containsExactly(entry("EveryMinute", "rate(1 minute)"));
    Template.Function ended = function("wavegate-machine-ended");
    assertThat(ended.rules()).containsOnlyKeys("MachineEnded");
    assertThat(ended.rules().get("MachineEnded"))
        .contains(
            "\"account\":[\"111122223333\"]",
            "\"stateMachineArn\":[\"" + STATES + "wavegate-wave-gate\"");
  }

  private Template.Function function(String name) throws IOException {
    return template().functions().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsTheRuleOfTheBusThatSpokesForwardTo() throws IOException {
    assertThat(template().busRules(List.of("222233334444", "333344445555")))
        .containsExactly(
            new Template.BusRule(
                "wavegate-spokes",
                "SpokeAlarmChange",
                "{\"source\":[\"aws.cloudwatch\"],\"account\":[\"222233334444\",\"333344445555\"],"
                    + "\"detail-type\":[\"CloudWatch Alarm State Change\","
                    + "\"CloudWatch Alarm Configuration Change\"]}",
                "wavegate-alarm-change"));
  }

  @Test
  void readsWhatASpokeForwardsWhichRolesLetInAndWhichMachinesStandThere() throws IOException {
    SpokeTemplate.Spoke spoke =
        SpokeTemplate.read(home, "wavegate").in("222233334444", "us-east-1");

    assertThat(spoke.bus()).isEqualTo("wavegate-spokes");
    assertThat(spoke.pattern())
        .isEqualTo(
            "{\"source\":[\"aws.cloudwatch\"],\"account\":[\"222233334444\"],"
                + "\"detail-type\":[\"CloudWatch Alarm State Change\","
                + "\"CloudWatch Alarm Configuration Change\"]}");
    assertThat(spoke.roles())
        .containsExactly(
            "wavegate-spoke-read-us-east-1",
            "wavegate-spoke-look-us-east-1",
            "wavegate-spoke-rollback-us-east-1");
    assertThat(spoke.machines())
        .extracting(Template.Machine::name, Template.Machine::express)
        .containsExactly(tuple("wavegate-lever-look", true), tuple("wavegate-lever-pull", true));
  }

  @Test
  void resolvesTheEnvironment() throws IOException {
    assertThat(template().environment())
        .contains(
            entry("WAVEGATE_ACCOUNT", "111122223333"),
            entry("WAVEGATE_ROLLBACK_ARN", STATES + "wavegate-rollback:live"),
            entry("WAVEGATE_TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:wavegate-Pages"));
  }

  @Test
  void substitutesEveryPlaceholderOfTheDefinitions() throws IOException {
    assertThat(template().machines())
        .extracting(Template.Machine::name, Template.Machine::alias, Template.Machine::express)
        .containsExactlyInAnyOrder(
            tuple("wavegate-wave-gate", Optional.of("live"), false),
            tuple("wavegate-rollback", Optional.of("live"), false),
            tuple("wavegate-lever-look", Optional.empty(), true),
            tuple("wavegate-lever-pull", Optional.empty(), true));
    assertThat(template().machines())
        .filteredOn(machine -> !machine.express())
        .allSatisfy(
            machine ->
                assertThat(machine.definition())
                    .doesNotContain("${")
                    .contains("arn:aws:lambda:eu-west-1:111122223333:function:wavegate-"));
  }

  @Test
  void saysWhichSubstitutionIsMissing() throws IOException {
    spoil("JudgeFunctionArn: !Ref JudgeFunction.Version", "Other: !Ref JudgeFunction.Version");

    assertThatThrownBy(() -> template().machines())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wave-gate.asl.json: the template has no substitution for ${JudgeFunctionArn}");
  }

  @Test
  void saysWhichResourceIsUnknown() {
    spoil("!Ref JudgeFunction.Version", "!Ref JugdeFunction.Version");

    assertThatThrownBy(() -> template().machines())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the template has no resource \"JugdeFunction\"");
  }

  @Test
  void saysWhichDefinitionIsNotThere() throws IOException {
    Files.delete(home.resolve("statemachines/rollback.asl.json"));

    assertThatThrownBy(() -> template().machines())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("DefinitionUri of", "is no file", "rollback.asl.json");
  }

  @Test
  void saysWhichEventTypeIsNotRead() {
    spoil("Type: Schedule", "Type: SQS");

    assertThatThrownBy(() -> template().functions())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "event EveryMinute of the template must be of type EventBridgeRule, Schedule or HttpApi, got"
                + " \"SQS\"");
  }

  @Test
  void saysWhichFunctionOfTheTemplateIsNotResolved() {
    spoil("!Sub \"${AWS::StackName}-gate\"", "!ImportValue gate");

    assertThatThrownBy(() -> template().functions())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the template must have a text, !Ref, !Sub or !GetAtt here, got"
                + " {\"Fn::ImportValue\":\"gate\"}");
  }

  @Test
  void refusesAnAttributeWithoutADot() {
    spoil("!Ref JudgeFunction.Version", "!GetAtt JudgeFunction");

    assertThatThrownBy(() -> template().machines())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Fn::GetAtt must be like Resource.Attribute, got \"JudgeFunction\"");
  }

  @Test
  void refusesAnEmptyTemplate() throws IOException {
    Files.writeString(home.resolve("template.yaml"), "# nothing\n");

    assertThatThrownBy(this::template)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the template is empty");
  }
}
