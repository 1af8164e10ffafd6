package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Locale;

/** Reference distribution and standard error of the coefficients. */
public enum CoefficientTest {
  /** Normal. */
  Z("z", "normal"),
  /** t with k - p degrees of freedom. */
  T("t", "t with k - p df"),
  /**
   * Knapp and Hartung 2003 (Stat. Med. 22, 2693): variances times s2 = y'Py / (k - p), t with k - p
   * degrees of freedom.
   */
  KNHA("knha", "Knapp-Hartung"),
  /** Knapp-Hartung with s2 never below 1, so never narrower than {@link #T}. */
  ADHOC("adhoc", "Knapp-Hartung, s2 at least 1");

  private final String code;
  private final String words;

  CoefficientTest(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /**
   * The test of a name.
   *
   * @param name {@code z}, {@code t}, {@code knha} or {@code adhoc}, in any case
   * @return the test
   * @throws MetaException for an unknown name
   */
  public static CoefficientTest parse(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (CoefficientTest test : values()) {
      if (test.code.equals(lower)) {
        return test;
      }
    }
    if (lower.equals("hk") || lower.equals("hksj")) {
      return KNHA;
    }
    throw MetaException.unknown(
        "test", name, "", Arrays.stream(values()).map(CoefficientTest::code).toList());
  }

  /** The name in options: {@code knha}. */
  public String code() {
    return code;
  }

  /** The name in words. */
  public String words() {
    return words;
  }

  /** Whether the reference distribution is t. */
  public boolean usesT() {
    return this != Z;
  }

  /** Whether the variances are multiplied by s2. */
  public boolean scales() {
    return this == KNHA || this == ADHOC;
  }
}
