package io.github.metasaw.genetics.result;

import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/** SNPs by the frequency of the rarer allele. */
public enum FrequencyClass implements Named {
  /** 5 % or more. */
  COMMON("common, 5 % or more", 0.05),
  /** From 1 % to below 5 %. */
  LOW("low, 1 to 5 %", 0.01),
  /** Below 1 %. */
  RARE("rare, below 1 %", 0);

  private final String label;
  private final double from;

  FrequencyClass(String label, double from) {
    this.label = label;
    this.from = from;
  }

  /**
   * The class of an allele.
   *
   * @param frequency of either allele, from 0 to 1
   * @return by the rarer of the two
   */
  public static FrequencyClass of(double frequency) {
    double minor = Math.min(frequency, 1 - frequency);
    return minor >= COMMON.from ? COMMON : minor >= LOW.from ? LOW : RARE;
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String label() {
    return label;
  }
}
