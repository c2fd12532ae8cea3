package org.colophon.service.imports.onix;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.colophon.service.imports.XmlRecordScanner;
import org.colophon.service.imports.XmlRecordScanner.Part;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A writer of block updates (notification type 04) that correct the subjects of products. A block
/// update replaces a whole block: block 1 of each product is copied as it was sent, in the tags of
/// the message, with nothing but the subjects changed. Prefixes of a namespace are left out. Not
/// thread-safe.
public final class OnixPatch {
  private static final Set<String> RECORDS = Set.of("Product", "product", "Header", "header");
  private static final Set<String> KEPT =
      Set.of(
          "RecordReference",
          "RecordSourceType",
          "RecordSourceIdentifier",
          "RecordSourceName",
          "ProductIdentifier");
  private static final DateTimeFormatter SENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path source;
  private final Map<Long, List<SubjectChange>> changes;
  private final Instant now;
  private final DocumentBuilder parser;
  private final Transformer serializer;
  private boolean shortTags;
  private boolean headed;

  /// @param source the message whose products are corrected
  /// @param changes by the first line of the product's record
  /// @param now when the update is sent
  public OnixPatch(Path source, Map<Long, List<SubjectChange>> changes, Instant now) {
    this.source = source;
    this.changes = Map.copyOf(changes);
    this.now = now;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      parser = factory.newDocumentBuilder();
      parser.setErrorHandler(null);
      serializer = TransformerFactory.newDefaultInstance().newTransformer();
      serializer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("the XML library of this JDK lacks a feature", e);
    }
  }

  /// Writes the update.
  ///
  /// @return how many products it has
  public int write(Writer out) throws IOException {
    Charset charset = StandardCharsets.UTF_8;
    int products = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source), 1 << 16)) {
      XmlRecordScanner scanner = new XmlRecordScanner(in, RECORDS);
      for (Part part = scanner.next(); part != null; part = scanner.next()) {
        switch (part) {
          case Part.Declaration(String encoding) -> {
            Charset named = XmlRecordScanner.charset(encoding);
            charset = named == null ? charset : named;
          }
          case Part.Root(String name, Map<String, String> attributes) ->
              start(out, name, attributes);
          case Part.Damaged _ -> {}
          case Part.Fragment fragment -> products += fragment(fragment, charset, out);
        }
      }
    }
    out.write("</" + (shortTags ? "ONIXmessage" : "ONIXMessage") + ">\n");
    return products;
  }

  private void start(Writer out, String name, Map<String, String> attributes) throws IOException {
    shortTags = name.equals("ONIXmessage");
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + name);
    if (attributes.containsKey("release")) {
      out.write(" release=\"" + attributes.get("release") + "\"");
    }
    String namespace = namespace(attributes);
    out.write(namespace.isEmpty() ? ">\n" : " xmlns=\"" + namespace + "\">\n");
  }

  /// The namespace of ONIX, whatever prefix it has; empty when none is stated.
  private static String namespace(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .filter(stated -> stated.getKey().startsWith("xmlns:"))
        .map(Map.Entry::getValue)
        .filter(uri -> uri.startsWith("http://ns.editeur.org/onix/"))
        .findFirst()
        .orElse(attributes.getOrDefault("xmlns", ""));
  }

  private int fragment(Part.Fragment fragment, Charset charset, Writer out) throws IOException {
    boolean header = OnixTags.reference(fragment.name()).equals("Header");
    List<SubjectChange> wanted = changes.getOrDefault(fragment.line(), List.of());
    if (!header && wanted.isEmpty()) {
      return 0;
    }
    if (header) {
      header(sender(fragment, charset), out);
      return 0;
    }
    if (!headed) {
      header("", out);
    }
    try {
      product(parse(fragment.text(charset)), wanted, out);
      return 1;
    } catch (SAXException | TransformerException | CharacterCodingException e) {
      throw new IOException("the record at line " + fragment.line() + " cannot be read again", e);
    }
  }

  private Element parse(String text) throws SAXException, IOException {
    String plain = OnixParser.withoutNamedEntities(text);
    Document document = parser.parse(new InputSource(new StringReader(plain)));
    return withoutPrefixes(document, document.getDocumentElement());
  }

  private static Element withoutPrefixes(Document document, Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = attributes.getLength() - 1; i >= 0; i--) {
      String name = attributes.item(i).getNodeName();
      if (name.contains(":") && !name.startsWith("xml:")) {
        element.removeAttribute(name);
      }
    }
    children(element).forEach(child -> withoutPrefixes(document, child));
    String local = XmlRecordScanner.localName(element.getTagName());
    return (Element) document.renameNode(element, null, local);
  }

  /// The sender that a header states; empty when it cannot be read.
  private String sender(Part.Fragment header, Charset charset) throws IOException {
    StringWriter sender = new StringWriter();
    try {
      for (Element child : child(parse(header.text(charset)), "Sender")) {
        write(child, sender);
      }
      return sender.toString();
    } catch (SAXException | TransformerException | CharacterCodingException _) {
      return "";
    }
  }

  private void header(String sender, Writer out) throws IOException {
    String name = shortTags ? "header" : "Header";
    String sent = shortTags ? "x307" : "SentDateTime";
    out.write("<" + name + ">" + sender);
    out.write("<" + sent + ">" + SENT.format(now) + "</" + sent + "></" + name + ">\n");
    headed = true;
  }

  private void product(Element product, List<SubjectChange> wanted, Writer out)
      throws IOException, TransformerException {
    out.write("<" + product.getTagName() + ">");
    for (Element child : children(product)) {
      if (KEPT.contains(name(child))) {
        write(child, out);
      } else if (name(child).equals("NotificationType")) {
        out.write("<" + child.getTagName() + ">04</" + child.getTagName() + ">");
      } else if (name(child).equals("DescriptiveDetail")) {
        wanted.stream()
            .sorted(Comparator.comparing(SubjectChange::kind))
            .forEach(change -> apply(change, child));
        write(child, out);
      }
    }
    out.write("</" + product.getTagName() + ">\n");
  }

  private void apply(SubjectChange change, Element block) {
    List<Element> having = subjects(block, change.code());
    switch (change.kind()) {
      case REMOVE_REPEATED ->
          having.stream()
              .sorted(Comparator.comparing(OnixPatch::isMain).reversed())
              .skip(1)
              .forEach(OnixPatch::remove);
      case REMOVE -> having.forEach(OnixPatch::remove);
      case REPLACE -> replace(having, change.instead(), subjects(block, change.instead()));
      case MARK_MAIN -> having.stream().limit(1).forEach(this::markMain);
    }
  }

  /// @param there subjects that have the code already; the first is the main one where a replaced
  ///   one was
  private void replace(List<Element> having, String instead, List<Element> there) {
    if (there.isEmpty()) {
      having.stream()
          .flatMap(subject -> child(subject, "SubjectCode").stream())
          .forEach(code -> code.setTextContent(instead));
      return;
    }
    if (having.stream().anyMatch(OnixPatch::isMain)) {
      markMain(there.getFirst());
    }
    having.forEach(OnixPatch::remove);
  }

  private void markMain(Element subject) {
    if (isMain(subject)) {
      return;
    }
    Document document = subject.getOwnerDocument();
    Element mark = document.createElement(shortTags ? "x425" : "MainSubject");
    subject.insertBefore(mark, subject.getFirstChild());
  }

  /// The Thema subjects of block 1 with a code.
  private static List<Element> subjects(Element block, String code) {
    return child(block, "Subject").stream()
        .filter(subject -> isThema(subject) && text(subject, "SubjectCode").equals(code))
        .toList();
  }

  private static boolean isThema(Element subject) {
    return OnixStatement.THEMA.contains(text(subject, "SubjectSchemeIdentifier"));
  }

  private static boolean isMain(Element subject) {
    return !child(subject, "MainSubject").isEmpty();
  }

  /// With the blanks before it.
  private static void remove(Element subject) {
    Node before = subject.getPreviousSibling();
    Node parent = subject.getParentNode();
    if (parent == null) {
      return;
    }
    parent.removeChild(subject);
    if (before != null && before.getNodeType() == Node.TEXT_NODE) {
      parent.removeChild(before);
    }
  }

  private static List<Element> child(Element parent, String name) {
    return children(parent).stream().filter(element -> name(element).equals(name)).toList();
  }

  private static String text(Element parent, String name) {
    return child(parent, name).stream()
        .findFirst()
        .map(element -> element.getTextContent().strip())
        .orElse("");
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static String name(Element element) {
    return OnixTags.reference(XmlRecordScanner.localName(element.getTagName()));
  }

  private void write(Element element, Writer out) throws IOException, TransformerException {
    StringWriter text = new StringWriter();
    serializer.transform(new DOMSource(element), new StreamResult(text));
    out.write(text.toString());
  }
}
