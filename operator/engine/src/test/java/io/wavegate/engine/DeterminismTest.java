package io.wavegate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeterminismTest {
  private static final String MACHINE =
      Fixture.states(
          "Fan",
          """
          "Fan": {"Type": "Map", "Items": "{% $shuffle([1..9]) %}", "ItemProcessor": {
             "StartAt": "T", "States": {"T": {"Type": "Task",
               "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
               "Arguments": {"t": "{% $states.context.Task.Token %}", "r": "{% $random() %}",
                             "u": "{% $uuid() %}", "now": "{% $now() %}"},
               "Retry": [{"ErrorEquals": ["Again"], "JitterStrategy": "FULL"}],
               "End": true}}}, "End": true}""");

  private static String history(long seed) {
    int[] calls = {0};
    Fixture[] fixture = new Fixture[1];
    fixture[0] =
        Fixture.seeded(
            seed,
            MACHINE,
            (call, reply) -> {
              reply.succeed(JsonNodeFactory.instance.objectNode());
              String token = call.taskToken().orElseThrow();
              if (calls[0]++ % 3 == 0) {
                fixture[0].engine.sendTaskFailure(token, "Again", "");
              } else {
                fixture[0].engine.sendTaskSuccess(token, "1");
              }
            });
    Fixture.output(fixture[0].run("{}"));
    List<HistoryEvent> events = fixture[0].engine.getExecutionHistory(fixture[0].arn());
    return events.stream().map(e -> e.toJson().toString()).collect(Collectors.joining("\n"));
  }

  @Test
  void theSameSeedMakesTheSameHistory() {
    assertThat(history(7)).isEqualTo(history(7));
  }

  @Test
  void anotherSeedMakesAnother() {
    assertThat(history(7)).isNotEqualTo(history(8));
  }
}
