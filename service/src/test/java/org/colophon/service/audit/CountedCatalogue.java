package org.colophon.service.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// The figures of an audit, counted from the XML of a [GeneratedCatalogue] by rules written down
/// here again, without the code that is tested.
final class CountedCatalogue {
  private static final String TODAY = "20261130";

  private final Map<String, Long> figures = new TreeMap<>();
  private final Map<String, List<Element>> works = new LinkedHashMap<>();
  private final Map<String, List<Element>> byIsbn = new HashMap<>();

  private CountedCatalogue() {}

  static Map<String, Long> of(Path file) throws IOException {
    CountedCatalogue counted = new CountedCatalogue();
    List<Element> products =
        Jsoup.parse(file.toFile(), "UTF-8", "", Parser.xmlParser()).select("Product");
    for (Element product : products) {
      String isbn = text(product, "ProductIdentifier > IDValue");
      counted.works.computeIfAbsent(work(product), _ -> new ArrayList<>()).add(product);
      if (!isbn.isEmpty()) {
        counted.byIsbn.computeIfAbsent(isbn, _ -> new ArrayList<>()).add(product);
      }
    }
    counted.add("files");
    counted.figures.put("records_deleted", 0L);
    products.forEach(counted::product);
    counted.works.forEach(counted::work);
    long ownerless = counted.figures.getOrDefault("fault/no_owner", 0L);
    counted.figures.put("owned", products.size() - ownerless);
    return counted.figures;
  }

  private void add(String figure) {
    figures.merge(figure, 1L, Long::sum);
  }

  private static String text(Element product, String path) {
    Element found = product.selectFirst(path);
    return found == null ? "" : found.text();
  }

  private static String work(Element product) {
    String work = text(product, "WorkIdentifier > IDValue");
    String isbn = text(product, "ProductIdentifier > IDValue");
    return !work.isEmpty() ? work : !isbn.isEmpty() ? isbn : text(product, "RecordReference");
  }

