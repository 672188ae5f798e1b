package io.wavegate.standins.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavegate.standins.Caller;
import io.wavegate.standins.ServiceError;
import io.wavegate.standins.ServiceTable;

/** Two tables of one service as one: what the first does not know is asked of the second. */
public final class JoinedTable implements ServiceTable {
  private final ServiceTable first;
  private final ServiceTable second;

  /**
   * Joins two tables.
   *
   * @throws IllegalArgumentException if they are not of the same service
   */
  public JoinedTable(ServiceTable first, ServiceTable second) {
    if (!first.service().equals(second.service())) {
      throw new IllegalArgumentException(
          "%s and %s cannot be one table".formatted(first.service(), second.service()));
    }
    this.first = first;
    this.second = second;
  }

  @Override
  public String service() {
    return first.service();
  }

  @Override
  public JsonNode call(String operation, JsonNode input, Caller caller) throws ServiceError {
    try {
      return first.call(operation, input, caller);
    } catch (ServiceError error) {
      if (error.code().equals(OperationTable.UNKNOWN)) {
        return second.call(operation, input, caller);
      }
      throw error;
    }
  }
}
