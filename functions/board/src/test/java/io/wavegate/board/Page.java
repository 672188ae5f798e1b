package io.wavegate.board;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page or a drawing, read as strictly as XML is. */
final class Page {
  private final Document document;

  private Page(Document document) {
    this.document = document;
  }

  static Page read(String markup) {
    String doctype = "<!DOCTYPE html>\n";
    String text = markup.startsWith(doctype) ? markup.substring(doctype.length()) : markup;
    try {
      return new Page(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text))));
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  /** The elements that an XPath expression finds. */
  List<Element> all(String path) {
    List<Element> found = new ArrayList<>();
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      for (int i = 0; i < nodes.getLength(); i++) {
        found.add((Element) nodes.item(i));
      }
    } catch (XPathExpressionException e) {
      throw new AssertionError(path, e);
    }
    return found;
  }

  /** The texts of the elements that an XPath expression finds. */
  List<String> texts(String path) {
    return all(path).stream().map(Node::getTextContent).toList();
  }

  /** The numbers in an attribute of the elements that an XPath expression finds. */
  List<Double> numbers(String path, String attribute) {
    return all(path).stream()
        .map(element -> Double.parseDouble(element.getAttribute(attribute)))
        .toList();
  }
}
