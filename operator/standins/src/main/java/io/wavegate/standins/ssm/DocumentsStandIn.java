package io.wavegate.standins.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;
import io.wavegate.standins.World;
import io.wavegate.standins.model.OperationTable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Documents of Systems Manager in one account and Region, and the state of those that are change
 * calendars (API reference, GetCalendarState).
 */
public final class DocumentsStandIn implements ServiceTable {
  private static final String CALENDAR = "ChangeCalendar";
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,128}");

  private final World world;
  private final String accountId;
  private final String region;
  private final Pattern shared;
  private final Map<String, Document> documents = new LinkedHashMap<>();
  private final OperationTable table;

  private record Document(String type, Optional<ChangeCalendar> calendar) {}

  /** An account and Region without documents. */
  public DocumentsStandIn(World world, String accountId, String region) {
    this.world = world;
    this.accountId = accountId;
    this.region = region;
    this.shared =
        Pattern.compile(
            "arn:aws:ssm:" + Pattern.quote(region) + ":[0-9]{12}:document/" + NAME.pattern());
    this.table =
        new OperationTable("ssm", "ValidationException")
            .with("CreateDocument", (in, caller) -> create(in))
            .with("DeleteDocument", (in, caller) -> delete(in))
            .with("GetCalendarState", (in, caller) -> state(in));
  }

  /**
   * Adds or replaces a change calendar.
   *
   * @param nameOrArn its name, or its ARN in another account, which shares it with this one and by
   *     which alone it is known here
   * @param text an iCalendar document with X-CALENDAR-TYPE
   * @throws IllegalArgumentException if it is none, or has a name that no document has here
   */
  public void putCalendar(String nameOrArn, String text) {
    String name = own(nameOrArn);
    if (!NAME.matcher(name).matches() && !shared.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "no name of a document, nor the ARN of one in " + region + ": " + nameOrArn);
    }
    documents.put(name, new Document(CALENDAR, Optional.of(ChangeCalendar.parse(text))));
  }

  /** A document of this account is known by its name. */
  private String own(String nameOrArn) {
    String prefix = "arn:aws:ssm:%s:%s:document/".formatted(region, accountId);
    return nameOrArn.startsWith(prefix) ? nameOrArn.substring(prefix.length()) : nameOrArn;
  }

  @Override
  public String service() {
    return table.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    return table.call(operation, input, caller);
  }

  private JsonNode create(JsonNode input) throws ServiceError {
    String name = input.path("Name").asText();
    String type = input.path("DocumentType").asText("Command");
    String format = input.path("DocumentFormat").asText("JSON");
    if (documents.containsKey(name)) {
      throw ServiceError.badRequest(
          "DocumentAlreadyExists", "Document with name %s already exists.".formatted(name));
    }
    if (type.equals(CALENDAR)) {
      if (!format.equals("TEXT")) {
        throw invalidContent("a calendar's DocumentFormat is TEXT, not " + format);
      }
      try {
        putCalendar(name, input.path("Content").asText());
      } catch (IllegalArgumentException e) {
        throw invalidContent(String.valueOf(e.getMessage()));
      }
    } else {
      documents.put(name, new Document(type, Optional.empty()));
    }
    return Json.object().set("DocumentDescription", description(name, type, format));
  }

  private static ServiceError invalidContent(String why) {
    return ServiceError.badRequest("InvalidDocumentContent", why);
  }

  private ObjectNode description(String name, String type, String format) {
    ObjectNode description =
        Json.object()
            .put("Name", name)
            .put("Owner", accountId)
            .put("Status", "Active")
            .put("DocumentVersion", "1")
            .put("LatestVersion", "1")
            .put("DefaultVersion", "1")
            .put("DocumentType", type)
            .put("DocumentFormat", format);
    description.set("CreatedDate", Json.timestamp(world.now()));
    return description;
  }

  private JsonNode delete(JsonNode input) throws ServiceError {
    String name = input.path("Name").asText();
    if (documents.remove(name) == null) {
      throw absent(name);
    }
    return Json.object();
  }

  /** Open only if every calendar that is asked for is. */
  private JsonNode state(JsonNode input) throws ServiceError {
    List<ChangeCalendar> calendars = new ArrayList<>();
    for (JsonNode name : input.path("CalendarNames")) {
      calendars.add(calendar(name.asText()));
    }
    if (calendars.isEmpty()) {
      throw ServiceError.badRequest("ValidationException", "CalendarNames must not be empty");
    }
    Instant at = at(input);
    boolean open = isOpen(calendars, at);
    ObjectNode answer =
        Json.object().put("State", open ? "OPEN" : "CLOSED").put("AtTime", text(at));
    calendars.stream()
        .flatMap(calendar -> calendar.boundaries(at).stream())
        .sorted()
        .filter(boundary -> isOpen(calendars, boundary) != open)
        .findFirst()
        .ifPresent(next -> answer.put("NextTransitionTime", text(next)));
    return answer;
  }

  private static boolean isOpen(List<ChangeCalendar> calendars, Instant at) {
    return calendars.stream().allMatch(calendar -> calendar.isOpen(at));
  }

  private ChangeCalendar calendar(String nameOrArn) throws ServiceError {
    Document document = documents.get(own(nameOrArn));
    if (document == null) {
      throw absent(nameOrArn);
    }
    return document
        .calendar()
        .orElseThrow(
            () ->
                ServiceError.badRequest(
                    "InvalidDocumentType",
                    "The document %s is of type %s, not %s"
                        .formatted(nameOrArn, document.type(), CALENDAR)));
  }

  private static ServiceError absent(String name) {
    return ServiceError.badRequest(
        "InvalidDocument", "Document with name %s does not exist.".formatted(name));
  }

  private Instant at(JsonNode input) throws ServiceError {
    if (!input.hasNonNull("AtTime")) {
      return world.now();
    }
    try {
      return OffsetDateTime.parse(input.path("AtTime").asText()).toInstant();
    } catch (DateTimeParseException e) {
      throw ServiceError.badRequest(
          "ValidationException",
          "AtTime must be a time in ISO 8601, got '%s'".formatted(input.path("AtTime").asText()));
    }
  }

  private static String text(Instant at) {
    return DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
  }
}
