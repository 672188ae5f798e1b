package io.wavegate.handlers.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Stands before a service and gives other answers than it: what the stand-in never would. */
public final class Rewrites implements ServiceTable {
  private final ServiceTable service;
  private final Map<String, BinaryOperator<JsonNode>> rewrites = new LinkedHashMap<>();

  private Rewrites(ServiceTable service) {
    this.service = service;
  }

  /** Before the bench's CloudWatch, from now on. */
  public static Rewrites of(Bench bench) {
    return before(bench, bench.alarms().service());
  }

  /** Before a service of the bench, from now on. */
  public static Rewrites before(Bench bench, ServiceTable service) {
    Rewrites rewrites = new Rewrites(service);
    bench.put(rewrites);
    return rewrites;
  }

  /** From now on the operation's answer is made of its input and the answer it would have had. */
  public void answer(String operation, BinaryOperator<JsonNode> rewrite) {
    rewrites.put(operation, rewrite);
  }

  @Override
  public String service() {
    return service.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    JsonNode answer = service.call(operation, input, caller);
    BinaryOperator<JsonNode> rewrite = rewrites.get(operation);
    return rewrite == null ? answer : rewrite.apply(input, answer);
  }
}
