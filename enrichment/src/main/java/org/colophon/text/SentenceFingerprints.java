package org.colophon.text;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.Span;

/// The title and the sentences of a text as hashes of four bytes, by which a later text is compared
/// sentence by sentence when the earlier one is gone. A sentence ends at a full stop, a line end or
/// a block of markup; case, blanks, punctuation and inline markup make no difference. Immutable.
public final class SentenceFingerprints {
  /// A proposal that rests on the text as a whole rests on the same text while so many of the
  /// sentences that a person saw are still there.
  static final double SAME = 0.75;

  private static final int MOST = 2_000;
  private static final String FORM = "s1.";
  private static final Pattern END =
      Pattern.compile(
          "(?<![.!?…])[.!?…]++[\"'\\p{Pf}\\p{Pi}\\p{Pe}]*+(?=[\\s\\p{Z}<]|$)|\\R+"
              + "|</?(?:p|br|div|li|ul|ol|h[1-6]|t[drh]|table|blockquote|section|article)\\b[^<>]*>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private final ItemText text;
  private final int title;
  private final List<Sentence> sentences;

  private SentenceFingerprints(ItemText text, List<Sentence> sentences) {
    this.text = text;
    this.title = words(text.title()).hashCode();
    this.sentences = List.copyOf(sentences);
  }

  private record Sentence(Span span, int hash) {}

  /// Of a title and a text.
  public static SentenceFingerprints of(ItemText text) {
    List<Sentence> sentences = new ArrayList<>();
    Matcher end = END.matcher(text.text());
    int start = 0;
    while (end.find()) {
      add(text.text(), start, end.end(), sentences);
      start = end.end();
    }
    add(text.text(), start, text.text().length(), sentences);
    return new SentenceFingerprints(text, sentences);
  }

  private static void add(String text, int start, int end, List<Sentence> sentences) {
    String words = words(text.substring(start, end));
    if (!words.isEmpty()) {
      sentences.add(new Sentence(new Span(start, end), words.hashCode()));
    }
  }

  private static String words(String text) {
    StringBuilder words = new StringBuilder();
    Matcher word = WORD.matcher(TextNormalizer.normalize(text));
    while (word.find()) {
      words.append(words.isEmpty() ? "" : " ").append(word.group());
    }
    return words.toString();
  }

  /// The text that these are of.
  public ItemText text() {
    return text;
  }

  /// The form that is stored: of a text of more than 2,000 sentences the least 2,000 hashes.
  public String encoded() {
    NavigableSet<Integer> hashes = hashes();
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * Math.min(MOST, hashes.size()));
    hashes.stream().limit(MOST).forEach(bytes::putInt);
    return FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private NavigableSet<Integer> hashes() {
    NavigableSet<Integer> hashes = new TreeSet<>();
    hashes.add(title);
    sentences.forEach(sentence -> hashes.add(sentence.hash()));
    return hashes;
  }

  /// Whether a stored form is of this kind.
  public static boolean isEncoded(String stored) {
    return stored.startsWith(FORM);
  }

  /// Whether a proposal for this text rests on what a person saw in an earlier one: a sentence that
  /// it stands in was there, or nothing but additions came.
  ///
  /// @param seen the earlier text, encoded
  /// @param evidence where in this text the proposal stands; empty: in its title
  public boolean isEvidenceIn(String seen, List<Span> evidence) {
    NavigableSet<Integer> before = decoded(seen);
    if (share(before) == 1) {
      return true;
    }
    if (evidence.isEmpty()) {
      return was(title, before);
    }
    return sentences.stream()
        .filter(sentence -> evidence.stream().anyMatch(sentence.span()::overlaps))
        .anyMatch(sentence -> was(sentence.hash(), before));
  }

  /// Whether this is still the text that a person saw, whatever was added to it.
  ///
  /// @param seen the earlier text, encoded
  public boolean isSameTextAs(String seen) {
    return share(decoded(seen)) >= SAME;
  }

  private static NavigableSet<Integer> decoded(String seen) {
    IntBuffer hashes =
        ByteBuffer.wrap(Base64.getUrlDecoder().decode(seen.substring(FORM.length()))).asIntBuffer();
    NavigableSet<Integer> decoded = new TreeSet<>();
    while (hashes.hasRemaining()) {
      decoded.add(hashes.get());
    }
    return decoded;
  }

  /// How much of what was seen is still here.
  private double share(NavigableSet<Integer> before) {
    NavigableSet<Integer> now = hashes();
    long kept = before.stream().filter(now::contains).count();
    return before.isEmpty() ? 0 : (double) kept / before.size();
  }

  /// Of a long text only a sample is known; what lies outside it was there if the text is the same.
  private boolean was(int hash, NavigableSet<Integer> before) {
    boolean sampled = before.size() < MOST || hash <= before.last();
    return sampled ? before.contains(hash) : share(before) >= SAME;
  }
}
