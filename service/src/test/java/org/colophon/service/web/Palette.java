package org.colophon.service.web;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// The reduction of a picture to 256 colours, so that its file is small.
final class Palette {
  private static final int COLOURS = 256;

  private final List<Integer> colours;
  private final Map<Integer, Integer> nearest = new HashMap<>();

  private Palette(List<Integer> colours) {
    this.colours = colours;
  }

  /// A PNG in few colours.
  static byte[] reduced(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    Palette palette = new Palette(mostUsed(image));
    BufferedImage reduced =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette.model());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        reduced.getRaster().setSample(x, y, 0, palette.indexOf(image.getRGB(x, y)));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(reduced, "png", out);
    return out.toByteArray();
  }

  /// Of each group of similar colours the most used one, from the groups that are used most.
  private static List<Integer> mostUsed(BufferedImage image) {
    Map<Integer, Integer> uses = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        uses.merge(image.getRGB(x, y), 1, Integer::sum);
      }
    }
    Map<Integer, Integer> ofGroup = new HashMap<>();
    uses.keySet()
        .forEach(colour ->
            ofGroup.merge(
                colour & 0xF0F0F0,
                colour,
                (one, other) ->
                    uses.getOrDefault(one, 0) >= uses.getOrDefault(other, 0) ? one : other));
    return ofGroup.values().stream()
        .sorted(
            Comparator.comparing((Integer colour) -> uses.getOrDefault(colour, 0))
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(COLOURS)
        .toList();
  }

  private IndexColorModel model() {
    int[] table = colours.stream().mapToInt(Integer::intValue).toArray();
    return new IndexColorModel(8, table.length, table, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  private int indexOf(int colour) {
    return nearest.computeIfAbsent(
        colour,
        wanted -> {
          int best = 0;
          for (int i = 1; i < colours.size(); i++) {
            if (distance(colours.get(i), wanted) < distance(colours.get(best), wanted)) {
              best = i;
            }
          }
          return best;
        });
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = ((one >> shift) & 0xFF) - ((other >> shift) & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }
}
