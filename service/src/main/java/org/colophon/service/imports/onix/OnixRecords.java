package org.colophon.service.imports.onix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.colophon.catalog.OrderKey;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.imports.XmlRecordScanner;
import org.colophon.service.imports.XmlRecordScanner.Part;
import org.jspecify.annotations.Nullable;

/// The records of an ONIX 3.0 or 3.1 message, in reference names or short tags. The file is read
/// twice: first for which products are of one work, then for their records, one at a time.
///
/// A full record becomes the item of its work, at the first product of it, and the facts of the
/// product. Everything has the order key of the message, so that a message read again changes
/// nothing and an older one changes nothing either.
public final class OnixRecords implements RecordStream {
  private static final Set<String> RECORDS = Set.of("Product", "product", "Header", "header");

  private final Path file;
  private final ZoneId zone;
  private final List<String> priceTerritories;
  private final Instant now;
  private final OnixParser parser = new OnixParser();

  /// @param zone of dates without one
  /// @param priceTerritories whose prices a full record states
  /// @param now the time of a message that states none
  public OnixRecords(Path file, ZoneId zone, List<String> priceTerritories, Instant now) {
    this.priceTerritories = List.copyOf(priceTerritories);
    this.file = file;
    this.zone = zone;
    this.now = now;
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    Map<String, List<OnixProduct>> works = new HashMap<>();
    walk((_, _, product) -> {
      if (product.notification() == OnixProduct.Notification.FULL) {
        List<OnixProduct> members = works.computeIfAbsent(product.item(), id -> new ArrayList<>(1));
        if (members.stream().noneMatch(member -> member.id().equals(product.id()))) {
          members.add(product);
        }
      }
    });
    walk(new Recording(sink, works));
  }

  /// Hands on every product as its sender states it; damaged, test and transferred ones are left
  /// out.
  ///
  /// @throws IOException when the file itself cannot be read
  public void statements(Consumer<OnixStatement> sink) throws IOException {
    walk((line, element, product) -> {
      switch (product.notification()) {
        case FULL, PARTIAL, DELETE -> sink.accept(new OnixStatement(line, element, product));
        case OWNER_CHANGE, TEST -> {}
      }
    });
  }

