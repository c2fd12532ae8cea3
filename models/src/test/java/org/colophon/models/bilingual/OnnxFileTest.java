package org.colophon.models.bilingual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.colophon.models.ModelFileException;
import org.colophon.models.bilingual.OnnxFile.Tensor;
import org.colophon.models.files.ModelFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFileTest {
  private static final byte[] NETWORK = ModelFiles.bundled("minilm").read("model");

  @Test
  void readsWeightsInEveryForm() {
    OnnxFile file = new OnnxFile(NETWORK, "network");

    assertEquals(List.of(30_522L, 384L), file.tensor(GermanPart.VALUES).dims());
    assertEquals(0.00823, file.tensor(GermanPart.SCALE).floats()[0], 1e-5);
    assertEquals((byte) 128, file.tensor(GermanPart.ZERO).raw()[0]);
  }

  @Test
  void replacesWhatIsNamedAndNothingElse() {
    OnnxFile file = new OnnxFile(NETWORK, "network");
    Tensor two =
        new Tensor(GermanPart.VALUES, List.of(2L, 384L), Tensor.UNSIGNED_BYTE, new byte[768]);
    OnnxFile changed = new OnnxFile(file.with(List.of(two)), "changed");

    assertArrayEquals(NETWORK, file.with(List.of()));
    assertEquals(List.of(2L, 384L), changed.tensor(GermanPart.VALUES).dims());
    assertArrayEquals(file.tensor(GermanPart.SCALE).raw(), changed.tensor(GermanPart.SCALE).raw());
    assertArrayEquals(
        NETWORK, changed.with(List.of(file.tensor(GermanPart.VALUES))), "and back again");
  }

  @Test
  void refusesWeightsThatTheNetworkDoesNotHave() {
    OnnxFile file = new OnnxFile(NETWORK, "network");
    Tensor unknown = Tensor.floats("unknown", List.of(), 1);

    assertThrows(ModelFileException.class, () -> file.with(List.of(unknown)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no network", "::::", "\u0012"})
  void refusesWhatIsNoNetwork(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);

    assertThrows(ModelFileException.class, () -> new OnnxFile(bytes, "network"));
  }
}
