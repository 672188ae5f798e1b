package io.wavegate.local.store;

import io.wavegate.core.port.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The file of a run on one machine: how it began, every call from outside that may have changed
 * something, and how far it came. What is written here is on the disk when the method returns, so
 * that it is there after a kill. The handlers' items stand in the same file, for people to look at;
 * they follow from the rest.
 */
public final class RunFile implements AutoCloseable {
  private static final int FORMAT = 1;
  private static final int IN_USE = 90_020;
  private static final String NAME = "local";
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS run (format INT NOT NULL, start VARCHAR NOT NULL,"
              + " seed BIGINT NOT NULL, reached VARCHAR NOT NULL)",
          "CREATE TABLE IF NOT EXISTS made_of (part VARCHAR PRIMARY KEY, digest VARCHAR NOT NULL)",
          "CREATE TABLE IF NOT EXISTS calls (number BIGINT PRIMARY KEY, at VARCHAR NOT NULL,"
              + " principal VARCHAR NOT NULL, service VARCHAR NOT NULL,"
              + " operation VARCHAR NOT NULL, input VARCHAR NOT NULL)");

  private final String url;
  private final Connection connection;

  private RunFile(String url, Connection connection) {
    this.url = url;
    this.connection = connection;
  }

  /**
   * How a run began.
   *
   * @param start when a release could start
   * @param seed what decides the order of things
   * @param madeOf digests of what the run depends on, by name
   */
  public record Header(Instant start, long seed, SequencedMap<String, String> madeOf) {}

  /**
   * A call from outside.
   *
   * @param at the virtual instant at which it was let in
   * @param principal the caller's ARN
   * @param service the endpoint prefix
   * @param input JSON text
   */
  public record Call(
      Instant at, String principal, String service, String operation, String input) {}

  /**
   * Opens the file in a folder, which is made if it is not there.
   *
   * @throws RunFileException if another process uses it, or it is no such file
   */
  public static RunFile open(Path folder) throws RunFileException {
    Path absolute = folder.toAbsolutePath().normalize();
    if (absolute.toString().contains(";")) {
      throw new RunFileException("the folder's path must be without ;, got \"" + folder + "\"");
    }
    make(folder, absolute);
    String url =
        "jdbc:h2:file:" + absolute.resolve(NAME) + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    try {
      RunFile file = new RunFile(url, DriverManager.getConnection(url));
      for (String table : TABLES) {
        file.execute(table);
      }
      file.demandFormat(folder);
      return file;
    } catch (SQLException e) {
      throw e.getErrorCode() == IN_USE
          ? new RunFileException(
              "another process uses the data in \""
                  + folder
                  + "\"; end it, or name another folder with --data",
              e)
          : new RunFileException(
              "the data in \""
                  + folder
                  + "\" cannot be read: "
                  + firstLine(String.valueOf(e.getMessage())),
              e);
    }
  }

  private static void make(Path folder, Path absolute) throws RunFileException {
    try {
      Files.createDirectories(absolute);
    } catch (FileAlreadyExistsException e) {
      throw new RunFileException("\"" + folder + "\" is no folder", e);
    } catch (IOException e) {
      throw new RunFileException(
          "the folder \"" + folder + "\" cannot be made: " + e.getClass().getSimpleName(), e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private void demandFormat(Path folder) throws SQLException, RunFileException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT format FROM run")) {
      if (found.next() && found.getInt(1) != FORMAT) {
        throw new RunFileException(
            "the data in \""
                + folder
                + "\" have format "
                + found.getInt(1)
                + ", expected "
                + FORMAT);
      }
    }
  }

  /** How the run began; empty in a new file. */
  public Optional<Header> header() {
    SequencedMap<String, String> madeOf = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet parts =
          statement.executeQuery("SELECT part, digest FROM made_of ORDER BY part")) {
        while (parts.next()) {
          madeOf.put(parts.getString(1), parts.getString(2));
        }
      }
      try (ResultSet run = statement.executeQuery("SELECT start, seed FROM run")) {
        return run.next()
            ? Optional.of(new Header(Instant.parse(run.getString(1)), run.getLong(2), madeOf))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("read the run", e);
    }
  }

  /** Begins a new run; everything of a former one is gone. */
  public void begin(Header header) {
    execute("DROP TABLE IF EXISTS items");
    execute("DELETE FROM run");
    execute("DELETE FROM made_of");
    execute("DELETE FROM calls");
    header
        .madeOf()
        .forEach((part, digest) -> write("INSERT INTO made_of VALUES (?, ?)", part, digest));
    write(
        "INSERT INTO run VALUES (?, ?, ?, ?)",
        FORMAT,
        header.start().toString(),
        header.seed(),
        header.start().toString());
    toDisk();
  }

  /** The calls, oldest first. */
  public List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT at, principal, service, operation, input FROM calls ORDER BY number")) {
      while (rows.next()) {
        calls.add(
            new Call(
                Instant.parse(rows.getString(1)),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5)));
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("read the calls", e);
    }
    return calls;
  }

  /** Keeps a call. */
  public void append(Call call) {
    write(
        "INSERT INTO calls SELECT COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ? FROM calls",
        call.at().toString(),
        call.principal(),
        call.service(),
        call.operation(),
        call.input());
    toDisk();
  }

  /** Up to where the run may have gone. */
  public Instant reached() {
    try (Statement statement = connection.createStatement();
        ResultSet run = statement.executeQuery("SELECT reached FROM run")) {
      if (!run.next()) {
        throw new IllegalStateException("no run has begun in this file");
      }
      return Instant.parse(run.getString(1));
    } catch (SQLException e) {
      throw new StoreUnavailableException("read the run", e);
    }
  }

  /** Keeps up to where the run may go. */
  public void reached(Instant instant) {
    write("UPDATE run SET reached = ?", instant.toString());
    toDisk();
  }

  /** The handlers' items, none at first. */
  public H2ItemStore items() {
    execute("DROP TABLE IF EXISTS items");
    return H2ItemStore.open(url);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreUnavailableException("close", e);
    }
  }

  /** H2 writes behind; this waits for the disk. */
  private void toDisk() {
    execute("CHECKPOINT SYNC");
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StoreUnavailableException("execute", e);
    }
  }

  private void write(String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreUnavailableException("write", e);
    }
  }
}
