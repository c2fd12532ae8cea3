package org.colophon.service.exports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Item;
import org.colophon.catalog.Product;
import org.colophon.catalog.Subject;
import org.colophon.service.imports.onix.OnixCodes;

/// An ONIX 3.1 message of partial updates (code 04 of list 1) in reference names: block 1 of each
/// product, with the subjects that its source stated and those and the keywords that an editor
/// accepted.
///
/// A recipient of an update replaces the whole block, so the block repeats what the catalogue knows
/// of it. What the catalogue does not hold, such as extents, is not in it.
final class OnixUpdate {
  private static final String NAMESPACE = "http://ns.editeur.org/onix/3.1/reference";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final XmlWriter xml = new XmlWriter();

  private OnixUpdate() {}

  /// Writes a message.
  ///
  /// @param sender the imprint's name
  /// @param note what the message leaves out; may be empty
  static String of(List<ExportedItem> items, String sender, Instant sent, String note) {
    OnixUpdate update = new OnixUpdate();
    update.xml.open("ONIXMessage", "release", "3.1", "xmlns", NAMESPACE);
    update.xml.open("Header").open("Sender").element("SenderName", sender).close();
    update.xml.element("SentDateTime", TIME.format(sent)).element("MessageNote", note).close();
    List<ExportedItem> changed =
        items.stream()
            .filter(item -> !item.subjects().isEmpty() || !item.keyphrases().isEmpty())
            .filter(item -> !item.item().products().isEmpty())
            .toList();
    changed.forEach(update::item);
    if (changed.isEmpty()) {
      update.xml.empty("NoProduct");
    }
    return update.xml.close().end();
  }

  private void item(ExportedItem item) {
    List<Product> products = item.item().products();
    for (Product product : products) {
      String reference =
          products.size() == 1
              ? item.item().identity().sourceKey()
              : item.item().identity().sourceKey() + "." + product.id();
      product(item, product, reference);
    }
  }

  private void product(ExportedItem item, Product product, String reference) {
    xml.open("Product");
    xml.element("RecordReference", reference).element("NotificationType", "04");
    if (product.isbn13() == null) {
      identifier("01", product.id().value());
    } else {
      identifier("03", product.isbn13());
      identifier("15", product.isbn13());
    }
    xml.open("DescriptiveDetail").element("ProductComposition", "00");
    xml.element("ProductForm", OnixCodes.formCode(product.form()));
    title(item.item());
    contributors(item.item().content().credits());
    xml.open("Language").element("LanguageRole", "01");
    xml.element("LanguageCode", OnixCodes.languageCode(item.item().content().language())).close();
    subjects(item);
    audience(item.item());
    xml.close().close();
  }

  /// @param type of list 5: 01 one's own number, 03 GTIN-13, 15 ISBN-13
  private void identifier(String type, String value) {
    xml.open("ProductIdentifier").element("ProductIDType", type);
    if (type.equals("01")) {
      xml.element("IDTypeName", "Colophon");
    }
    xml.element("IDValue", value).close();
  }

  private void title(Item item) {
    xml.open("TitleDetail").element("TitleType", "01");
    xml.open("TitleElement").element("TitleElementLevel", "01");
    xml.element("TitleText", item.content().title()).element("Subtitle", item.content().subtitle());
    xml.close().close();
  }

  private void contributors(List<Credit> credits) {
    int number = 1;
    for (Credit credit : credits) {
      xml.open("Contributor").element("SequenceNumber", String.valueOf(number++));
      xml.element("ContributorRole", OnixCodes.roleCode(credit.role()));
      xml.element("PersonName", credit.name()).close();
    }
  }

  /// Those that the source stated first; a source's first Thema code stays the main one.
  private void subjects(ExportedItem item) {
    Set<Subject> all = new LinkedHashSet<>(item.item().content().subjects());
    item.subjects().forEach(accepted -> all.add(accepted.subject()));
    List<String> keywords = new ArrayList<>();
    boolean main = true;
    for (Subject subject : all) {
      String code = OnixCodes.schemeCode(subject.scheme(), subject.code());
      if (code.equals("20")) {
        keywords.add(subject.code());
        continue;
      }
      xml.open("Subject");
      if (main && code.equals("93")) {
        xml.empty("MainSubject");
        main = false;
      }
      xml.element("SubjectSchemeIdentifier", code);
      if (code.equals("24")) {
        xml.element("SubjectSchemeName", subject.scheme());
      }
      xml.element("SubjectCode", subject.code()).close();
    }
    item.keyphrases().stream().filter(one -> !keywords.contains(one)).forEach(keywords::add);
    if (!keywords.isEmpty()) {
      xml.open("Subject").element("SubjectSchemeIdentifier", "20");
      String joined = String.join("; ", keywords.stream().map(OnixUpdate::keyword).toList());
      xml.element("SubjectHeadingText", joined).close();
    }
  }

  /// A semicolon parts keywords.
  private static String keyword(String text) {
    return text.replace(';', ',');
  }

  private void audience(Item item) {
    AgeRange ages = item.content().ageRange();
    if (ages == null) {
      return;
    }
    xml.open("AudienceRange").element("AudienceRangeQualifier", "17");
    xml.element("AudienceRangePrecision", "03");
    xml.element("AudienceRangeValue", String.valueOf(ages.from()));
    if (ages.to() != AgeRange.OLDEST) {
      xml.element("AudienceRangePrecision", "04");
      xml.element("AudienceRangeValue", String.valueOf(ages.to()));
    }
    xml.close();
  }
}
