package org.colophon.service.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// The difference between two pictures of a page.
final class PictureDifference {
  /// Channels that are no further apart look alike; letters are smoothed anew in each picture.
  private static final int ALIKE = 48;

  private PictureDifference() {}

  /// How many of a hundred pixels look different; all where the sizes differ.
  static double percent(byte[] before, byte[] after) throws IOException {
    BufferedImage one = ImageIO.read(new ByteArrayInputStream(before));
    BufferedImage other = ImageIO.read(new ByteArrayInputStream(after));
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return 100;
    }
    long different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        different += differs(one.getRGB(x, y), other.getRGB(x, y)) ? 1 : 0;
      }
    }
    return 100.0 * different / ((long) one.getWidth() * one.getHeight());
  }

  private static boolean differs(int one, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) > ALIKE) {
        return true;
      }
    }
    return false;
  }
}
