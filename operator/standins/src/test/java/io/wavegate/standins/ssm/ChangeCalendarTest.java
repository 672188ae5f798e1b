package io.wavegate.standins.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.TestWorld;
import org.junit.jupiter.api.Test;

/** A calendar is open or closed at an instant, and says when that changes next. */
class ChangeCalendarTest {
  private static final Caller TEAM =
      new Caller("111122223333", "eu-west-1", "arn:aws:iam::111122223333:user/team");
  private static final String FREEZE =
      """
      BEGIN:VEVENT
      UID:1
      DTSTAMP:20260101T000000Z
      DTSTART:20260310T100000Z
      DTEND:20260310T120000Z
      END:VEVENT
      """;
  private static final String FRIDAY_NIGHTS =
      """
      BEGIN:VEVENT
      UID:2
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Europe/London:20260306T180000
      DTEND;TZID=Europe/London:20260307T090000
      RRULE:FREQ=WEEKLY;BYDAY=FR
      EXDATE;TZID=Europe/London:20260313T180000
      END:VEVENT
      """;
  private static final String EASTER =
      """
      BEGIN:VEVENT
      UID:3
      DTSTAMP:20260101T000000Z
      DTSTART;VALUE=DATE:20260403
      DTEND;VALUE=DATE:20260407
      END:VEVENT
      """;

  private final DocumentsStandIn ssm =
      new DocumentsStandIn(new TestWorld(), "111122223333", "eu-west-1");

  private static String calendar(String type, String events) {
    return """
        BEGIN:VCALENDAR
        PRODID:-//AWS//Change Calendar 1.0//EN
        VERSION:2.0
        X-CALENDAR-TYPE:%s
        X-WR-CALDESC:
        BEGIN:VTODO
        DTSTAMP:20260101T000000Z
        UID:todo
        SUMMARY:Add events to this calendar.
        END:VTODO
        %sEND:VCALENDAR
        """
        .formatted(type, events)
        .replace("\n", "\r\n");
  }

  private JsonNode state(String at, String... names) throws ServiceError {
    ObjectNode input = Json.object();
    for (String name : names) {
      input.withArray("CalendarNames").add(name);
    }
    if (!at.isEmpty()) {
      input.put("AtTime", at);
    }
    return ssm.call("GetCalendarState", input, TEAM);
  }

  private void assertState(String at, String state, String next) throws ServiceError {
    JsonNode answer = state(at, "freeze");
    assertThat(answer.path("State").asText()).as(at).isEqualTo(state);
    assertThat(answer.path("NextTransitionTime").asText("never")).as(at).isEqualTo(next);
  }

  private String refusal(String at, String... names) {
    ServiceError error = catchThrowableOfType(ServiceError.class, () -> state(at, names));
    return error.code() + ": " + error.message();
  }

  @Test
  void aCalendarThatIsOpenByDefaultIsClosedDuringItsEvents() throws ServiceError {
    ssm.putCalendar("freeze", calendar("DEFAULT_OPEN", FREEZE));

    assertState("2026-03-10T09:59:59Z", "OPEN", "2026-03-10T10:00:00Z");
    assertState("2026-03-10T10:00:00Z", "CLOSED", "2026-03-10T12:00:00Z");
    assertState("2026-03-10T11:00:00+00:00", "CLOSED", "2026-03-10T12:00:00Z");
    assertState("2026-03-10T12:00:00Z", "OPEN", "never");
  }

  @Test
  void aCalendarThatIsClosedByDefaultIsOpenDuringItsEvents() throws ServiceError {
    ssm.putCalendar("freeze", calendar("DEFAULT_CLOSED", FREEZE));

    assertState("2026-03-10T09:59:59Z", "CLOSED", "2026-03-10T10:00:00Z");
    assertState("2026-03-10T10:00:00Z", "OPEN", "2026-03-10T12:00:00Z");
  }

  @Test
  void recurrencesKeepTheirLocalTimeAcrossTheChangeToSummerTime() throws ServiceError {
    ssm.putCalendar("freeze", calendar("DEFAULT_OPEN", FRIDAY_NIGHTS));

    assertState("2026-03-06T18:00:00Z", "CLOSED", "2026-03-07T09:00:00Z");
    // The 13th is left out; the last Friday before summer time, then the first after it.
    assertState("2026-03-07T09:00:00Z", "OPEN", "2026-03-20T18:00:00Z");
    assertState("2026-03-28T12:00:00Z", "OPEN", "2026-04-03T17:00:00Z");
    assertState("2026-04-03T17:00:00Z", "CLOSED", "2026-04-04T08:00:00Z");
  }

  @Test
  void wholeDaysAreThoseOfTheCalendarsZone() throws ServiceError {
    ssm.putCalendar("freeze", calendar("DEFAULT_OPEN", EASTER));
    assertState("2026-04-02T23:30:00Z", "OPEN", "2026-04-03T00:00:00Z");

    ssm.putCalendar("freeze", calendar("DEFAULT_OPEN", "X-WR-TIMEZONE:Europe/London\n" + EASTER));
    assertState("2026-04-02T23:30:00Z", "CLOSED", "2026-04-06T23:00:00Z");
  }

