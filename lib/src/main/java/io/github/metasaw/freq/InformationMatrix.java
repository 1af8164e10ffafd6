package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/** Whether standard errors of the mean allow for the estimation of the dispersion. */
public enum InformationMatrix implements Named {
  /** {@link #OBSERVED} where the text models a dispersion parameter, {@link #EXPECTED} else. */
  BY_MODEL("by-model"),
  /**
   * The inverse of minus the second derivatives of the log-likelihood in all parameters together:
   * the standard errors of drmTMB. Under REML var(beta) = C + J var(theta) J' with C = (X'M^-1
   * X)^-1 and J = d beta / d theta, which under ML is the same as that inverse.
   */
  OBSERVED("observed"),
  /** (X'M^-1 X)^-1, the dispersion taken as known: the standard errors of metafor. */
  EXPECTED("expected");

  private final String id;

  InformationMatrix(String id) {
    this.id = id;
  }

  /**
   * The rule of a name.
   *
   * @param name {@code by-model}, {@code observed} or {@code expected}, in any case
   * @return the rule
   * @throws MetaException for an unknown name
   */
  public static InformationMatrix parse(String name) {
    return Named.parse("information", name, values());
  }

  /**
   * The name in options.
   *
   * @return in one word
   */
  @Override
  public String id() {
    return id;
  }
}
