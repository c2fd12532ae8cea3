package org.colophon.service.imports.onix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.colophon.service.imports.onix.SubjectChange.Kind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A block update holds the whole of block 1, in the tags of the message, with nothing but the
/// subjects changed; another parser reads it.
class OnixPatchTest {
  private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
  private static final String MESSAGE =
      """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <ONIXMessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/reference">
      <Header><Sender><SenderName>Lindenhof &amp; Co</SenderName></Sender>
      <SentDateTime>20261120</SentDateTime></Header>
      <Product><RecordReference>untouched</RecordReference></Product>
      <Product datestamp="20261119"><RecordReference>r1</RecordReference>
      <NotificationType>03</NotificationType>
      <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>9783161484100</IDValue></ProductIdentifier>
      <DescriptiveDetail><ProductForm>BB</ProductForm>
      <Measure><MeasureType>01</MeasureType><Measurement>197</Measurement></Measure>
      <TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel>
      <TitleText>B&uuml;cher &amp; Br\u00fccken</TitleText></TitleElement></TitleDetail>
      <Subject><SubjectSchemeIdentifier>93</SubjectSchemeIdentifier><SubjectCode>FFP</SubjectCode></Subject>
      <Subject><SubjectSchemeIdentifier>93</SubjectSchemeIdentifier><SubjectCode>FF</SubjectCode></Subject>
      <Subject><MainSubject/><SubjectSchemeIdentifier>93</SubjectSchemeIdentifier><SubjectCode>FFP</SubjectCode></Subject>
      <Subject><SubjectSchemeIdentifier>93</SubjectSchemeIdentifier><SubjectCode>OLD</SubjectCode></Subject>
      <Subject><SubjectSchemeIdentifier>12</SubjectSchemeIdentifier><SubjectCode>FF</SubjectCode></Subject>
      </DescriptiveDetail>
      <PublishingDetail><PublishingStatus>04</PublishingStatus></PublishingDetail></Product>
      </ONIXMessage>
      """;

  @TempDir private Path folder;

  private Document patched(String message, SubjectChange... changes) throws IOException {
    Path file = folder.resolve("message.xml");
    Files.write(file, message.getBytes(StandardCharsets.ISO_8859_1));
    long line = message.lines().takeWhile(text -> !text.contains("datestamp")).count() + 1;
    StringWriter out = new StringWriter();
    int products = new OnixPatch(file, Map.of(line, List.of(changes)), NOW).write(out);
    assertEquals(1, products);
    Path patch = Files.writeString(folder.resolve("patch.xml"), out.toString());
    List<String> references = new ArrayList<>();
    new OnixRecords(patch, ZoneOffset.UTC, List.of(), NOW)
        .statements(statement -> references.add(statement.reference()));
    assertEquals(List.of("r1"), references);
    return Jsoup.parse(out.toString(), "", Parser.xmlParser());
  }

  @Test
  void blockOneIsCopiedAndItsSubjectsCorrected() throws IOException {
    Document patch =
        patched(
            MESSAGE,
            new SubjectChange(Kind.REMOVE_REPEATED, "FFP", ""),
            new SubjectChange(Kind.REMOVE, "FF", "FFP"),
            new SubjectChange(Kind.REPLACE, "OLD", "WFH"));

    assertEquals("04", patch.select("NotificationType").text());
    assertEquals("9783161484100", patch.select("ProductIdentifier IDValue").text());
    assertEquals("197", patch.select("Measurement").text());
    assertEquals("Bücher & Brücken", patch.select("TitleText").text());
    assertEquals("Lindenhof & Co", patch.select("SenderName").text());
    assertEquals("20261130T090000Z", patch.select("SentDateTime").text());
    assertEquals(
        List.of("93FFP", "93WFH", "12FF"),
        patch.select("Subject").stream().map(subject -> subject.text()).toList());
    assertFalse(patch.select("Subject:has(MainSubject):contains(FFP)").isEmpty());
    assertTrue(patch.select("PublishingDetail").isEmpty(), "an unsent block is unchanged");
  }

  @Test
  void aReplacementThatIsThereAlreadyIsNotRepeated() throws IOException {
    Document patch = patched(MESSAGE, new SubjectChange(Kind.REPLACE, "OLD", "FFP"));
    assertTrue(patch.select("Subject:contains(OLD)").isEmpty());
    assertEquals(2, patch.select("Subject:contains(FFP)").size());
  }

