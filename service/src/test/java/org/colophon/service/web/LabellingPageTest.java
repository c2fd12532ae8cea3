package org.colophon.service.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.microsoft.playwright.Page;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.GoldSet;
import org.colophon.eval.labelling.LabelAnswer;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.LabellingResult;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The labelling page in a real browser, over the demo catalogue.
class LabellingPageTest {
  private static final LabellingId SEGMENTS = new LabellingId("segments");
  private static final LabellingId THEMES = new LabellingId("themes");

  private static Browser browser;
  private TestService service;
  private LabellingService labellings;

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void start() {
    service = DemoService.start(0);
    labellings = service.backend().stores().labellings();
    draw(SEGMENTS, Labelling.Kind.SEGMENTS, Labelling.Answers.SEVERAL, 3);
    draw(THEMES, Labelling.Kind.SUBJECTS, Labelling.Answers.ONE, 2);
  }

  private void draw(LabellingId id, Labelling.Kind kind, Labelling.Answers answers, int size) {
    String scheme = kind == Labelling.Kind.SUBJECTS ? "topics" : null;
    Labelling.Plan plan = new Labelling.Plan(kind, scheme, answers, null);
    assertInstanceOf(
        LabellingResult.Done.class,
        labellings.draw(new LabellingService.Request(id, plan, size, 3, "test")));
  }

  @AfterEach
  void stop() {
    List<String> errors = browser.leave();
    service.close();
    assertEquals(List.of(), errors);
  }

  private Page open(LabellingId set, String labeller) {
    Page page = browser.page(service.address(), 1280);
    page.navigate("/labelling.html?lang=en&set=" + set);
    assertThat(page.locator("#state")).containsText("Enter your name");
    page.fill("#labeller", labeller);
    page.keyboard().press("Enter");
    page.locator("#labeller").blur();
    assertThat(page.locator("#form")).isVisible();
    return page;
  }

  private List<GoldSet.Item> gold(LabellingId id) {
    LabellingResult<GoldSet> gold = labellings.gold(id, 1);
    return ((LabellingResult.Done<GoldSet>) gold).value().items();
  }

  @Test
  void aSampleIsLabelledByKeysAlone() {
    Page page = open(SEGMENTS, "ada");
    assertThat(page.locator("#progress-text")).hasText("0 of 3");
    String first = page.locator("#title").textContent();
    page.keyboard().press("Enter");
    assertThat(page.locator("#state")).containsText("Choose something");
    page.keyboard().press("1");
    page.keyboard().press("2");
    assertThat(page.locator("#choices input:checked")).hasCount(2);
    page.keyboard().press("2");
    page.keyboard().press("Enter");
    assertThat(page.locator("#progress-text")).hasText("1 of 3");
    assertThat(page.locator("#choices input:checked")).hasCount(0);
    page.keyboard().press("n");
    assertThat(page.locator("#progress-text")).hasText("2 of 3");
    page.keyboard().press("x");
    assertThat(page.locator("#state")).containsText("all 3 items are labelled");

    List<GoldSet.Item> gold = gold(SEGMENTS);
    assertEquals(2, gold.size());
    assertEquals(first, gold.getFirst().drawn().title());
    assertEquals(1, gold.getFirst().labels().size());
    assertEquals(List.of(), gold.get(1).labels());
    assertEquals(List.of("ada"), gold.get(1).labellers());
  }

  @Test
  void theLastAnswerIsTakenBackAndShownAgain() {
    Page page = open(SEGMENTS, "ada");
    String first = page.locator("#title").textContent();
    page.keyboard().press("3");
    String chosen = page.locator("#choices input:checked").inputValue();
    page.keyboard().press("Enter");
    assertThat(page.locator("#progress-text")).hasText("1 of 3");
    page.keyboard().press("u");
    assertThat(page.locator("#title")).hasText(first);
    assertThat(page.locator("#choices input:checked")).hasCount(1);
    assertEquals(chosen, page.locator("#choices input:checked").inputValue());
    assertThat(page.locator("#undo")).isDisabled();
    assertEquals(List.of(), gold(SEGMENTS));
  }

  @Test
  void manyChoicesAreNarrowedByTyping() {
    Page page = open(THEMES, "ben");
    page.keyboard().press("/");
    page.keyboard().type("coast");
    assertEquals(1, page.locator("#choices li:visible").count());
    page.keyboard().press("Enter");
    assertThat(page.locator("#choices input:checked")).hasCount(1);
    assertEquals("topics:coast", page.locator("#choices input:checked").inputValue());
    page.keyboard().press("Enter");
    assertThat(page.locator("#progress-text")).hasText("1 of 2");
    assertEquals(List.of("topics:coast"), gold(THEMES).getFirst().labels());
  }

  @Test
  void whatAnotherSaidIsNotShown() {
    Page page = open(SEGMENTS, "ada");
    page.keyboard().press("1");
    page.keyboard().press("Enter");
    assertThat(page.locator("#progress-text")).hasText("1 of 3");
    Page other = open(SEGMENTS, "ben");
    assertThat(other.locator("#progress-text")).hasText("0 of 3");
    assertThat(other.locator("#choices input:checked")).hasCount(0);
  }

  @Test
  void textsAreShownAsTextsAndAnswersSurviveAReload() {
    Page page = open(SEGMENTS, "ada");
    assertEquals(0, page.locator("#text script, #text img").count());
    page.keyboard().press("n");
    assertThat(page.locator("#progress-text")).hasText("1 of 3");
    page.reload();
    assertThat(page.locator("#progress-text")).hasText("1 of 3");
    ItemId unknown = new ItemId("stranger");
    assertInstanceOf(
        LabellingResult.Refused.class,
        labellings.answer(SEGMENTS, unknown, "ada", new LabelAnswer.NoneFits()));
  }
}
