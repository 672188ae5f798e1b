package io.wavegate.checks.readme;

import io.wavegate.checks.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What the reactor's poms say. */
final class Poms {
  private Poms() {}

  private static List<Path> all() {
    return Repository.files(Repository.root()).stream()
        .filter(file -> file.getFileName().toString().equals("pom.xml"))
        .toList();
  }

  private static Document document(Path pom) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    } catch (Exception e) {
      throw new IllegalStateException(pom + " cannot be read", e);
    }
  }

  /** The modules of the root, as folders. */
  static List<String> modules() {
    List<String> modules = new ArrayList<>();
    NodeList found = document(Repository.path("pom.xml")).getElementsByTagName("module");
    for (int i = 0; i < found.getLength(); i++) {
      modules.add(found.item(i).getTextContent().strip());
    }
    return modules;
  }

  /** {@code group:artifact} of everything that is used and not ours. */
  static Set<String> used() {
    return dependencies(false);
  }

  /** The same, and what has only its version pinned. */
  static Set<String> known() {
    return dependencies(true);
  }

  private static Set<String> dependencies(boolean managed) {
    Set<String> found = new TreeSet<>();
    for (Path pom : all()) {
      NodeList dependencies = document(pom).getElementsByTagName("dependency");
      for (int i = 0; i < dependencies.getLength(); i++) {
        Element dependency = (Element) dependencies.item(i);
        String group = child(dependency, "groupId");
        if (!group.equals("io.wavegate") && (managed || !isManagement(dependency))) {
          found.add(group + ":" + child(dependency, "artifactId"));
        }
      }
    }
    return found;
  }

  private static boolean isManagement(Element dependency) {
    return dependency.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
  }

  private static String child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return node.getTextContent().strip();
      }
    }
    throw new IllegalArgumentException("a dependency has no " + name);
  }
}
