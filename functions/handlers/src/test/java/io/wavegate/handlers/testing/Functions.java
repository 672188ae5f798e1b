package io.wavegate.handlers.testing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.model.AttemptId;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.handler.AlarmChangeFunction;
import io.wavegate.handlers.handler.ArmBakeFunction;
import io.wavegate.handlers.handler.AskTestFunction;
import io.wavegate.handlers.handler.GateFunction;
import io.wavegate.handlers.handler.JudgeFunction;
import io.wavegate.handlers.handler.MachineEndedFunction;
import io.wavegate.handlers.handler.OpenGateFunction;
import io.wavegate.handlers.handler.OperateFunction;
import io.wavegate.handlers.handler.PipelineChangeFunction;
import io.wavegate.handlers.handler.PolicyChangeFunction;
import io.wavegate.handlers.handler.ReconcileFunction;
import io.wavegate.handlers.handler.RecordTestFunction;
import io.wavegate.handlers.handler.ReportFunction;
import io.wavegate.handlers.handler.RollbackStepFunction;
import io.wavegate.handlers.handler.RunProbeFunction;
import io.wavegate.handlers.handler.SettleFunction;
import io.wavegate.handlers.handler.WatchFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Invokes the handlers as Lambda, Step Functions and EventBridge do: JSON in, JSON out. */
public final class Functions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Functions.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private final Wiring wiring;
  private final List<String> answers = new ArrayList<>();

  /** Over given wiring. */
  public Functions(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Every answer so far. */
  public List<String> answers() {
    return List.copyOf(answers);
  }

  /** What {@code gate} says to an event. */
  public String gate(String event) {
    return said(new GateFunction(wiring), event);
  }

  /** What {@code pipeline-change} says to an event. */
  public String pipelineChange(String event) {
    return said(new PipelineChangeFunction(wiring), event);
  }

  /** What {@code alarm-change} says to an event. */
  public String alarmChange(String event) {
    return said(new AlarmChangeFunction(wiring), event);
  }

  /** What {@code machine-ended} says to an event. */
  public String machineEnded(String event) {
    return said(new MachineEndedFunction(wiring), event);
  }

  /** What {@code watch} says to a schedule's tick. */
  public String watch() {
    return said(new WatchFunction(wiring), "{}");
  }

  /** What {@code policy-change} says to an event. */
  public String policyChange(String event) {
    return said(new PolicyChangeFunction(wiring), event);
  }

  /** What {@code reconcile} says to a schedule's tick. */
  public String reconcile() {
    return said(new ReconcileFunction(wiring), "{}");
  }

  /** What {@code open-gate} answers. */
  public JsonNode openGate(AttemptId id) {
    return call(new OpenGateFunction(wiring), task(id));
  }

  /** What {@code judge} answers. */
  public JsonNode judge(AttemptId id) {
    return call(new JudgeFunction(wiring), task(id));
  }

  /** What {@code judge} answers after an error that the state machine met. */
  public JsonNode judgeAfter(AttemptId id, String error) {
    return call(new JudgeFunction(wiring), task(id).put("error", error));
  }

  /** The word that {@code judge} answers to a task with one member more. */
  public String judgeWith(AttemptId id, String member, String value) {
    return call(new JudgeFunction(wiring), task(id).put(member, value)).path("next").asText();
  }

  /** The word that {@code settle} answers. */
  public String settle(AttemptId id) {
    return call(new SettleFunction(wiring), task(id)).path("next").asText();
  }

  /** What {@code report} answers. */
  public JsonNode report(AttemptId id) {
    return call(new ReportFunction(wiring), task(id));
  }

  /** What {@code arm-bake} says. */
  public String arm(AttemptId id, String token, Instant entered, int retry) {
    ObjectNode task = task(id).put("token", token).put("entered", entered.toString());
    return call(new ArmBakeFunction(wiring), task.put("retry", retry)).path("said").asText();
  }

  /** The word that {@code record-test} answers to what a test function returned. */
  public String recordTest(AttemptId id, String test, Instant startedAt, String result) {
    ObjectNode task = task(id).put("test", test);
    task.putObject("outcome")
        .put("startedAt", startedAt.toString())
        .set("result", TestPipeline.parse(result));
    return call(new RecordTestFunction(wiring), task).path("next").asText();
  }

  /**
   * All that {@code record-test} answers to a run of a test, as the state machine hands it over.
   */
  public JsonNode recordRun(AttemptId id, JsonNode test, Instant startedAt, String result) {
    ObjectNode task = task(id).put("test", test.path("name").asText());
    task.putObject("outcome")
        .put("startedAt", startedAt.toString())
        .<ObjectNode>set("test", test.deepCopy())
        .set("result", TestPipeline.parse(result));
    return call(new RecordTestFunction(wiring), task);
  }

  /** All that {@code record-test} answers to a run that ended with an error. */
  public JsonNode recordEnd(
      AttemptId id, JsonNode test, Instant startedAt, String error, String cause) {
    ObjectNode task = task(id).put("test", test.path("name").asText());
    task.putObject("outcome")
        .put("startedAt", startedAt.toString())
        .put("error", error)
        .put("cause", cause)
        .set("test", test.deepCopy());
    return call(new RecordTestFunction(wiring), task);
  }

  /** What {@code record-test} answers to what the state machine hands over. */
  public JsonNode record(AttemptId id, String test, ObjectNode outcome) {
    ObjectNode task = task(id).put("test", test);
    task.set("outcome", outcome);
    return call(new RecordTestFunction(wiring), task);
  }

  /** The word that {@code record-test} answers to a test that ended with an error. */
  public String recordError(AttemptId id, String test, Instant startedAt, String error) {
    ObjectNode task = task(id).put("test", test);
    task.putObject("outcome")
        .put("startedAt", startedAt.toString())
        .put("error", error)
        .put("cause", "the cause");
    return call(new RecordTestFunction(wiring), task).path("next").asText();
  }

  /** What {@code ask-test} answers to a state that was entered then. */
  public JsonNode ask(AttemptId id, String test, Instant entered) {
    ObjectNode task = task(id).put("test", test).put("entered", entered.toString());
    return call(new AskTestFunction(wiring), task.put("retry", 0));
  }

  /** What {@code ask-test} says to a state that waits with a token. */
  public String await(AttemptId id, String test, Instant entered, String token) {
    ObjectNode task = task(id).put("test", test).put("entered", entered.toString());
    return call(new AskTestFunction(wiring), task.put("retry", 0).put("token", token))
        .path("said")
        .asText();
  }

  /** What {@code run-probe} answers. */
  public JsonNode probe(AttemptId id, String test) {
    return call(new RunProbeFunction(wiring), task(id).put("test", test));
  }

  /** The word that {@code rollback-step} answers. */
  public String step(AttemptId id, String step) {
    return call(new RollbackStepFunction(wiring), task(id).put("step", step)).path("next").asText();
  }

  /** The word that {@code rollback-step} answers to a task with one member more. */
  public String stepWith(AttemptId id, String step, String member, String value) {
    ObjectNode task = task(id).put("step", step).put(member, value);
    return call(new RollbackStepFunction(wiring), task).path("next").asText();
  }

  /** What {@code rollback-step} answers for a test that moves the deployment. */
  public JsonNode drill(AttemptId id, String test) {
    return call(new RollbackStepFunction(wiring), task(id).put("step", "DRILL").put("test", test));
  }

  /** What {@code rollback-step} does when the state machine met an error. */
  public String callPerson(AttemptId id, String error) {
    ObjectNode task = task(id).put("step", "CALL_PERSON").put("error", error);
    return call(new RollbackStepFunction(wiring), task).path("next").asText();
  }

  /**
   * What {@code operate} answers: its status and what it says.
   *
   * @param path of the request
   * @param who the caller's ARN behind {@code arn:aws:iam::111122223333:user/}
   * @param body JSON
   */
  public String operate(String path, String who, String body) {
    ObjectNode event = JSON.createObjectNode().put("version", "2.0").put("rawPath", path);
    event
        .putObject("requestContext")
        .putObject("authorizer")
        .putObject("iam")
        .put("userArn", "arn:aws:iam::111122223333:user/" + who);
    event.put("body", body).put("isBase64Encoded", false);
    JsonNode answer = call(new OperateFunction(wiring), event);
    JsonNode said = TestPipeline.parse(answer.path("body").asText());
    return answer.path("statusCode").asInt() + " " + said.path("said").asText();
  }

  private static ObjectNode task(AttemptId id) {
    return JSON.createObjectNode().put("gate", id.key());
  }

  private String said(RequestStreamHandler function, String event) {
    return answer(function, event).path("said").asText();
  }

  private JsonNode call(RequestStreamHandler function, ObjectNode task) {
    return answer(function, task.toString());
  }

  private JsonNode answer(RequestStreamHandler function, String input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, CONTEXT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String answer = output.toString(StandardCharsets.UTF_8);
    answers.add(answer);
    return TestPipeline.parse(answer);
  }
}
