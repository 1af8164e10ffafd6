package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The checks on correlated estimates and effects within lesson 03, numbers 31 to 33. */
final class DependenceChecks {

  private DependenceChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(31, DependenceChecks::laboratory);
    all.put(32, DependenceChecks::rowsAndStudies);
    all.put(33, DependenceChecks::baselineRisk);
  }

  private static Task laboratory() {
    int n = 4;
    double v = 0.04;
    double r = 0.5;
    double grows = 1 + (n - 1) * r;
    double variance = v / n * grows;
    return Task.of(
            31,
            "Four estimates from one laboratory",
            "A shared error makes averages worse and differences better: V carries both.",
            NumberQuestion.of(
                    "se",
                    "the standard error of the average of the four",
                    Math.sqrt(variance),
                    "Sum all sixteen elements of V and divide by 4².")
                .mistake(Math.sqrt(v / n), "The covariances are missing.")
                .mistake(Math.sqrt(v), "Averaging helps a little, unless the correlation is 1.")
                .mistake(variance, "This is the variance.")
                .mistake(
                    Math.sqrt(v / n * (1 + n * r)), "Each error is correlated with three others.")
                .mistake(Math.sqrt(v / n * (1 + r)), "Each error is correlated with three others."),
            NumberQuestion.of(
                    "worth",
                    "how many independent estimates would have the same standard error",
                    n / grows,
                    "Divide v by the variance of the average.")
                .mistake(n, "Independent they would be more precise.")
                .mistake(grows, "This is the factor by which the variance grows.")
                .mistake(1 / r, "This is the limit for ever more estimates."),
            NumberQuestion.of(
                    "difference",
                    "the standard error of the difference of two of them",
                    Math.sqrt(2 * v * (1 - r)),
                    "The variance of a difference is v + v - 2 · covariance.")
                .mistake(Math.sqrt(2 * v), "What they share cancels: subtract the covariance.")
                .mistake(Math.sqrt(2 * v * (1 + r)), "This is the sum. Subtract the covariance.")
                .mistake(2 * v * (1 - r), "This is the variance."))
        .asking("Each has the sampling variance 0.04; their errors are correlated by 0.5.")
        .on(
            Table.create(
                "laboratory",
                StringColumn.create("lab", "lab 1", "lab 1", "lab 1", "lab 1"),
                DoubleColumn.create("vi", v, v, v, v)));
  }

  private static Task rowsAndStudies() {
    double contrast = 0.73;
    double row = Math.exp(-1.98);
    double grassland = Math.exp(-1.87);
    double forest = Math.exp(-1.87 + contrast);
    double vi = 0.03;
    return Task.of(
            32,
            "Rows and studies",
            "Four rows of one forest study tell little more than one: let the model know of them.",
            NumberQuestion.of(
                    "ratio",
                    "the SD between studies in forests over that in grassland",
                    Math.exp(contrast),
                    "The coefficients are logarithms of SDs.")
                .mistake(contrast, "This is the difference of the logarithms.")
                .mistake(Math.exp(2 * contrast), "This is the ratio of variances.")
                .mistake(forest, "This is the SD in forests.")
                .mistake(Math.exp(-contrast), "This is grassland over forest."),
            NumberQuestion.of(
                    "effects",
                    "the correlation of the true effects of two rows of one forest study",
                    correlation(forest, row, 0),
                    "They share the variance between studies, out of that and σ².")
                .mistake(correlation(grassland, row, 0), "This is grassland.")
                .mistake(forest / (forest + row), "Compare variances, not SDs.")
                .mistake(
                    1 - correlation(forest, row, 0), "This is the share that they do not share.")
                .mistake(correlation(forest, row, vi), "True effects have no sampling error."),
            NumberQuestion.of(
                    "estimates",
                    "the correlation of the estimates of these two rows, each with vi = 0.03",
                    correlation(forest, row, vi),
                    "The sampling variance adds to what they do not share.")
                .mistake(correlation(forest, row, 0), "These are the true effects.")
                .mistake(correlation(grassland, row, vi), "This is grassland.")
                .mistake(correlation(forest, 0, vi), "The SD of rows, σ, is missing."))
        .asking(
            "A fit gives -1.98 for sigma ~ 1, and for sd(study) ~ habitat -1.87 with 0.73 more in"
                + " forests. The sampling errors are independent.")
        .on(
            Table.create(
                "coefficients",
                StringColumn.create("term", "sigma", "sd(study)", "sd(study):habitatforest"),
                DoubleColumn.create("estimate", -1.98, -1.87, contrast)));
  }

  /** Of two rows that share a study, out of its variance, that of rows and sampling variance. */
  private static double correlation(double study, double row, double vi) {
    return study * study / (study * study + row * row + vi);
  }

  private static Task baselineRisk() {
    Table bcg = logOdds();
    FrequentistFit arms =
        Meta.fit(
            bcg,
            "mu1 = y_t ~ 1 + meta_V(V = v_t)\nmu2 = y_c ~ 1 + meta_V(V = v_c)",
            FreqOptions.defaults().withMethod("ML"));
    Table variances = arms.variances();
    double treated = variances.doubleColumn("extraVariance").get(0);
    double control = variances.doubleColumn("extraVariance").get(1);
    double shared = variances.doubleColumn("extraCovariance").get(0);
    double slope = shared / control;
    double[] mean = arms.beta();
    double there = -2;
    double odds = mean[0] + slope * (there - mean[1]);
    return Task.of(
            33,
            "Does the vaccine do more where the risk is high?",
            "The slope is below 1: where tuberculosis is frequent the vaccine prevents a larger"
                + " share of it.",
            NumberQuestion.of(
                    "slope",
                    "the slope of the true log odds of the vaccinated on those of the controls",
                    slope,
                    "Divide the covariance by the variance of what you condition on.")
                .mistake(shared / treated, "This is the slope of the controls on the vaccinated.")
                .mistake(shared / Math.sqrt(treated * control), "This is the correlation.")
                .mistake(shared, "This is the covariance.")
                .mistake(Math.sqrt(treated / control), "This is the ratio of the SDs."),
            NumberQuestion.of(
                    "sd",
                    "the SD of the true log odds ratios between trials",
                    Math.sqrt(treated + control - 2 * shared),
                    "A log odds ratio is a difference of two correlated log odds.")
                .mistake(Math.sqrt(treated + control), "The two arms are correlated.")
                .mistake(Math.sqrt(treated + control + 2 * shared), "This is the sum of the arms.")
                .mistake(
                    Math.sqrt(control) - Math.sqrt(treated),
                    "Add and subtract variances, not SDs."),
            NumberQuestion.of(
                    "ratio",
                    "the odds ratio to expect where the log odds of the controls are -2",
                    Math.exp(odds - there),
                    "First the log odds of the vaccinated there, by the slope.")
                .mistake(Math.exp(mean[0] - mean[1]), "This is the odds ratio of a mean trial.")
                .mistake(Math.exp(mean[0] - there), "The vaccinated have a higher risk there, too.")
                .mistake(odds - there, "This is its logarithm.")
                .mistake(Math.exp(odds), "These are odds. Divide by those of the controls."))
        .on(bcg);
  }

  /** The log odds of both arms with their variances, as the lesson computes them. */
  private static Table logOdds() {
    Table bcg = Meta.dataset("bcg");
    for (String arm : List.of("t", "c")) {
      DoubleColumn ill = ((NumericColumn<?>) bcg.column(arm + "pos")).asDoubleColumn();
      DoubleColumn well = ((NumericColumn<?>) bcg.column(arm + "neg")).asDoubleColumn();
      bcg.addColumns(
          ill.divide(well).logN().setName("y_" + arm),
          ill.power(-1).add(well.power(-1)).setName("v_" + arm));
    }
    return bcg;
  }
}
