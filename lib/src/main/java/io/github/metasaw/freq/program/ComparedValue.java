package io.github.metasaw.freq.program;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A number here and in another program.
 *
 * @param quantity which number
 * @param here in the fit, on the scale of the analysis
 * @param there by the defaults of the program; NaN where it prints none
 * @param causes the settings that differ; empty where none does
 * @param rule the program's setting by which the number is known
 */
public record ComparedValue(
    ComparedQuantity quantity,
    double here,
    double there,
    List<ProgramDifference> causes,
    ProgramRule rule) {

  /** Numbers closer than this, relative to their size, are the same. */
  private static final double ROUNDING = 1e-8;

  /** Takes a copy. */
  public ComparedValue {
    causes = List.copyOf(causes);
  }

  /**
   * Why the numbers differ.
   *
   * @return the settings that differ, in words; empty where none does
   */
  public String why() {
    return causes.stream().map(ProgramDifference::words).collect(Collectors.joining("; "));
  }

  /**
   * Whether both numbers are the same.
   *
   * @return true up to rounding of the last digits
   */
  public boolean isSame() {
    return Math.abs(there - here) <= ROUNDING * Math.max(Math.abs(here), Math.abs(there));
  }
}
