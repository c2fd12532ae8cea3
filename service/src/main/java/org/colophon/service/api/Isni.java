package org.colophon.service.api;

/// International Standard Name Identifiers (ISO 27729): 16 digits, of which the last checks the
/// others and may be X.
public final class Isni {
  private Isni() {}

  /// Returns the identifier without blanks.
  ///
  /// @throws ApiException with an empty pointer when `text` is not a valid ISNI
  public static String read(String text) {
    String isni = text.replace(" ", "");
    if (!isni.matches("[0-9]{15}[0-9X]") || checkDigit(isni) != isni.charAt(15)) {
      throw new ApiException(
          ErrorCode.BAD_ID,
          "",
          Excerpt.of(text) + " is not a valid ISNI",
          "send 16 digits with the right check digit, such as 0000000121032683");
    }
    return isni;
  }

  /// By ISO 7064 MOD 11-2.
  private static char checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      sum = (sum + digits.charAt(i) - '0') * 2;
    }
    int check = (12 - sum % 11) % 11;
    return check == 10 ? 'X' : (char) ('0' + check);
  }
}
