package io.wavegate.handlers.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.wavegate.codec.CoreJson;
import io.wavegate.codec.api.OperateCall;
import io.wavegate.codec.api.OperateCalls;
import io.wavegate.handlers.Wiring;
import io.wavegate.handlers.desk.Desk;
import io.wavegate.handlers.desk.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * HTTP API, signed by IAM's authorization: what people ask for. Who asks is told by API Gateway,
 * which has checked the signature.
 */
public final class OperateFunction implements RequestStreamHandler {
  private static final String NAME = "operate";

  private final Wiring wiring;
  private final Desk desk;

  /** In a deployed function. */
  public OperateFunction() {
    this(Wiring.ofEnvironment());
  }

  /** With given wiring. */
  public OperateFunction(Wiring wiring) {
    this.wiring = wiring;
    this.desk = new Desk(wiring.ports(), wiring.books());
  }

  /** The response, as an HTTP API takes it in payload format 2.0. */
  record Response(int statusCode, SequencedMap<String, String> headers, String body) {}

  /** The response's body. */
  record Said(String said) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    wiring.telemetry().invoked(context);
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    Reply reply =
        switch (OperateCalls.decode(Entry.text(input))) {
          case OperateCall.Refused refused -> new Reply(refused.status(), refused.sentence());
          case OperateCall.Asked asked -> {
            fields.put("principal", asked.principal());
            fields.put("act", asked.wish().act().word());
            asked.service().ifPresent(service -> fields.put("for_service", service));
            yield desk.take(asked);
          }
          case OperateCall.Planned planned -> {
            fields.put("principal", planned.principal());
            fields.put("for_service", planned.service());
            yield desk.plan(planned.service(), planned.release());
          }
          case OperateCall.TestsAsked tests -> {
            fields.put("principal", tests.principal());
            fields.put("for_service", tests.service());
            yield desk.tests(tests.service());
          }
        };
    fields.put("status", Integer.toString(reply.status()));
    wiring.telemetry().said(NAME, reply.said(), fields);
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/json");
    Entry.write(
        output, new Response(reply.status(), headers, CoreJson.write(new Said(reply.said()))));
  }
}
