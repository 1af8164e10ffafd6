package io.github.metasaw.bayes.prior;

import java.util.List;
import java.util.Map;

/**
 * The distributions of tau2 of standardised mean differences of Rhodes et al. (2015, Tables 3,
 * A.3.1 and A.3.2): log tau2 is Student's t with 5 degrees of freedom.
 */
final class RhodesTable {

  private static final double DF = 5;

  private static final List<String> OUTCOMES =
      List.of(
          "obstetric outcome",
          "resource use and hospital stay / process",
          "internal and external structure-related outcome",
          "general physical health and adverse event and pain and quality of life / functioning",
          "signs / symptoms reflecting continuation / end of condition and infection / onset of new"
              + " acute / chronic disease",
          "mental health outcome",
          "biological marker",
          "various subjectively measured outcomes");

  private static final List<String> COMPARISONS =
      List.of(
          "pharmacological vs placebo / control",
          "pharmacological vs pharmacological",
          "non-pharmacological (any)");

  private static final double[][][] LOCATIONS = {
    {
      {-4.13, -2.55, -2.43, -3.16, -3.00, -2.99, -3.41, -2.76},
      {-4.40, -2.83, -2.70, -3.44, -3.27, -3.27, -3.68, -3.03},
      {-3.99, -2.41, -2.29, -3.02, -2.86, -3.85, -3.27, -2.62}
    },
    {
      {-6.03, -4.46, -4.33, -5.07, -4.90, -4.90, -5.31, -4.66},
      {-6.31, -4.73, -4.61, -5.34, -5.18, -5.17, -5.59, -4.94},
      {-5.89, -4.32, -4.19, -4.93, -4.76, -4.76, -5.17, -4.52}
    },
    {
      {-1.57, 0.01, -0.13, -0.60, -0.44, -0.43, -0.85, -0.20},
      {-1.85, -0.27, -0.14, -0.88, -0.71, -0.71, -1.13, -0.48},
      {-1.43, 0.15, 0.27, -0.46, -0.30, -0.29, -0.71, -0.06}
    }
  };

  private static final double[][][] SCALES = {
    {
      {2.34, 2.73, 2.50, 2.50, 2.50, 2.16, 2.83, 2.58},
      {2.31, 2.70, 2.46, 2.44, 2.47, 2.14, 2.78, 2.59},
      {2.11, 2.57, 2.32, 2.27, 2.33, 1.93, 2.66, 2.41}
    },
    {
      {2.36, 2.74, 2.51, 2.51, 2.50, 2.17, 2.83, 2.59},
      {2.31, 2.70, 2.46, 2.45, 2.47, 2.14, 2.78, 2.59},
      {2.21, 2.57, 2.33, 2.28, 2.33, 1.94, 2.66, 2.41}
    },
    {
      {2.45, 2.83, 2.61, 2.61, 2.60, 2.28, 2.93, 2.68},
      {2.41, 2.79, 2.56, 2.55, 2.57, 2.25, 2.87, 2.68},
      {2.24, 2.68, 2.45, 2.40, 2.46, 2.08, 2.78, 2.53}
    }
  };

  /** Of cells that do not add up; outcomes and comparisons do in all others, to rounding. */
  private static final String REMARK =
      "This cell of the table breaks the pattern of its neighbours, by which log tau2 would be about"
          + " %s; it is taken as other programs have it, and may be a misprint.";

  /** The table; over all types the location is -3.44 and the scale 2.59 (section 3.3). */
  static final EmpiricalTable TABLE =
      new EmpiricalTable(
          DF,
          OUTCOMES,
          COMPARISONS,
          List.of("other", "respiratory", "cancer"),
          LOCATIONS,
          SCALES,
          new EmpiricalTable.Cell("all types of outcome and comparison", -3.44, 2.59, DF, ""),
          Map.of(
              List.of(5, 2, 0), REMARK.formatted("-2.85"),
              List.of(2, 0, 2), REMARK.formatted("0.13")));

  private RhodesTable() {}
}
