package io.github.metasaw.data.effect.input;

import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/**
 * A quantity that studies report, named as the arguments of metafor's {@code escalc}. What a name
 * means depends on the measure: {@code ai} is a cell of a table, an AUC or a reliability; {@link
 * InputRole} says which.
 */
public enum Input implements Named {
  /** Upper left cell; also an AUC or Cronbach's alpha. */
  AI,
  /** Upper right cell. */
  BI,
  /** Lower left cell. */
  CI,
  /** Lower right cell; also a standardised mean difference. */
  DI,
  /** Size of group 1. */
  N1I,
  /** Size of group 2. */
  N2I,
  /** Events in group 1. */
  X1I,
  /** Events in group 2. */
  X2I,
  /** Person-time in group 1. */
  T1I,
  /** Person-time in group 2. */
  T2I,
  /** Mean of group 1, or at the first occasion. */
  M1I,
  /** Mean of group 2, or at the second occasion. */
  M2I,
  /** Standard deviation of group 1, or at the first occasion. */
  SD1I,
  /** Standard deviation of group 2, or at the second occasion. */
  SD2I,
  /** Events in a single group. */
  XI,
  /** A mean; also a count of those without the event, of predictors, or of items. */
  MI,
  /** A correlation. */
  RI,
  /** Person-time in a single group; also a t statistic. */
  TI,
  /** An F statistic. */
  FI,
  /** A p value, with the sign of the effect; also a proportion. */
  PI,
  /** A standard deviation. */
  SDI,
  /** A coefficient of determination. */
  R2I,
  /** A sample size. */
  NI,
  /** An effect size computed beforehand. */
  YI,
  /** Its sampling variance. */
  VI,
  /** Its standard error. */
  SEI;

  /**
   * The name by which it is asked for.
   *
   * @return metafor's name, for example {@code n1i}
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
