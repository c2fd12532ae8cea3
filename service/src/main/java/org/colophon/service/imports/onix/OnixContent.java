package org.colophon.service.imports.onix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.service.imports.MarkupText;
import org.colophon.service.items.ItemDocument;

/// The item of a full product record, as `colophon-item/1`.
final class OnixContent {
  /// Audiences of a text that readers are among (list 154): unrestricted, end customers.
  private static final List<String> FOR_READERS = List.of("00", "03");

  /// Kinds of text from the best description on (list 153).
  private static final List<String> DESCRIPTIONS = List.of("03", "02", "12", "01", "10");

  private final OnixElement product;
  private final LocalDate sent;
  private final ZoneId zone;

  /// @param sent the day of the message; texts that are not valid then are left out
  OnixContent(OnixElement product, LocalDate sent, ZoneId zone) {
    this.product = product;
    this.sent = sent;
    this.zone = zone;
  }

  /// The item with the products of its work.
  ///
  /// @param members every product of the work in the message
  ObjectNode item(OnixProduct self, List<OnixProduct> members) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("schema", ItemDocument.SCHEMA);
    node.put("id", self.item());
    node.put("source_key", self.reference());
    if (self.isbn13() != null) {
      node.put("canonical_id", "isbn:" + self.isbn13());
    }
    product
        .value("PublishingDetail", "Imprint", "ImprintName")
        .or(() -> product.value("PublishingDetail", "Publisher", "PublisherName"))
        .ifPresent(name -> node.put("imprint", OnixProduct.slug(name)));
    node.put("content_type", "book");
    product
        .all("DescriptiveDetail", "Language")
        .filter(language -> language.is("LanguageRole", "01"))
        .flatMap(language -> language.values("LanguageCode"))
        .findFirst()
        .ifPresent(code -> node.put("language", OnixCodes.language(code)));
    titles(node);
    node.put("text", description());
    contributors(node.putArray("contributors"));
    subjects(node.putArray("subjects"));
    ageRange(node);
    lifecycle(node.putObject("lifecycle"), members);
    ArrayNode products = node.putArray("products");
    for (OnixProduct member : members) {
      ObjectNode entry = products.addObject().put("id", member.id()).put("form", member.form());
      if (member.isbn13() != null) {
        entry.put("isbn13", member.isbn13());
      }
    }
    replacement().ifPresent(id -> node.put("superseded_by", id));
    return node;
  }

  private void titles(ObjectNode node) {
    OnixElement title =
        product
            .all("DescriptiveDetail", "TitleDetail")
            .filter(detail -> detail.is("TitleType", "01"))
            .flatMap(detail -> detail.all("TitleElement"))
            .filter(element -> element.is("TitleElementLevel", "01"))
            .findFirst()
            .orElseThrow(() ->
                new OnixException(
                    "TitleDetail with TitleType 01 is missing", "add the distinctive title"));
    node.put("title", MarkupText.plain(title(title)));
    title.value("Subtitle").ifPresent(text -> node.put("subtitle", MarkupText.plain(text)));
  }

  /// The text of a title element, with its prefix.
  static String title(OnixElement element) {
    return element
        .value("TitleText")
        .orElseGet(() ->
            Stream.of("TitlePrefix", "TitleWithoutPrefix")
                .flatMap(element::values)
                .collect(Collectors.joining(" ")));
  }

  private String description() {
    return product
        .all("CollateralDetail", "TextContent")
        .filter(text -> text.values("ContentAudience").anyMatch(FOR_READERS::contains))
        .filter(this::isValid)
        .filter(text -> DESCRIPTIONS.contains(text.value("TextType").orElse("")))
        .min(Comparator.comparingInt(t -> DESCRIPTIONS.indexOf(t.value("TextType").orElse(""))))
        .flatMap(text -> text.value("Text"))
        .map(MarkupText::plain)
        .orElse("");
  }

  /// Whether a text is valid on the day of the message (list 155: 14 and 27 from, 15 and 28 until).
  private boolean isValid(OnixElement text) {
    for (OnixElement date : text.all("ContentDate").toList()) {
      String role = date.value("ContentDateRole").orElse("");
      Optional<LocalDate> day =
          date.all("Date").map(OnixDates::of).map(at -> OnixDates.day(at, zone)).findFirst();
      boolean from = role.equals("14") || role.equals("27");
      boolean until = role.equals("15") || role.equals("28");
      if (day.isPresent()
          && ((from && sent.isBefore(day.get())) || (until && sent.isAfter(day.get())))) {
        return false;
      }
    }
    return true;
  }

  private void contributors(ArrayNode into) {
    product
        .all("DescriptiveDetail", "Contributor")
        .forEach(contributor ->
            name(contributor)
                .ifPresent(name ->
                    into.addObject()
                        .put("name", MarkupText.plain(name))
                        .put(
                            "role",
                            contributor
                                .value("ContributorRole")
                                .map(OnixCodes::role)
                                .orElse("contributor"))));
  }

  /// A name as it is displayed. Unnamed persons stay: code 09 says that a machine wrote.
  private static Optional<String> name(OnixElement contributor) {
    String parts =
        Stream.of("NamesBeforeKey", "PrefixToKey", "KeyNames")
            .flatMap(contributor::values)
            .collect(Collectors.joining(" "));
    return contributor
        .value("PersonName")
        .or(() -> Optional.of(parts).filter(name -> !name.isEmpty()))
        .or(() -> contributor.value("CorporateName"))
        .or(() -> contributor.value("PersonNameInverted"))
        .or(() -> contributor.value("UnnamedPersons").map(code -> "onix19-" + code));
  }

  /// Subjects, each once, of which at most one is the main one: Thema before the others.
  private void subjects(ArrayNode into) {
    Map<String, ObjectNode> bySubject = new LinkedHashMap<>();
    ObjectNode main = null;
    for (OnixElement subject : product.all("DescriptiveDetail", "Subject").toList()) {
      String scheme =
          subject.value("SubjectSchemeIdentifier").flatMap(OnixCodes::scheme).orElse("");
      for (String code : codes(subject, scheme)) {
        ObjectNode entry =
            JsonNodeFactory.instance.objectNode().put("scheme", scheme).put("code", code);
        ObjectNode first =
            Objects.requireNonNullElse(bySubject.putIfAbsent(scheme + " " + code, entry), entry);
        boolean preferred = main == null || !main.get("scheme").asText().equals("thema");
        if (subject.has("MainSubject") && (main == null || scheme.equals("thema")) && preferred) {
          main = first;
        }
      }
    }
    if (main != null) {
      main.put("main", true);
    }
    bySubject.values().stream().limit(200).forEach(into::add);
  }

  /// Keywords are one text, parted by semicolons, or by commas where there is no semicolon.
  private static Set<String> codes(OnixElement subject, String scheme) {
    Set<String> codes = new LinkedHashSet<>();
    if (scheme.equals("keyword")) {
      String text =
          subject.value("SubjectHeadingText").or(() -> subject.value("SubjectCode")).orElse("");
      for (String keyword : text.split(text.contains(";") ? ";" : ",", -1)) {
        String plain = MarkupText.plain(keyword);
        if (!plain.isEmpty() && plain.length() <= 80) {
          codes.add(plain);
        }
      }
    } else if (!scheme.isEmpty()) {
      subject.value("SubjectCode").ifPresent(codes::add);
    }
    return codes;
  }

  /// The interest or reading age in years (list 30: 17 and 18).
  private void ageRange(ObjectNode node) {
    for (OnixElement range : product.all("DescriptiveDetail", "AudienceRange").toList()) {
      if (range.is("AudienceRangeQualifier", "17", "18") && !node.has("age_range")) {
        List<String> precisions = range.values("AudienceRangePrecision").toList();
        List<String> values = range.values("AudienceRangeValue").toList();
        ObjectNode ages = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(precisions.size(), values.size()); i++) {
          age(ages, precisions.get(i), values.get(i));
        }
        if (!ages.isEmpty()) {
          node.set("age_range", ages);
        }
      }
    }
  }

  private static void age(ObjectNode ages, String precision, String value) {
    if (!value.matches("[0-9]{1,3}")) {
      throw new OnixException(
          "AudienceRangeValue '" + value + "' is not a valid age", "write years as a number");
    }
    int years = Integer.parseInt(value);
    switch (precision) {
      case "01" -> ages.put("from", years).put("to", years);
      case "03" -> ages.put("from", years);
      case "04" -> ages.put("to", years);
      default -> {}
    }
  }

  /// Published when its first product is.
  private static void lifecycle(ObjectNode node, List<OnixProduct> members) {
    node.put("state", "published");
    members.stream()
        .map(OnixProduct::published)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .ifPresent(date -> node.put("published_at", date));
  }

  /// The item of the product that replaces this one in the same form (list 51: 05).
  private Optional<String> replacement() {
    return product
        .all("RelatedMaterial", "RelatedProduct")
        .filter(related -> related.values("ProductRelationCode").anyMatch("05"::equals))
        .flatMap(related -> OnixProduct.isbn13(related).stream())
        .map(isbn -> "book-" + isbn)
        .findFirst();
  }
}
