package io.wavegate.codec.event;

import io.wavegate.codec.event.IncomingEvent.Discarded;
import io.wavegate.codec.event.IncomingEvent.PipelineJob;
import io.wavegate.codec.json.UnusableJsonException;
import java.util.regex.Pattern;

/**
 * Jobs of CodePipeline's Lambda action. The document names no pipeline, stage, action or execution;
 * only four of its members are ever looked at, so that no credential can be kept by mistake.
 */
final class JobEvents {
  static final String KEY = "CodePipeline.job";

  /** The form that the API's model gives a job id. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private JobEvents() {}

  /** What is wrong with a job is said without its values: any of them may be a secret. */
  static IncomingEvent job(Fields document) {
    try {
      return read(document.object(KEY));
    } catch (UnusableJsonException e) {
      return new Discarded(
          KEY
              + " has not the shape of a job: id, accountId, data.actionConfiguration.configuration");
    }
  }

  private static PipelineJob read(Fields job) {
    Fields data = job.object("data");
    return new PipelineJob(
        matching(ID, job, "id"),
        matching(ACCOUNT, job, "accountId"),
        data.object("actionConfiguration")
            .object("configuration")
            .optional("UserParameters")
            .orElse(""),
        data.optional("continuationToken").filter(token -> !token.isEmpty()));
  }

  private static String matching(Pattern pattern, Fields job, String key) {
    String text = job.text(key);
    if (!pattern.matcher(text).matches()) {
      throw new UnusableJsonException(key);
    }
    return text;
  }
}
