package org.colophon.service.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// An ONIX message of an invented publishing group, with planted faults. The same seed gives the
/// same message.
final class GeneratedCatalogue {
  private static final List<String> IMPRINTS =
      List.of("Nordufer", "Kompass", "Deichgraf", "Lerche Kinderbuch");
  private static final List<String> WORDS =
      List.of(
          "Flut",
          "Hafen",
          "Nebel",
          "Garten",
          "Winter",
          "Brücke",
          "Fährmann",
          "Salz",
          "Stern",
          "Wald",
          "Insel",
          "Uhr",
          "Klimawandel",
          "Sturmflut",
          "Leuchtturm",
          "Katze");
  private static final List<String> FORMS = List.of("BB", "BC", "ED", "AJ");
  private static final List<String> GOOD_SUBJECTS =
      List.of("FFP", "FBA", "FRD", "WFH", "NHD", "YFC");

  private final Random random = new Random(7);
  private final int products;
  private String lastWork = "";
  private boolean mayRepeat; // the product before has an ISBN of its own and belongs to no work

  GeneratedCatalogue(int products) {
    this.products = products;
  }

  Path write(Path file) throws IOException {
    try (Writer out = new BufferedWriter(Files.newBufferedWriter(file))) {
      out.write(
          """
          <?xml version="1.0" encoding="UTF-8"?>
          <ONIXMessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/reference">
          <Header><Sender><SenderName>Lindenhof Gruppe</SenderName></Sender>
          <SentDateTime>20261120T0730+0100</SentDateTime></Header>
          """);
      for (int i = 0; i < products; i++) {
        out.write(product(i));
      }
      out.write("</ONIXMessage>\n");
    }
    return file;
  }

