package io.wavegate.standins.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** JSON as the XML of AWS Query answers: {@code <member>} around list items. */
final class QueryXml {
  private final StringBuilder out = new StringBuilder();

  private QueryXml() {}

  static String answer(String operation, JsonNode output, String requestId) {
    QueryXml xml = new QueryXml();
    xml.out.append('<').append(operation).append("Response>");
    xml.element(operation + "Result", output);
    xml.out.append("<ResponseMetadata>");
    xml.leaf("RequestId", requestId);
    xml.out.append("</ResponseMetadata></").append(operation).append("Response>");
    return xml.out.toString();
  }

  static String error(ServiceError error, String requestId) {
    QueryXml xml = new QueryXml();
    xml.out.append("<ErrorResponse><Error>");
    xml.leaf("Type", error.httpStatus() < 500 ? "Sender" : "Receiver");
    xml.leaf("Code", error.code());
    xml.leaf("Message", error.message());
    xml.out.append("</Error>");
    xml.leaf("RequestId", requestId);
    xml.out.append("</ErrorResponse>");
    return xml.out.toString();
  }

  private void element(String name, JsonNode value) {
    element(name, name, value);
  }

  /** The item of a list is named member, but holds a timestamp if its list's name says so. */
  private void element(String name, String meaning, JsonNode value) {
    if (!value.isContainerNode()) {
      leaf(name, scalar(meaning, value));
      return;
    }
    out.append('<').append(name).append('>');
    if (value.isArray()) {
      value.forEach(item -> element("member", meaning, item));
    } else {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (!member.getValue().isNull()) {
          element(member.getKey(), member.getValue());
        }
      }
    }
    out.append("</").append(name).append('>');
  }

  private static String scalar(String meaning, JsonNode value) {
    return TimestampMembers.holds(meaning) && value.isNumber()
        ? DateTimeFormatter.ISO_INSTANT.format(Json.instant(value))
        : value.asText();
  }

  private void leaf(String name, String text) {
    out.append('<').append(name).append('>').append(escape(text));
    out.append("</").append(name).append('>');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;");
  }
}
