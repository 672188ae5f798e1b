package io.wavegate.checks.store;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import io.wavegate.handlers.Clients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.ParseException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local in this JVM, in memory, without telemetry, on a free port. */
public final class LocalDynamo {
  private static final String LIBRARY_PATH = "sqlite4java.library.path";

  private final DynamoDBProxyServer server;
  private final URI endpoint;

  private LocalDynamo(DynamoDBProxyServer server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /** Whether it has a SQLite library for this machine. */
  public static boolean isAtHome() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean known = Stream.of("linux", "windows", "mac").anyMatch(system::contains);
    return known && List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
  }

  /** Starts it, empty. */
  public static LocalDynamo start() throws Exception {
    Path libraries = Path.of(System.getProperty("wavegate.native", "target/native"));
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException("the build has not copied the libraries to " + libraries);
    }
    System.setProperty(LIBRARY_PATH, libraries.toAbsolutePath().toString());
    int port = freePort();
    DynamoDBProxyServer server = server(port);
    server.start();
    return new LocalDynamo(server, URI.create("http://localhost:" + port));
  }

  private static DynamoDBProxyServer server(int port) throws ParseException, IOException {
    return ServerRunner.createServerFromCommandLineArgs(
        new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  /** A client as a function has it. */
  public DynamoDbClient client() {
    return client(endpoint);
  }

  /** A client as a function has it, that does not pause between its tries. */
  static DynamoDbClient client(URI endpoint) {
    return new Clients(
            UrlConnectionHttpClient.create(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("EXAMPLE", "example")),
            Region.EU_WEST_1,
            false)
        .dynamoDb(Optional.of(endpoint));
  }

  /** Ends it. */
  public void stop() throws Exception {
    server.stop();
  }
}