  /// Whether something with this chance in a thousand happens.
  private boolean chance(int perMille) {
    return random.nextInt(1_000) < perMille;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String product(int i) {
    StringBuilder xml = new StringBuilder("<Product>");
    tag(xml, "RecordReference", "de.lindenhof." + i);
    tag(xml, "NotificationType", "03");
    boolean inWork = chance(300);
    boolean repeats = mayRepeat && !inWork && chance(15);
    boolean identified = !chance(12);
    mayRepeat = identified && !inWork && !repeats;
    if (identified) {
      xml.append("<ProductIdentifier><ProductIDType>15</ProductIDType>");
      tag(xml, "IDValue", isbn(repeats ? i - 1 : i));
      xml.append("</ProductIdentifier>");
    }
    xml.append("<DescriptiveDetail><ProductComposition>00</ProductComposition>");
    if (!chance(15)) {
      tag(xml, "ProductForm", one(FORMS));
    }
    xml.append("<TitleDetail><TitleType>01</TitleType><TitleElement>");
    tag(xml, "TitleElementLevel", "01");
    tag(xml, "TitleText", one(WORDS) + " und " + one(WORDS) + " " + i);
    xml.append("</TitleElement></TitleDetail>");
    xml.append(
        "<Language><LanguageRole>01</LanguageRole><LanguageCode>ger</LanguageCode></Language>");
    subjects(xml);
    audience(xml);
    xml.append("</DescriptiveDetail>");
    text(xml);
    publishing(xml);
    if (inWork) {
      lastWork = lastWork.isEmpty() || chance(400) ? "W" + i : lastWork;
      xml.append(
          "<RelatedMaterial><RelatedWork><WorkRelationCode>01</WorkRelationCode><WorkIdentifier>"
              + "<WorkIDType>01</WorkIDType><IDValue>"
              + lastWork
              + "</IDValue></WorkIdentifier></RelatedWork></RelatedMaterial>");
    }
    supply(xml);
    return xml.append("</Product>\n").toString();
  }

  private static void tag(StringBuilder xml, String name, String value) {
    xml.append('<').append(name).append('>').append(value).append("</").append(name).append('>');
  }

  private String isbn(int number) {
    String start = "9783%08d".formatted(number);
    int sum = 0;
    for (int at = 0; at < 12; at++) {
      sum += (start.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3);
    }
    int check = (10 - sum % 10) % 10;
    return start + (chance(10) ? (check + 1) % 10 : check);
  }

  private void subjects(StringBuilder xml) {
    int kind = random.nextInt(100);
    if (kind < 60) {
      subject(xml, "93", one(GOOD_SUBJECTS), true);
      subject(xml, "94", "1DFG", false);
    } else if (kind < 66) {
      subject(xml, "93", one(List.of("F", "W", "N")), true);
    } else if (kind < 72) {
      subject(xml, "93", "FFP", true);
      subject(xml, "93", "FF", false);
    } else if (kind < 75) {
      subject(xml, "93", "FF", true);
      subject(xml, "93", "FFP", false);
    } else if (kind < 79) {
      subject(xml, "93", "FBA", true);
      subject(xml, "93", "FBA", false);
    } else if (kind < 83) {
      subject(xml, "93", "FBA", true);
      subject(xml, "93", "NHD", false);
    } else if (kind < 86) {
      subject(xml, "94", "1DFG", false);
    } else if (kind < 90) {
      subject(xml, "93", "FRD", false);
    } else if (kind < 94) {
      subject(xml, "93", "FRD", false);
      subject(xml, "93", "FBA", false);
    }
  }

  private static void subject(StringBuilder xml, String scheme, String code, boolean main) {
    xml.append("<Subject>").append(main ? "<MainSubject/>" : "");
    tag(xml, "SubjectSchemeIdentifier", scheme);
    tag(xml, "SubjectCode", code);
    xml.append("</Subject>");
  }

  private void audience(StringBuilder xml) {
    boolean child = chance(100);
    if (child ? chance(100) : chance(20)) {
      xml.append("<Audience><AudienceCodeType>22</AudienceCodeType>");
      tag(xml, "AudienceCodeValue", "02");
      xml.append("</Audience>");
    }
    if (child) {
      xml.append("<AudienceRange><AudienceRangeQualifier>17</AudienceRangeQualifier>");
      xml.append("<AudienceRangePrecision>03</AudienceRangePrecision>");
      tag(xml, "AudienceRangeValue", String.valueOf(6 + random.nextInt(8)));
      xml.append("</AudienceRange>");
    }
  }

  private void text(StringBuilder xml) {
    if (!chance(30)) {
      xml.append("<CollateralDetail><TextContent><TextType>03</TextType>");
      xml.append("<ContentAudience>00</ContentAudience><Text>");
      for (int i = 0; i < 20; i++) {
        xml.append(one(WORDS)).append(' ');
      }
      xml.append("</Text></TextContent></CollateralDetail>");
    }
  }

  private void publishing(StringBuilder xml) {
    xml.append("<PublishingDetail>");
    if (!chance(10)) {
      xml.append("<Imprint>");
      tag(xml, "ImprintName", one(IMPRINTS));
      xml.append("</Imprint>");
      if (chance(900)) {
        xml.append("<Publisher><PublishingRole>01</PublishingRole>");
        tag(xml, "PublisherName", chance(700) ? "Lindenhof Verlag" : "Kompass GmbH");
        xml.append("</Publisher>");
      }
    }
    if (!chance(20)) {
      tag(xml, "PublishingStatus", chance(850) ? "04" : one(List.of("02", "03", "06", "11", "07")));
    }
    if (!chance(20)) {
      xml.append("<PublishingDate><PublishingDateRole>01</PublishingDateRole>");
      int year = 1998 + random.nextInt(30);
      tag(
          xml,
          "Date",
          "%d%02d%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28)));
      xml.append("</PublishingDate>");
    }
    if (!chance(30)) {
      xml.append("<SalesRights><SalesRightsType>01</SalesRightsType><Territory>");
      xml.append(
          one(
              List.of(
                  "<RegionsIncluded>WORLD</RegionsIncluded>",
                  "<RegionsIncluded>WORLD</RegionsIncluded>",
                  "<CountriesIncluded>DE AT CH</CountriesIncluded>",
                  "<CountriesIncluded>AT CH</CountriesIncluded>",
                  "<CountriesExcluded>DE</CountriesExcluded><RegionsIncluded>WORLD</RegionsIncluded>")));
      xml.append("</Territory></SalesRights>");
    }
    xml.append("</PublishingDetail>");
  }

  private void supply(StringBuilder xml) {
    xml.append("<ProductSupply><SupplyDetail><Supplier><SupplierRole>01</SupplierRole></Supplier>");
    if (!chance(20)) {
      tag(
          xml,
          "ProductAvailability",
          chance(800) ? "21" : one(List.of("10", "20", "31", "40", "43")));
    }
    if (!chance(40)) {
      xml.append("<Price><PriceType>04</PriceType>");
      tag(xml, "PriceAmount", (8 + random.nextInt(30)) + ".00");
      tag(xml, "CurrencyCode", "EUR");
      if (!chance(60)) {
        xml.append("<Territory><CountriesIncluded>DE AT</CountriesIncluded></Territory>");
      }
      xml.append("</Price>");
    }
    xml.append("</SupplyDetail></ProductSupply>");
  }
}
