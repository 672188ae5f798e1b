package io.wavegate.standins;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes the events that services emit, each a whole EventBridge envelope. */
@FunctionalInterface
public interface EventSink {
  void emit(ObjectNode event);
}