  private static boolean isValid(String isbn) {
    int sum = 0;
    for (int i = 0; i < isbn.length(); i++) {
      sum += (isbn.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return isbn.length() == 13 && sum % 10 == 0;
  }

  private void product(Element product) {
    String standing = standing(work(product));
    add("records");
    add("records/" + standing);
    Map<String, String> groups =
        Map.of(
            "file", "catalogue.xml",
            "publisher", text(product, "PublisherName"),
            "imprint", text(product, "ImprintName"),
            "form", form(text(product, "ProductForm")),
            "year", text(product, "PublishingDate > Date").replaceFirst("(?<=^....).*", ""));
    groups.forEach((kind, value) -> {
      String id = kind + "/" + (value.isEmpty() ? "?" : value);
      add(id + "/records");
      add(id + "/" + standing);
    });
    for (String country : List.of("DE", "AT", "CH")) {
      add("country/" + country + "/" + rights(product, country));
      boolean priced = text(product, "Price CountriesIncluded").contains(country);
      add("country/" + country + (priced ? "/priced" : "/price_unknown"));
    }
    Set<String> faults = faults(product);
    faults.forEach(fault -> {
      add("fault/" + fault);
      add("faults/" + group(fault));
    });
    if (!faults.isEmpty()) {
      add("records/with_faults");
    }
    patch(product);
  }

  private static String form(String code) {
    return switch (code) {
      case "BB" -> "hardcover";
      case "BC" -> "paperback";
      case "ED" -> "ebook";
      case "AJ" -> "audio";
      default -> "";
    };
  }

  private static String rights(Element product, String country) {
    Element territory = product.selectFirst("SalesRights > Territory");
    if (territory == null) {
      return "rights_unknown";
    }
    boolean world = text(territory, "RegionsIncluded").equals("WORLD");
    boolean named = territory.text().contains(country);
    return world && named ? "not_for_sale" : world || named ? "for_sale" : "rights_unknown";
  }

  private Set<String> faults(Element product) {
    Set<String> faults = new TreeSet<>();
    String isbn = text(product, "ProductIdentifier > IDValue");
    String status = text(product, "PublishingStatus");
    String availability = text(product, "ProductAvailability");
    String date = text(product, "PublishingDate > Date");
    has(faults, "no_isbn", isbn.isEmpty());
    has(faults, "isbn_not_valid", !isbn.isEmpty() && !isValid(isbn));
    has(faults, "duplicate_isbn", byIsbn.getOrDefault(isbn, List.of()).size() > 1);
    has(
        faults,
        "no_owner",
        text(product, "ImprintName").isEmpty() && text(product, "PublisherName").isEmpty());
    has(faults, "no_date", date.isEmpty());
    has(faults, "no_status", status.isEmpty());
    has(faults, "no_availability", availability.isEmpty());
    has(faults, "no_rights", product.selectFirst("SalesRights") == null);
    has(faults, "no_text", product.selectFirst("TextContent") == null);
    has(
        faults,
        "price_without_territory",
        product.selectFirst("PriceAmount") != null
            && product.selectFirst("Price Territory") == null);
    boolean orderable = Set.of("20", "21").contains(availability);
    has(
        faults,
        "availability_against_status",
        (Set.of("02", "03", "06", "07", "11").contains(status) && orderable)
            || (status.equals("04") && availability.equals("10")));
    has(
        faults,
        "forthcoming_in_past",
        (status.equals("02") || availability.equals("10"))
            && !date.isEmpty()
            && date.compareTo(TODAY) < 0);
    boolean child =
        product.selectFirst("AudienceRange") != null
            || codes(product).stream().anyMatch(code -> code.startsWith("Y"));
    has(faults, "adult_and_child", child && product.selectFirst("Audience") != null);
    faults.addAll(subjects(product));
    return faults;
  }

  private static void has(Set<String> faults, String fault, boolean holds) {
    if (holds) {
      faults.add(fault);
    }
  }

  private static List<String> codes(Element product) {
    return product.select("SubjectCode").eachText();
  }

  private static Set<String> subjects(Element product) {
    Set<String> faults = new TreeSet<>();
    List<String> codes = codes(product);
    boolean category = codes.stream().anyMatch(code -> !Character.isDigit(code.charAt(0)));
    has(faults, "no_subject", codes.isEmpty());
    has(faults, "qualifier_alone", !codes.isEmpty() && !category);
    has(faults, "no_main_subject", category && product.selectFirst("MainSubject") == null);
    has(faults, "too_coarse", codes.size() == 1 && codes.getFirst().length() == 1);
    has(faults, "duplicate_subject", new HashSet<>(codes).size() < codes.size());
    has(faults, "parent_beside_child", codes.contains("FF") && codes.contains("FFP"));
    has(faults, "fiction_and_nonfiction", codes.contains("FBA") && codes.contains("NHD"));
    return faults;
  }

  private static String group(String fault) {
    if (fault.contains("subject")
        || Set.of("qualifier_alone", "too_coarse", "parent_beside_child", "fiction_and_nonfiction")
            .contains(fault)) {
      return "subjects";
    }
    return fault.startsWith("no_") ? "unknown" : "contradictions";
  }

  /// Repeated codes, parents that are not the main subject, and a single code without a mark are
  /// corrected; every other fault of subjects is a proposal.
  private void patch(Element product) {
    Set<String> faults = subjects(product);
    int certain = 0;
    for (String fault : faults) {
      boolean sure =
          switch (fault) {
            case "duplicate_subject" -> true;
            case "parent_beside_child" ->
                !product.select("Subject:has(MainSubject) SubjectCode").eachText().contains("FF");
            case "no_main_subject" -> codes(product).size() == 1;
            default -> false;
          };
      if (sure) {
        certain++;
        add("patch/changes");
      } else {
        add("patch/proposals");
      }
    }
    if (certain > 0) {
      add("patch/records");
    }
  }

  /// A work is in the catalogue unless an ISBN of it is wrong; its first record says whose it is.
  private void work(String key, List<Element> products) {
    if (products.stream().anyMatch(CountedCatalogue::isBroken)) {
      products.forEach(_ -> add("problems"));
      add("problems");
      return;
    }
    add("items");
    add("items/" + standing(key));
    add("newsletter/" + standing(reasons(key, true)));
    reasons(key, false).forEach(reason -> add("reason/" + reason));
  }

  private static boolean isBroken(Element product) {
    String isbn = text(product, "ProductIdentifier > IDValue");
    return !isbn.isEmpty() && !isValid(isbn);
  }

  private String standing(String work) {
    return standing(reasons(work, false));
  }

  private static String standing(Set<String> reasons) {
    Set<String> known = new HashSet<>(reasons);
    known.removeAll(
        Set.of(
            "item_unknown",
            "owner_missing",
            "canonical_missing",
            "fact_missing",
            "fact_unknown_code",
            "territory_unknown"));
    return reasons.isEmpty() ? "current" : known.isEmpty() ? "unknown" : "not_current";
  }

  /// What keeps a work back: something of its own, or of all its products.
  private Set<String> reasons(String key, boolean newsletter) {
    List<Element> products = works.getOrDefault(key, List.of());
    if (products.stream().anyMatch(CountedCatalogue::isBroken)) {
      return Set.of("item_unknown");
    }
    Set<String> reasons = new TreeSet<>();
    Element first = products.getFirst();
    has(
        reasons,
        "owner_missing",
        text(first, "ImprintName").isEmpty() && text(first, "PublisherName").isEmpty());
    has(reasons, "canonical_missing", text(first, "ProductIdentifier > IDValue").isEmpty());
    Map<String, Element> last = new LinkedHashMap<>(); // of two with one ISBN the last one counts
    for (Element product : products) {
      String isbn = text(product, "ProductIdentifier > IDValue");
      last.put(isbn.isEmpty() ? text(product, "RecordReference") : isbn, product);
    }
    Set<String> refusals = new TreeSet<>();
    for (Element product : last.values()) {
      Set<String> own = reasons(product, newsletter);
      territory(product).ifPresent(own::add);
      if (own.isEmpty()) {
        return reasons;
      }
      refusals.addAll(own);
    }
    reasons.addAll(refusals);
    return reasons;
  }

  /// Of two records with one ISBN both state where it may be sold; the later one counts where both
  /// speak of a country.
  private Optional<String> territory(Element product) {
    String isbn = text(product, "ProductIdentifier > IDValue");
    Map<String, Boolean> stated = new HashMap<>();
    for (Element record :
        isbn.isEmpty() ? List.of(product) : byIsbn.getOrDefault(isbn, List.of())) {
      String included = text(record, "SalesRights CountriesIncluded");
      for (String country : included.isEmpty() ? new String[0] : included.split(" ", -1)) {
        stated.put(country, true);
      }
      if (record.selectFirst("SalesRights CountriesExcluded") != null) {
        stated.put("DE", false);
      }
    }
    if (stated.containsKey("DE")) {
      return stated.get("DE") ? Optional.empty() : Optional.of("territory_blocked");
    }
    return stated.containsValue(true) ? Optional.of("territory_unknown") : Optional.empty();
  }

  private static Set<String> reasons(Element product, boolean newsletter) {
    Set<String> reasons = new TreeSet<>();
    switch (text(product, "PublishingStatus")) {
      case "02", "04" -> {}
      case "06" -> has(reasons, "not_available", newsletter);
      case "03" -> reasons.add("not_available");
      case "11" -> reasons.add("withdrawn");
      case "" -> reasons.add("fact_unknown_code"); // stated as none
      default -> reasons.add("fact_unknown_code");
    }
    switch (text(product, "ProductAvailability")) {
      case "10", "20", "21" -> {}
      case "31" -> has(reasons, "not_available", newsletter);
      case "" -> reasons.add("fact_unknown_code"); // stated as none
      default -> reasons.add("not_available");
    }
    return reasons;
  }

  /// The figures that differ, in words.
  static List<String> differences(Map<String, Long> expected, Map<String, Long> found) {
    Set<String> ids = new TreeSet<>(expected.keySet());
    ids.addAll(found.keySet());
    return ids.stream()
        .filter(id -> !expected.getOrDefault(id, 0L).equals(found.getOrDefault(id, 0L)))
        .map(id -> id + ": counted " + expected.get(id) + ", reported " + found.get(id))
        .toList();
  }
}