  @Test
  void eventsThatTouchAreOneClosure() throws ServiceError {
    String after = FREEZE.replace("UID:1", "UID:9").replace("T12", "T13").replace("T10", "T12");
    ssm.putCalendar("freeze", calendar("DEFAULT_OPEN", FREEZE + after));

    assertState("2026-03-10T10:30:00Z", "CLOSED", "2026-03-10T13:00:00Z");
  }

  @Test
  void severalCalendarsAreOpenOnlyIfAllAre() throws ServiceError {
    ssm.putCalendar("freeze", calendar("DEFAULT_OPEN", FREEZE));
    ssm.putCalendar("easter", calendar("DEFAULT_OPEN", EASTER));
    String arn = "arn:aws:ssm:eu-west-1:111122223333:document/easter";

    assertThat(state("2026-03-10T11:00:00Z", "freeze", arn).path("State").asText())
        .isEqualTo("CLOSED");
    JsonNode open = state("2026-03-20T11:00:00Z", "freeze", arn);
    assertThat(open.path("State").asText()).isEqualTo("OPEN");
    assertThat(open.path("NextTransitionTime").asText()).isEqualTo("2026-04-03T00:00:00Z");
  }

  @Test
  void aCalendarThatAnotherAccountSharesIsKnownByItsArnAlone() throws ServiceError {
    String arn = "arn:aws:ssm:eu-west-1:444455556666:document/freeze";
    ssm.putCalendar(arn, calendar("DEFAULT_OPEN", FREEZE));

    assertThat(state("2026-03-10T11:00:00Z", arn).path("State").asText()).isEqualTo("CLOSED");
    assertThat(refusal("", "freeze")).startsWith("InvalidDocument: ");
    assertThat(refusal("", arn.replace("444455556666", "777788889999")))
        .startsWith("InvalidDocument: ");
    String elsewhere = arn.replace("eu-west-1", "us-east-1");
    assertThat(refusal("", elsewhere)).startsWith("InvalidDocument: ");
    assertThatThrownBy(() -> ssm.putCalendar(elsewhere, calendar("DEFAULT_OPEN", FREEZE)))
        .hasMessage(
            "no name of a document, nor the ARN of one in eu-west-1: "
                + "arn:aws:ssm:us-east-1:444455556666:document/freeze");
  }

  @Test
  void withoutATimeItIsTheStateNow() throws ServiceError {
    ssm.putCalendar("freeze", calendar("DEFAULT_OPEN", FREEZE));

    assertThat(state("", "freeze").path("AtTime").asText()).isEqualTo("2026-03-02T09:00:00Z");
  }

  @Test
  void aCalendarIsMadeAsADocumentAndGoesWithIt() throws ServiceError {
    ObjectNode input =
        Json.object()
            .put("Name", "freeze")
            .put("DocumentType", "ChangeCalendar")
            .put("DocumentFormat", "TEXT")
            .put("Content", calendar("DEFAULT_OPEN", FREEZE));

    ssm.call("CreateDocument", input, TEAM);
    assertState("2026-03-10T10:00:00Z", "CLOSED", "2026-03-10T12:00:00Z");
    assertThatThrownBy(() -> ssm.call("CreateDocument", input, TEAM))
        .hasMessage("Document with name freeze already exists.");
    ssm.call("DeleteDocument", Json.object().put("Name", "freeze"), TEAM);

    assertThat(refusal("", "freeze"))
        .isEqualTo("InvalidDocument: Document with name freeze does not exist.");
  }

  @Test
  void whatIsNoCalendarIsRefused() throws ServiceError {
    ssm.call("CreateDocument", Json.object().put("Name", "run").put("Content", "{}"), TEAM);

    assertThat(refusal("", "run"))
        .isEqualTo("InvalidDocumentType: The document run is of type Command, not ChangeCalendar");
    assertThat(refusal("yesterday", "run")).startsWith("InvalidDocumentType");
    assertThat(refusal("")).startsWith("ValidationException");
    assertThatThrownBy(() -> ssm.putCalendar("xxx", calendar("SOMETIMES", FREEZE)))
        .hasMessage("X-CALENDAR-TYPE must be DEFAULT_OPEN or DEFAULT_CLOSED, got 'SOMETIMES'");
    assertThatThrownBy(() -> ssm.putCalendar("xxx", "hello"))
        .hasMessageStartingWith("not a calendar: ");
    ssm.putCalendar("freeze", calendar("DEFAULT_OPEN", FREEZE));
    assertThat(refusal("yesterday", "freeze"))
        .isEqualTo("ValidationException: AtTime must be a time in ISO 8601, got 'yesterday'");
  }
}
