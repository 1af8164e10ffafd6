package io.github.metasaw.bayes.prior;

import java.util.List;
import java.util.Map;

/** The log-normal distributions of tau2 of log odds ratios of Turner et al. (2015, Table IV). */
final class TurnerTable {

  private static final List<String> OUTCOMES =
      List.of(
          "all-cause mortality",
          "obstetric outcomes",
          "cause-specific mortality / major morbidity event / composite (mortality or morbidity)",
          "resource use / hospital stay / process",
          "surgical / device related success / failure",
          "withdrawals / drop-outs",
          "internal / structure-related outcomes",
          "general physical health indicators",
          "adverse events",
          "infection / onset of new disease",
          "signs / symptoms reflecting continuation / end of condition",
          "pain",
          "quality of life / functioning (dichotomized)",
          "mental health indicators",
          "biological markers (dichotomized)",
          "subjective outcomes (various)");

  private static final List<String> COMPARISONS =
      List.of(
          "pharmacological vs placebo / control",
          "pharmacological vs pharmacological",
          "non-pharmacological vs placebo / control",
          "non-pharmacological vs pharmacological",
          "non-pharmacological vs non-pharmacological");

  private static final double[][] MEANS = {
    {
      -3.95, -3.52, -3.71, -2.34, -2.14, -2.99, -2.71, -2.29, -1.87, -2.49, -2.06, -1.83, -2.54,
      -2.12, -1.77, -2.70
    },
    {
      -4.18, -3.75, -3.95, -2.58, -2.37, -3.23, -2.94, -2.53, -2.10, -2.73, -2.29, -2.06, -2.78,
      -2.35, -2.00, -2.93
    },
    {
      -4.17, -3.74, -3.93, -2.56, -2.36, -3.21, -2.93, -2.51, -2.10, -2.71, -2.28, -2.05, -2.77,
      -2.34, -1.99, -2.92
    },
    {
      -2.92, -2.49, -2.68, -1.31, -1.11, -1.96, -1.67, -1.26, -0.84, -1.46, -1.03, -0.80, -1.51,
      -1.09, -0.74, -1.67
    },
    {
      -3.50, -3.08, -3.27, -1.90, -1.69, -2.55, -2.26, -1.85, -1.43, -2.05, -1.61, -1.38, -2.10,
      -1.67, -1.33, -2.26
    }
  };

  private static final double[][] SDS = {
    {
      1.34, 1.74, 1.74, 1.74, 1.74, 1.74, 1.74, 1.53, 1.52, 1.52, 1.51, 1.52, 1.54, 1.53, 1.52, 1.52
    },
    {
      1.41, 1.79, 1.79, 1.79, 1.79, 1.79, 1.79, 1.58, 1.58, 1.58, 1.58, 1.58, 1.60, 1.60, 1.58, 1.58
    },
    {
      1.55, 1.91, 1.91, 1.91, 1.91, 1.91, 1.92, 1.72, 1.71, 1.71, 1.71, 1.71, 1.73, 1.72, 1.71, 1.71
    },
    {
      1.02, 1.50, 1.51, 1.50, 1.50, 1.51, 1.51, 1.25, 1.24, 1.24, 1.24, 1.25, 1.27, 1.27, 1.24, 1.25
    },
    {1.26, 1.68, 1.68, 1.68, 1.68, 1.68, 1.68, 1.46, 1.45, 1.45, 1.45, 1.45, 1.47, 1.47, 1.45, 1.45}
  };

  /** The table; over all types tau2 is log-normal(-2.56, 1.74) (p. 993). */
  static final EmpiricalTable TABLE =
      new EmpiricalTable(
          Double.POSITIVE_INFINITY,
          OUTCOMES,
          COMPARISONS,
          List.of(""),
          new double[][][] {MEANS},
          new double[][][] {SDS},
          new EmpiricalTable.Cell(
              "all types of outcome and comparison", -2.56, 1.74, Double.POSITIVE_INFINITY, ""),
          Map.of());

  private TurnerTable() {}
}
