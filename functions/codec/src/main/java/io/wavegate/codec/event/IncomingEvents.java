package io.wavegate.codec.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.codec.event.IncomingEvent.Discarded;
import io.wavegate.codec.json.StrictJson;
import io.wavegate.core.model.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Decodes what a function is invoked with: EventBridge events, plain or in the processed form of
 * notifications ({@code detailType}), and jobs of CodePipeline's Lambda action. The shapes are
 * those of AWS's guides. At most 1 MiB and 30 levels; anything else is discarded with a reason that
 * quotes no secret.
 */
public final class IncomingEvents {
  private static final int LONGEST = 1024 * 1024;
  private static final StrictJson STRICT = new StrictJson(LONGEST, 30);
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{1,20}){1,4}-[0-9]");

  private IncomingEvents() {}

  /** The event, or why there is none; never an exception for what the document holds. */
  public static IncomingEvent decode(byte[] document) {
    try {
      return decoded(STRICT.parse(document));
    } catch (IllegalArgumentException e) {
      return new Discarded(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The same for a stream, of which not more than the limit is read.
   *
   * @throws IOException if the stream cannot be read
   */
  public static IncomingEvent decode(InputStream document) throws IOException {
    return decode(document.readNBytes(LONGEST + 1));
  }

  private static IncomingEvent decoded(JsonNode document) {
    Fields fields = Fields.of(document);
    if (fields.has(JobEvents.KEY)) {
      return JobEvents.job(fields);
    }
    String type = fields.optional("detail-type").or(() -> fields.optional("detailType")).orElse("");
    String source = fields.optional("source").orElse("");
    return switch (source) {
      case "aws.codepipeline" -> PipelineEvents.change(type, origin(fields), fields);
      case "aws.cloudwatch" -> AlarmEvents.change(type, origin(fields), fields);
      case "aws.states" -> MachineEvents.ended(type, origin(fields), fields);
      case "aws.ssm" -> ParameterEvents.change(type, origin(fields), fields);
      case "aws.events", "aws.scheduler" -> ScheduleEvents.tick(type, origin(fields), fields);
      default -> unknown(type, source);
    };
  }

  static Discarded unknown(String type, String source) {
    return new Discarded(
        "no event of a known kind: detail-type \""
            + Checks.shown(type)
            + "\", source \""
            + Checks.shown(source)
            + "\"");
  }

  private static Origin origin(Fields fields) {
    return new Origin(
        fields.optional("id"),
        fields.matching(ACCOUNT, "account"),
        fields.matching(REGION, "region"),
        fields.time("time"),
        fields.optional("replay-name"));
  }
}
