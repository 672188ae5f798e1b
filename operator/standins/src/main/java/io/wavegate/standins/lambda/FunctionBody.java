package io.wavegate.standins.lambda;

/**
 * What a function does. It may return before it has replied; a reply that never comes is a hang.
 */
@FunctionalInterface
public interface FunctionBody {
  void run(String payload, FunctionReply reply);
}
