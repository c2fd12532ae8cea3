package org.colophon.service.exports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.Subject;
import org.colophon.governance.Offer;
import org.colophon.governance.gate.Cleared;
import org.colophon.service.api.ApiMapper;

/// Items as schema.org writes them in JSON-LD: what may be shown of them, and what editors
/// accepted.
final class JsonLd {
  static final String MEDIA_TYPE = "application/ld+json";

  private static final String SCHEMA = "https://schema.org/";

  private JsonLd() {}

  /// A graph of items that can stand in a `script` element: no text of it ends the element.
  static String graph(List<ExportedItem> items) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("@context", "https://schema.org");
    ArrayNode graph = root.putArray("@graph");
    items.forEach(item -> graph.add(thing(item)));
    return new String(ApiMapper.write(root), StandardCharsets.UTF_8).replace("<", "\\u003c");
  }

  private static ObjectNode thing(ExportedItem item) {
    Cleared cleared = item.cleared();
    boolean book = cleared.type() == ContentType.BOOK;
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("@type", type(cleared.type()));
    cleared.canonicalUrl().ifPresent(url -> node.put("@id", url).put("url", url));
    node.put("identifier", cleared.id().value());
    node.put(book ? "name" : "headline", cleared.title());
    cleared.subtitle().ifPresent(text -> node.put("alternativeHeadline", text));
    if (!cleared.language().equals("und")) {
      node.put("inLanguage", cleared.language());
    }
    cleared
        .credits()
        .forEach(credit ->
            node.withArrayProperty(property(credit.role()))
                .addObject()
                .put("@type", "Person")
                .put("name", credit.name()));
    cleared.publishedAt().ifPresent(at -> node.put("datePublished", at.toString()));
    cleared.ageRange().ifPresent(ages -> node.put("typicalAgeRange", ages(ages)));
    if (book) {
      products(item, node);
    }
    accepted(item, node);
    return node;
  }

  private static String type(ContentType type) {
    return switch (type) {
      case BOOK -> "Book";
      case NEWS -> "NewsArticle";
      case GUIDE, ARCHIVE -> "Article";
      case PAGE -> "WebPage";
    };
  }

  private static String property(String role) {
    return switch (role) {
      case "author", "journalist" -> "author";
      case "illustrator", "translator", "editor" -> role;
      case "narrator" -> "readBy";
      default -> "contributor";
    };
  }

  private static String ages(AgeRange ages) {
    return ages.to() == AgeRange.OLDEST ? ages.from() + "-" : ages.from() + "-" + ages.to();
  }

  private static void products(ExportedItem item, ObjectNode node) {
    for (Product product : item.item().products()) {
      if (product.isbn13() != null) {
        node.withArrayProperty("workExample")
            .addObject()
            .put("@type", "Book")
            .put("isbn", product.isbn13())
            .put("bookFormat", SCHEMA + format(product.form()));
      }
    }
    item.cleared().offer().ifPresent(offer -> offer(offer, node.putObject("offers")));
  }

  private static String format(ProductForm form) {
    return switch (form) {
      case HARDCOVER -> "Hardcover";
      case PAPERBACK -> "Paperback";
      case EBOOK -> "EBook";
      case AUDIO -> "AudiobookFormat";
    };
  }

  private static void offer(Offer offer, ObjectNode node) {
    node.put("@type", "Offer");
    if (offer.price() != null) {
      node.put("price", offer.price().amount().toPlainString());
      node.put("priceCurrency", offer.price().currency().getCurrencyCode());
    }
    switch (offer.availability()) {
      case AVAILABLE -> node.put("availability", SCHEMA + "InStock");
      case PREORDER -> node.put("availability", SCHEMA + "PreOrder");
      case TEMPORARILY_OUT -> node.put("availability", SCHEMA + "OutOfStock");
      case ANNOUNCED, NOT_STATED -> {} // schema.org has no word for them
    }
    if (offer.appearsOn() != null) {
      node.put("availabilityStarts", offer.appearsOn().toString());
    }
  }

  private static void accepted(ExportedItem item, ObjectNode node) {
    item.subjects()
        .forEach(one ->
            term(one.subject(), node.withArrayProperty("about").addObject())
                .put("name", one.label()));
    item.cleared().subjects().stream()
        .filter(stated -> item.subjects().stream().noneMatch(s -> s.subject().equals(stated)))
        .forEach(stated -> term(stated, node.withArrayProperty("about").addObject()));
    item.names()
        .forEach(name ->
            node.withArrayProperty("mentions").addObject().put("@type", "Thing").put("name", name));
    if (!item.keyphrases().isEmpty()) {
      item.keyphrases().forEach(node.putArray("keywords")::add);
    }
  }

  private static ObjectNode term(Subject subject, ObjectNode node) {
    return node.put("@type", "DefinedTerm")
        .put("inDefinedTermSet", subject.scheme())
        .put("termCode", subject.code());
  }
}
