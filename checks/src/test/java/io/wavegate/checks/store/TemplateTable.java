package io.wavegate.checks.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.checks.template.TemplateTree;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The table that the template describes. */
public final class TemplateTable {
  private TemplateTable() {}

  /** Makes one, under a name of its own. */
  public static void create(DynamoDbClient client, String name) {
    JsonNode table = TemplateTree.read().resource("Table").path("Properties");
    var unused =
        client.createTable(
            r ->
                r.tableName(name)
                    .billingMode(BillingMode.fromValue(table.path("BillingMode").asText()))
                    .attributeDefinitions(attributes(table))
                    .keySchema(keys(table)));
  }

  private static List<AttributeDefinition> attributes(JsonNode table) {
    return table
        .path("AttributeDefinitions")
        .valueStream()
        .map(
            a ->
                AttributeDefinition.builder()
                    .attributeName(a.path("AttributeName").asText())
                    .attributeType(a.path("AttributeType").asText())
                    .build())
        .toList();
  }

  private static List<KeySchemaElement> keys(JsonNode table) {
    return table
        .path("KeySchema")
        .valueStream()
        .map(
            k ->
                KeySchemaElement.builder()
                    .attributeName(k.path("AttributeName").asText())
                    .keyType(k.path("KeyType").asText())
                    .build())
        .toList();
  }
}
