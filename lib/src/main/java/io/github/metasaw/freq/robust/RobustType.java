package io.github.metasaw.freq.robust;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/** The correction of a cluster-robust covariance for few clusters. */
public enum RobustType implements Named {
  /** None (Liang and Zeger 1986). */
  CR0("without correction"),
  /** Times G / (G - p), as metafor's {@code robust}. */
  CR1("times G / (G - p)"),
  /**
   * Residuals adjusted so that it is unbiased where the model holds (Bell and McCaffrey 2002;
   * Pustejovsky and Tipton 2018), as clubSandwich.
   */
  CR2("bias-reduced linearisation");

  private final String label;

  RobustType(String label) {
    this.label = label;
  }

  /**
   * The type of a name.
   *
   * @param name {@code CR0}, {@code CR1} or {@code CR2}, in any case
   * @return the type
   * @throws MetaException for an unknown name
   */
  public static RobustType parse(String name) {
    return Named.parse("type", name, "of cluster-robust standard errors", values());
  }

  /**
   * The name in options.
   *
   * @return in one word
   */
  @Override
  public String id() {
    return name();
  }

  /**
   * The correction in words.
   *
   * @return a short phrase
   */
  @Override
  public String label() {
    return label;
  }
}
