package io.wavegate.handlers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavegate.core.evidence.CalendarFacts;
import io.wavegate.core.model.Reading;
import io.wavegate.core.model.Reading.Read;
import io.wavegate.core.model.Reading.Unread;
import io.wavegate.handlers.testing.Bench;
import io.wavegate.handlers.testing.Rewrites;
import io.wavegate.handlers.testing.TestPipeline;
import io.wavegate.standins.Json;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.codepipeline.CodePipelineSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCalendarsTest {
  private static final String SHARED = "arn:aws:ssm:eu-west-1:444455556666:document/freeze";

  private final Bench bench = Bench.bare(CodePipelineSettings.DEFAULTS);
  private final Instant from = bench.time().now().plus(Duration.ofHours(1));
  private final Instant until = bench.time().now().plus(Duration.ofHours(2));

  private Reading<CalendarFacts> state(String calendar) {
    return bench.wiring().ports().calendars().state(calendar, bench.time().now());
  }

  private Reading<CalendarFacts> read(boolean isOpen, Instant changes) {
    return new Read<>(new CalendarFacts(isOpen, Optional.of(changes)), bench.time().now());
  }

  private void assertUnread(String calendar, String why) {
    assertThat(state(calendar)).isEqualTo(new Unread<>(why, bench.time().now()));
  }

  @Test
  void aCalendarIsOpenOrClosedAndSaysWhenThatChanges() {
    bench.closeCalendar("freeze", from, until);

    assertThat(state("freeze")).isEqualTo(read(true, from));
    bench.time().passUntil(from);
    assertThat(state("freeze")).isEqualTo(read(false, until));
    bench.time().passUntil(until);
    assertThat(state("freeze"))
        .isEqualTo(new Read<>(new CalendarFacts(true, Optional.empty()), until));
  }

  /** In the second in which it closes it is closed. */
  @Test
  void fractionsOfASecondAreLeftOut() {
    bench.closeCalendar("freeze", from, until);
    bench.time().passUntil(from.plusMillis(400));

    assertThat(state("freeze")).isEqualTo(read(false, until));
    assertThat(bench.faults().calls("GetCalendarState").getFirst().input().path("AtTime").asText())
        .isEqualTo("2026-03-02T10:00:00Z");
  }

  @Test
  void oneThatAnotherAccountSharesIsAskedForByItsArn() {
    bench.closeCalendar(SHARED, from, until);

    assertThat(state(SHARED)).isEqualTo(read(true, from));
  }

  @Test
  void oneThatIsNotThereOrNotSharedIsUnread() {
    assertUnread(
        "freeze",
        "Systems Manager knows no such document here, and nobody shares one with this account"
            + " (InvalidDocument: Document with name freeze does not exist.)");
  }

  @Test
  void aDocumentOfAnotherKindIsUnread() throws ServiceError {
    JsonNode unused =
        bench
            .documents()
            .call(
                "CreateDocument",
                Json.object().put("Name", "run").put("Content", "{}"),
                TestPipeline.person());

    assertUnread(
        "run",
        "the document is no change calendar (InvalidDocumentType: The document run is of type"
            + " Command, not ChangeCalendar)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "InvalidDocument | 400 | Systems Manager knows no such document here, and nobody shares one with this account (InvalidDocument: refused by the test)",
        "InvalidDocumentType | 400 | the document is no change calendar (InvalidDocumentType: refused by the test)",
        "UnsupportedCalendarException | 400 | Systems Manager cannot use what the calendar holds (UnsupportedCalendarException: refused by the test)",
        "AccessDeniedException | 400 | AccessDeniedException: refused by the test",
        "ThrottlingException | 400 | ThrottlingException: refused by the test",
        "InternalServerError | 500 | InternalServerError: refused by the test",
      })
  void whatTheServiceRefusesIsUnreadWithASentence(String code, int status, String said) {
    bench.closeCalendar("freeze", from, until);
    bench.faults().refuse("GetCalendarState", code, status);

    assertUnread("freeze", said);
    bench.faults().mend("GetCalendarState");
    assertThat(state("freeze")).isEqualTo(read(true, from));
  }

  @Test
  void aStateThatIsNotKnownIsNotOpen() {
    rewrite("State", "AJAR");

    assertUnread("freeze", "GetCalendarState answered the state AJAR");
  }

  @Test
  void anAnswerWithoutAStateIsNotOpen() {
    bench.closeCalendar("freeze", from, until);
    Rewrites.before(bench, bench.documents())
        .answer("GetCalendarState", (input, answer) -> ((ObjectNode) answer).without("State"));

    assertUnread("freeze", "GetCalendarState answered the state null");
  }

  @Test
  void aTransitionThatIsNoTimeIsUnread() {
    rewrite("NextTransitionTime", "soon");

    assertUnread("freeze", "GetCalendarState answered a next transition that is no time: soon");
  }

  private void rewrite(String member, String value) {
    bench.closeCalendar("freeze", from, until);
    Rewrites.before(bench, bench.documents())
        .answer("GetCalendarState", (input, answer) -> ((ObjectNode) answer).put(member, value));
  }
}
