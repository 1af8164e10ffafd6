package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/** Reference distribution and standard error of the coefficients. */
public enum CoefficientTest implements Named {
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

  private final String id;
  private final String label;

  CoefficientTest(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The test of a name.
   *
   * @param name {@code z}, {@code t}, {@code knha} or {@code adhoc}, in any case
   * @return the test
   * @throws MetaException for an unknown name
   */
  public static CoefficientTest parse(String name) {
    String plain = name.trim().toLowerCase(Locale.ROOT);
    return plain.equals("hk") || plain.equals("hksj") ? KNHA : Named.parse("test", name, values());
  }

  /** The name in options: {@code knha}. */
  @Override
  public String id() {
    return id;
  }

  /** The name in words. */
  @Override
  public String label() {
    return label;
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
