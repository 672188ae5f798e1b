package io.wavegate.checks.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The classes that are shipped, read once for all rules. */
final class OurClasses {
  /** The reactor's rooms, by the package below {@code io.wavegate}. */
  static final List<String> ROOMS =
      List.of("core", "codec", "board", "handlers", "standins", "engine", "local", "cli");

  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/wavegate/checks/"))
          .importPackages("io.wavegate");

  private OurClasses() {}
}
