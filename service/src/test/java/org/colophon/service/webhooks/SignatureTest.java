package org.colophon.service.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /// The worked example of the Standard Webhooks libraries' own tests.
  @Test
  void signsTheWorkedExample() {
    assertEquals(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        Signature.of(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330L,
            "{\"test\": 2432232314}"));
  }

  @Test
  void aSecretIsNewEachTimeAndLongEnough() {
    SplittableRandom random = new SplittableRandom(1);
    String first = Signature.newSecret(random);
    assertTrue(first.matches("whsec_[A-Za-z0-9+/]{43}="), first);
    assertNotEquals(first, Signature.newSecret(random));
  }
}