  @Test
  void shortTagsStayShort() throws IOException {
    String message =
        """
        <ONIXmessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/short">
        <header><sender><x298>Lindenhof</x298></sender><x307>20261120</x307></header>
        <product datestamp="20261119"><a001>r1</a001><a002>03</a002><descriptivedetail><b012>BB</b012>
        <subject><b067>93</b067><b069>FRD</b069></subject></descriptivedetail></product></ONIXmessage>
        """;
    Document patch = patched(message, new SubjectChange(Kind.MARK_MAIN, "FRD", ""));
    assertEquals("04", patch.select("a002").text());
    assertEquals(1, patch.select("subject > x425").size());
    assertEquals("20261130T090000Z", patch.select("header > x307").text());
  }

  private static String retired(String... codes) {
    StringBuilder subjects = new StringBuilder();
    for (String code : codes) {
      subjects
          .append("<Subject><SubjectSchemeIdentifier>93</SubjectSchemeIdentifier><SubjectCode>")
          .append(code)
          .append("</SubjectCode></Subject>");
    }
    return MESSAGE.replaceAll("(?s)<Subject>.*</Subject>", subjects.toString());
  }

  @Test
  void changesOfOneCodeWorkInWhateverOrderTheyAreFound() throws IOException {
    Document patch =
        patched(
            retired("OLD", "OLD"),
            new SubjectChange(Kind.REPLACE, "OLD", "WFH"),
            new SubjectChange(Kind.REMOVE_REPEATED, "OLD", ""));
    assertEquals("93WFH", patch.select("Subject").text());

    Document marked =
        patched(
            retired("OLD"),
            new SubjectChange(Kind.REPLACE, "OLD", "WFH"),
            new SubjectChange(Kind.MARK_MAIN, "OLD", ""));
    assertEquals("93WFH", marked.select("Subject:has(MainSubject)").text());
  }

  @Test
  void aReplacementThatIsThereAlreadyBecomesTheMainOne() throws IOException {
    String message = retired("OLD", "WFH").replaceFirst("<Subject>", "<Subject><MainSubject/>");
    Document patch = patched(message, new SubjectChange(Kind.REPLACE, "OLD", "WFH"));
    assertEquals(1, patch.select("Subject").size());
    assertEquals(1, patch.select("Subject > MainSubject").size());
  }

  @Test
  void aSecondBlockWithoutTheCodeIsLeftAsItIs() throws IOException {
    String message =
        MESSAGE.replace(
            "</DescriptiveDetail>",
            "</DescriptiveDetail><DescriptiveDetail><ProductForm>BC</ProductForm></DescriptiveDetail>");
    Document patch = patched(message, new SubjectChange(Kind.REMOVE_REPEATED, "FFP", ""));
    assertEquals(1, patch.select("Subject:contains(FFP)").size());
    assertEquals(2, patch.select("DescriptiveDetail").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<Header><Sender>&</Header>", "<Header><Sender>"})
  void aDamagedHeaderIsReplacedByTheTimeOfTheUpdate(String header) throws IOException {
    String message = MESSAGE.replaceAll("(?s)<Header>.*</Header>", header);
    Document patch = patched(message, new SubjectChange(Kind.REMOVE, "OLD", ""));
    assertEquals("20261130T090000Z", patch.select("ONIXMessage > Header > SentDateTime").text());
    assertEquals(1, patch.select("Header").size());
  }

  @Test
  void prefixesOfANamespaceAreLeftOut() throws Exception {
    String message =
        MESSAGE
            .replaceAll("<(/?)(?=[A-Z])", "<$1o:")
            .replace("xmlns=", "xmlns:o=")
            .replace("<o:ProductForm>", "<o:ProductForm o:sourcename=\"x\">");
    Document patch = patched(message, new SubjectChange(Kind.REMOVE, "OLD", ""));
    assertEquals("Lindenhof & Co", patch.select("Header SenderName").text());
    assertEquals(
        "http://ns.editeur.org/onix/3.0/reference", patch.select("ONIXMessage").attr("xmlns"));
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    var read = factory.newDocumentBuilder().parse(folder.resolve("patch.xml").toFile());
    assertEquals(
        1,
        read.getElementsByTagNameNS("http://ns.editeur.org/onix/3.0/reference", "Product")
            .getLength());
  }
}
