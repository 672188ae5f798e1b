package io.wavegate.standins;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One service in one account and Region as a table of operations. Timestamps are epoch seconds, as
 * decimals; member names are those of the service's API model.
 */
public interface ServiceTable {

  /**
   * The service's endpoint prefix: {@code codepipeline}, {@code monitoring}, {@code states}, {@code
   * events}, {@code sns}, {@code lambda}.
   */
  String service();

  /**
   * Performs one operation.
   *
   * @param operation the operation's name in the API model, for example {@code GetPipelineState}
   * @throws ServiceError if the service would answer with an error
   */
  JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError;
}
