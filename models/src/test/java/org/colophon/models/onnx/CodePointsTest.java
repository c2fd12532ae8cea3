package org.colophon.models.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CodePointsTest {
  @Test
  void countsTwoUnitsForCharactersOutsideTheBasicPlane() {
    CodePoints points = CodePoints.of("a😀b");

    assertEquals(0, points.unit(0));
    assertEquals(1, points.unit(1));
    assertEquals(3, points.unit(2));
    assertEquals(4, points.unit(3));
  }

  @Test
  void countsOneUnitOtherwise() {
    assertEquals(3, CodePoints.of("äöü").unit(3));
  }
}
