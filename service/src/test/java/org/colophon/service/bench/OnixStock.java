package org.colophon.service.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// A generator of an ONIX 3.1 message of made-up products, to measure imports of large files.
///
/// Arguments: the number of products, and the file.
public final class OnixStock {
  private static final String[] NOUNS = {
    "Deich", "Watt", "Hafen", "Garten", "Turm", "Fluss", "Brücke", "Markt", "Insel", "Wald"
  };
  private static final String[] SUBJECTS = {
    "FFP", "FBA", "YFB", "NHD", "WMP", "VS", "JBCC4", "DNB"
  };

  private OnixStock() {}

  public static void main(String[] arguments) throws IOException {
    int products = Integer.parseInt(arguments[0]);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
      write(products, out);
    }
  }

  /// Writes a message.
  public static void write(int products, Writer out) throws IOException {
    out.write(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ONIXMessage release="3.1" xmlns="http://ns.editeur.org/onix/3.1/reference">
        <Header><Sender><SenderName>Musterverlag</SenderName></Sender><SentDateTime>20261120T0600Z</SentDateTime></Header>
        """);
    for (int i = 0; i < products; i++) {
      out.write(product(i));
    }
    out.write("</ONIXMessage>\n");
  }

  private static String product(int number) {
    String noun = NOUNS[number % NOUNS.length];
    String other = NOUNS[number / NOUNS.length % NOUNS.length];
    return """
    <Product><RecordReference>de.muster.%1$d</RecordReference><NotificationType>03</NotificationType>
    <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>%2$s</IDValue></ProductIdentifier>
    <DescriptiveDetail><ProductComposition>00</ProductComposition><ProductForm>BC</ProductForm>
    <TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel><TitleText>%3$s am %4$s, Band %1$d</TitleText></TitleElement></TitleDetail>
    <Contributor><SequenceNumber>1</SequenceNumber><ContributorRole>A01</ContributorRole><PersonName>Ada Muster %5$d</PersonName></Contributor>
    <Language><LanguageRole>01</LanguageRole><LanguageCode>ger</LanguageCode></Language>
    <Subject><MainSubject/><SubjectSchemeIdentifier>93</SubjectSchemeIdentifier><SubjectCode>%6$s</SubjectCode></Subject></DescriptiveDetail>
    <CollateralDetail><TextContent><TextType>03</TextType><ContentAudience>00</ContentAudience><Text>Band %1$d erzählt vom %3$s am %4$s und von allen, die dort leben, arbeiten und streiten.</Text></TextContent></CollateralDetail>
    <PublishingDetail><Imprint><ImprintName>Muster</ImprintName></Imprint><PublishingStatus>04</PublishingStatus><PublishingDate><PublishingDateRole>01</PublishingDateRole><Date dateformat="00">20%7$02d0301</Date></PublishingDate>
    <SalesRights><SalesRightsType>01</SalesRightsType><Territory><RegionsIncluded>WORLD</RegionsIncluded></Territory></SalesRights></PublishingDetail>
    <ProductSupply><SupplyDetail><ProductAvailability>20</ProductAvailability><Price><PriceType>04</PriceType><PriceAmount>%8$d.90</PriceAmount><CurrencyCode>EUR</CurrencyCode><Territory><CountriesIncluded>DE AT</CountriesIncluded></Territory></Price></SupplyDetail></ProductSupply></Product>
    """
        .formatted(
            number,
            isbn(number),
            noun,
            other,
            number % 7_000,
            SUBJECTS[number % SUBJECTS.length],
            10 + number % 17,
            8 + number % 30);
  }

  private static String isbn(int number) {
    String twelve = "9783%08d".formatted(number);
    int sum = 0;
    for (int i = 0; i < twelve.length(); i++) {
      sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return twelve + (10 - sum % 10) % 10;
  }
}
