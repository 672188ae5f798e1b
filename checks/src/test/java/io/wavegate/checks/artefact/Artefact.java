package io.wavegate.checks.artefact;

import io.wavegate.checks.Repository;
import io.wavegate.checks.template.TemplateTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The zip that the template names, unpacked as Lambda unpacks it.
 *
 * @param folder what is {@code /var/task} in Lambda
 */
record Artefact(Path folder) {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String SERIALIZATION =
      "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer";

  /** Where the build puts it. */
  static Path zip() {
    return Repository.path(TemplateTree.read().root().at("/Globals/Function/CodeUri").asText());
  }

  /** Of all functions, as Lambda sets it from the template; the level is then INFO. */
  String logFormat() {
    return TemplateTree.read()
        .root()
        .at("/Globals/Function/LoggingConfig/LogFormat")
        .asText("Text");
  }

  static Artefact unpack(Path into) throws IOException {
    try (ZipFile zip = new ZipFile(zip().toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path file = into.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && file.startsWith(into)) {
          Files.createDirectories(file.resolveSibling("."));
          try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
          }
        }
      }
    }
    return new Artefact(into);
  }

  /** What the function brings, then what Lambda's runtime has: the Runtime Interface Client. */
  String classPath() {
    return String.join(
        System.getProperty("path.separator"),
        folder.resolve("lib") + "/*",
        jar(CLIENT).toString(),
        jar(SERIALIZATION).toString());
  }

  private static Path jar(String className) {
    try {
      Class<?> type = Class.forName(className, false, Artefact.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("not on the class path: " + className, e);
    }
  }
}
