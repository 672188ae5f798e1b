package io.wavegate.handlers.store;

import io.wavegate.core.port.Item;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as rows of the DynamoDB table. */
final class DynamoRows {
  private DynamoRows() {}

  static Map<String, AttributeValue> attributes(Item item) {
    return Map.of(
        "pk", text(item.partition()),
        "sk", text(item.sort()),
        "version", number(item.version()),
        "body", text(item.body()));
  }

  static Item item(Map<String, AttributeValue> values) {
    return new Item(
        attribute(values, "pk").s(),
        attribute(values, "sk").s(),
        Long.parseLong(attribute(values, "version").n()),
        attribute(values, "body").s());
  }

  private static AttributeValue attribute(Map<String, AttributeValue> values, String name) {
    AttributeValue value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("an item of the table has no attribute " + name);
    }
    return value;
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", text(partition), "sk", text(sort));
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
