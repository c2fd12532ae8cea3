package org.colophon.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityKeysTest {
  private static Set<String> of(
      String imprint, @Nullable String id, @Nullable String url, @Nullable String isbn) {
    Item item =
        Samples.item(
            "a", "A", null, List.of(new Product(new ProductId("p"), isbn, ProductForm.EBOOK)));
    return IdentityKeys.of(
        new Item(
            item.id(),
            new ImprintId(imprint),
            item.type(),
            item.desk(),
            new Identity(Samples.FEED, "k", id, url, null, null),
            item.content(),
            item.lifecycle(),
            item.products(),
            item.events(),
            item.awards()));
  }

  private static Set<String> of(String id) {
    return of("kai", id, null, null);
  }

  @Test
  void urlsAreOneWhateverTheirForm() {
    Set<String> plain = Set.of("url:kai.example/x");
    for (String form :
        List.of(
            "https://kai.example/x",
            "http://kai.example/x",
            "https://kai.example/x/",
            "https://www.kai.example/x?utm_source=newsletter&utm_medium=mail",
            "https://KAI.example:443/x#top",
            "https://kai.example/x?fbclid=abc&gclid=1",
            "https://kai.example/x?")) {
      assertEquals(plain, of("url:" + form), form);
    }
    assertEquals(
        of("url:https://kai.example/x?b=2&a=1"), of("url:https://kai.example/x?a=1&b=2&mc_cid=9"));
    assertEquals(of("url:https://kai.example"), of("url:https://kai.example/"));
    assertNotEquals(plain, of("url:https://kai.example/X"));
    assertNotEquals(plain, of("url:https://kai.example/x?page=2"));
    assertNotEquals(plain, of("url:https://shop.kai.example/x"));
    assertEquals(Set.of("url:no address at all"), of("url:no address at all"));
    assertEquals(Set.of("url:mailto:a@kai.example"), of("url:mailto:a@kai.example"));
  }

  @Test
  void isbnsAreThirteenDigits() {
    Set<String> plain = Set.of("isbn:9783161484100");
    for (String form :
        List.of(
            "isbn:9783161484100",
            "isbn:978-3-16-148410-0",
            "ISBN:3-16-148410-X",
            "isbn:316148410x")) {
      assertEquals(plain, of(form), form);
    }
    assertEquals(plain, of("kai", null, null, "9783161484100"));
    assertEquals(
        Set.of("isbn:9783161484100", "key:kai:77"), of("kai", "key:77", null, "9783161484100"));
    assertEquals(Set.of("isbn:123"), of("isbn:123"));
  }

  @Test
  void aKeyMeansSomethingWithinItsImprint() {
    assertEquals(Set.of("key:kai:77"), of("key:77"));
    assertNotEquals(of("kai", "key:77", null, null), of("moor", "key:77", null, null));
    assertEquals(Set.of("doi:10.1000/abc"), of("doi:10.1000/ABC"));
    assertEquals(Set.of("other"), of("other"));
  }

  @Test
  void whereAnItemIsFoundCountsWhereNothingElseDoes() {
    assertEquals(Set.of("url:kai.example/x"), of("kai", null, "https://kai.example/x", null));
    assertEquals(Set.of("key:kai:7"), of("kai", "key:7", "https://kai.example/x", null));
    assertEquals(Set.of(), of("kai", null, null, null));
  }
}