  /// When the message was sent; empty when its header does not say.
  ///
  /// @throws IOException when the file itself cannot be read
  public Optional<Instant> sentAt() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      XmlRecordScanner scanner = new XmlRecordScanner(in, RECORDS);
      for (Part part = scanner.next(); part != null; part = scanner.next()) {
        if (part instanceof Part.Fragment fragment) {
          return OnixTags.reference(fragment.name()).equals("Header")
              ? sent(parser.parse(fragment.text(StandardCharsets.ISO_8859_1)))
              : Optional.empty();
        }
      }
    } catch (XMLStreamException _) {
      return Optional.empty(); // the import reports it
    }
    return Optional.empty();
  }

  private Optional<Instant> sent(OnixElement header) {
    return header
        .value("SentDateTime")
        .flatMap(OnixDates::parse)
        .map(time -> OnixDates.instant(time, zone));
  }

  /// A visitor of the parts of a message.
  @FunctionalInterface
  private interface Visitor {
    default void header(OnixElement header) {}

    void product(long line, OnixElement element, OnixProduct product);

    default void damaged(long line, String reason, String fix) {}
  }

  /// The second reading: records are handed on.
  private final class Recording implements Visitor {
    private final Consumer<Raw> sink;
    private final Map<String, List<OnixProduct>> works;
    private final Set<String> stated = new HashSet<>();
    private @Nullable Instant sent;
    private long count;

    Recording(Consumer<Raw> sink, Map<String, List<OnixProduct>> works) {
      this.sink = sink;
      this.works = works;
    }

    @Override
    public void header(OnixElement header) {
      sent = OnixRecords.this.sent(header).orElse(null);
    }

    @Override
    public void product(long line, OnixElement element, OnixProduct product) {
      LocalDate day = LocalDate.ofInstant(sent == null ? now : sent, zone);
      OnixFacts facts = new OnixFacts(element, product, day, zone, priceTerritories);
      switch (product.notification()) {
        case FULL -> {
          if (stated.add(product.item())) {
            List<OnixProduct> members = works.getOrDefault(product.item(), List.of(product));
            good(line, new OnixContent(element, day, zone).item(product, members));
          }
          facts.read().ifPresent(node -> good(line, node));
        }
        case PARTIAL ->
            facts
                .read()
                .ifPresentOrElse(
                    node -> good(line, node),
                    () ->
                        damaged(
                            line,
                            "is a partial update without status, availability, date or price",
                            "send the whole record, with NotificationType 03"));
        case DELETE -> good(line, facts.deleted());
        case OWNER_CHANGE ->
            damaged(
                line,
                "notifies another owner of '" + product.reference() + "'",
                "check who owns it, then send the whole record or delete it");
        case TEST ->
            damaged(line, "is a test record", "leave it out, or write NotificationType 03");
      }
    }

    private void good(long line, ObjectNode node) {
      if (sent != null) {
        OrderKey order = OrderKey.ofTime(0, sent);
        node.putObject("order")
            .put("epoch", order.epoch())
            .put("position", order.position() + count++);
        node.put("observed_at", sent.toString());
      }
      sink.accept(Raw.of(place(line), () -> node));
    }

    @Override
    public void damaged(long line, String reason, String fix) {
      sink.accept(Raw.malformed(place(line), ErrorCode.BAD_VALUE, reason, fix));
    }
  }

  private RecordPosition place(long line) {
    return new RecordPosition(String.valueOf(file.getFileName()), line);
  }

  private void walk(Visitor visitor) throws IOException {
    Charset charset = StandardCharsets.UTF_8;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      XmlRecordScanner scanner = new XmlRecordScanner(in, RECORDS);
      for (Part part = scanner.next(); part != null; part = scanner.next()) {
        switch (part) {
          case Part.Declaration(String encoding) -> {
            Charset named = XmlRecordScanner.charset(encoding);
            if (named == null) {
              visitor.damaged(
                  1, "has the unknown encoding '" + encoding + "'", "save the file as UTF-8");
              return;
            }
            charset = named;
          }
          case Part.Root root -> {
            String problem = problem(root);
            if (problem != null) {
              visitor.damaged(1, problem, "send an ONIXMessage of release 3.0 or 3.1");
              return;
            }
          }
          case Part.Damaged(long line, String reason) ->
              visitor.damaged(line, reason, "write whole records, from <Product> to </Product>");
          case Part.Fragment fragment -> read(fragment, charset, visitor);
        }
      }
    }
  }

  private static @Nullable String problem(Part.Root root) {
    if (!root.name().equals("ONIXMessage") && !root.name().equals("ONIXmessage")) {
      return "is not an ONIX message: its first element is <" + root.name() + ">";
    }
    String release = root.attributes().getOrDefault("release", "");
    String namespace = root.attributes().getOrDefault("xmlns", "");
    if (!release.startsWith("3.")) {
      return release.isEmpty() ? "has no release" : "is ONIX " + release;
    }
    return namespace.isEmpty() || namespace.startsWith("http://ns.editeur.org/onix/3.")
        ? null
        : "has the namespace '" + namespace + "', which is not of ONIX 3";
  }

  private void read(Part.Fragment fragment, Charset charset, Visitor visitor) {
    try {
      OnixElement element = parser.parse(fragment.text(charset));
      if (OnixTags.reference(fragment.name()).equals("Header")) {
        visitor.header(element);
      } else {
        visitor.product(fragment.line(), element, OnixProduct.of(element));
      }
    } catch (CharacterCodingException e) {
      visitor.damaged(
          fragment.line(),
          "is not valid " + charset.name(),
          "save the file in the encoding it names");
    } catch (XMLStreamException e) {
      long line = fragment.line() + e.getLocation().getLineNumber() - 1;
      visitor.damaged(
          line, "is not well-formed XML: " + message(e), "correct the record, or send it again");
    } catch (OnixException e) {
      visitor.damaged(fragment.line(), String.valueOf(e.getMessage()), e.fix());
    }
  }

  /// The parser's message without its own position.
  private static String message(XMLStreamException error) {
    String message = String.valueOf(error.getMessage());
    int at = message.lastIndexOf("Message: ");
    return at < 0 ? message : message.substring(at + "Message: ".length());
  }
}
