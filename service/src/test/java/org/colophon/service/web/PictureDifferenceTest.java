package org.colophon.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureDifferenceTest {
  private static byte[] picture(int width, int black) throws IOException {
    BufferedImage image = new BufferedImage(width, 10, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * 10; i++) {
      image.setRGB(i % width, i / width, i < black ? 0 : 0xF8F8F8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Test
  void countsThePixelsThatLookDifferent() throws IOException {
    assertEquals(0, PictureDifference.percent(picture(10, 5), picture(10, 5)));
    assertEquals(3, PictureDifference.percent(picture(10, 5), picture(10, 8)));
    assertEquals(100, PictureDifference.percent(picture(10, 5), picture(11, 5)));
  }
}
