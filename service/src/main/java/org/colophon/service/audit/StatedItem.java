package org.colophon.service.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.onix.OnixStatement.StatedSubject;

/// An item of a feed, of pages or of JSON Lines. Such records state neither status nor markets
/// beside their facts: what they leave out is unknown.
record StatedItem(RecordPosition place, JsonNode json) implements StatedProduct {
  @Override
  public String key() {
    return json.path("id").asText();
  }

  @Override
  public boolean isBook() {
    return json.path("content_type").asText("book").equals("book");
  }

  @Override
  public boolean isDeletion() {
    return false;
  }

  @Override
  public String item() {
    return json.path("id").asText();
  }

  @Override
  public Optional<String> title() {
    return text("title");
  }

  @Override
  public Optional<String> publisher() {
    return Optional.empty();
  }

  @Override
  public Optional<String> imprint() {
    return text("imprint");
  }

  @Override
  public Optional<String> form() {
    return isBook() ? Optional.empty() : text("content_type");
  }

  @Override
  public Optional<LocalDate> published() {
    String stated = json.path("lifecycle").path("published_at").asText("");
    try {
      return stated.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(stated.substring(0, 10)));
    } catch (DateTimeException _) {
      return Optional.empty(); // the import reports it
    }
  }

  @Override
  public List<String> isbns() {
    List<String> isbns = new ArrayList<>();
    json.path("products")
        .forEach(product -> {
          if (product.hasNonNull("isbn13")) {
            isbns.add(product.get("isbn13").asText());
          }
        });
    return isbns;
  }

  @Override
  public List<StatedSubject> thema() {
    List<StatedSubject> subjects = new ArrayList<>();
    for (JsonNode subject : json.path("subjects")) {
      String code = subject.path("code").asText();
      if (subject.path("scheme").asText().equals("thema") && !code.isEmpty()) {
        String scheme = Character.isDigit(code.charAt(0)) ? "94" : "93";
        subjects.add(new StatedSubject(scheme, code, subject.path("main").asBoolean()));
      }
    }
    return subjects;
  }

  @Override
  public Optional<Boolean> isForSaleIn(String country) {
    return Optional.empty();
  }

  @Override
  public boolean isPricedIn(String country) {
    return false;
  }

  @Override
  public Set<Fault> faults(LocalDate today) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    if (imprint().isEmpty()) {
      faults.add(Fault.NO_OWNER);
    }
    if (published().isEmpty()) {
      faults.add(Fault.NO_DATE);
    }
    if (text("text").isEmpty()) {
      faults.add(Fault.NO_TEXT);
    }
    return faults;
  }

  private Optional<String> text(String field) {
    return Optional.of(json.path(field).asText("")).filter(text -> !text.isBlank());
  }
}
