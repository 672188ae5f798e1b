package io.wavegate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Asks {@code operate}. Requests are signed: who asks is known by the credentials, and on one
 * machine by the name that stands for them.
 */
final class OperateClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(35);
  private static final int LONGEST = 100_000;

  private final OperateEndpoint endpoint;
  private final Optional<String> name;

  /** At an endpoint; the name counts only on one machine. */
  OperateClient(OperateEndpoint endpoint, Optional<String> name) {
    this.endpoint = endpoint;
    this.name = name;
    if (name.isPresent() && !endpoint.isLocal()) {
      throw new BadInputException(
          "--as goes with wavegate local only; in AWS you are who your credentials say");
    }
  }

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param said one or two sentences
   */
  record Answer(int status, String said) {}

  /**
   * @throws BadInputException if nothing can be asked there
   */
  Answer post(String path, Map<String, String> body) {
    ContentStreamProvider content = ContentStreamProvider.fromUtf8String(text(body));
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint.uri().resolve(path))
            .putHeader("Content-Type", "application/json")
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(identity())
                        .request(request)
                        .payload(content)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, endpoint.region()));
    return send(signed, content);
  }

  private static String text(Map<String, String> body) {
    return JSON.valueToTree(body).toString();
  }

  private AwsCredentialsIdentity identity() {
    if (endpoint.isLocal()) {
      return AwsCredentialsIdentity.create(name(), "any");
    }
    try (DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build()) {
      return chain.resolveCredentials();
    } catch (SdkClientException e) {
      throw new BadInputException("no AWS credentials were found: " + e.getMessage());
    }
  }

  /** What a session may be called. */
  private String name() {
    String given = name.orElseGet(() -> System.getProperty("user.name", "me"));
    if (!given.matches("[\\w+=.@-]{2,64}")) {
      throw new BadInputException(
          "--as must be 2 to 64 letters, digits or +=.@-_, got \"" + Plain.lines(given) + "\"");
    }
    return given;
  }

  private Answer send(SignedRequest signed, ContentStreamProvider content) {
    try (SdkHttpClient http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(5))
            .socketTimeout(PATIENCE)
            .build()) {
      HttpExecuteResponse response =
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(signed.payload().orElse(content))
                      .build())
              .call();
      String body = response.responseBody().isPresent() ? read(response.responseBody().get()) : "";
      return new Answer(response.httpResponse().statusCode(), said(body));
    } catch (ConnectException | UnknownHostException e) {
      throw new BadInputException(
          endpoint.uri()
              + " is not there ("
              + e.getMessage()
              + "): start ./wavegate local, or name the stack's with --endpoint or"
              + " WAVEGATE_ENDPOINT");
    } catch (SocketTimeoutException e) {
      return new Answer(504, "no answer came in time; it may have been done: ask again");
    } catch (IOException e) {
      throw new BadInputException(endpoint.uri() + " cannot be asked: " + e.getMessage());
    }
  }

  private static String read(InputStream body) throws IOException {
    try (body) {
      return new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
  }

  /** Ours says {@code said}, API Gateway {@code message}, and neither may be there. */
  private static String said(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.path("said").asText(json.path("message").asText(body));
    } catch (JsonProcessingException e) {
      return body;
    }
  }
}
