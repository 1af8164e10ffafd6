package io.github.metasaw.exercise;

import io.github.metasaw.fit.FrequentistFit;
import tech.tablesaw.api.Table;

/** The ratio of two heterogeneity SDs, its square, and its interval. */
final class SpreadOfEffects {

  private final Table table = Restoration.table();
  private final FrequentistFit fit = Restoration.fit(table, "habitat");
  private final double mean = fit.beta()[1];
  private final double grassland = fit.beta()[3];
  private final double contrast = fit.beta()[4];
  private final double se = fit.standardErrors()[4];
  private final double ratio = Math.exp(contrast);
  private final double forest = Math.exp(grassland + contrast);
  private final double profile = fit.confidence("profile").doubleColumn("upper").get(4);

  private SpreadOfEffects() {}

  static Task task() {
    return new SpreadOfEffects().build();
  }

  private Task build() {
    return Task.of(
            7,
            "Less predictable, and by how much",
            "fit.variances() and fit.predictScale(at) translate for a report.",
            sdRatio(),
            varianceRatio(),
            sdForest(),
            upper())
        .asking(
            "Fit by ML, with grassland as reference level: yi ~ habitat + duration + "
                + "meta_V(V = vi) and sigma ~ habitat.")
        .on(table);
  }

  private NumberQuestion sdRatio() {
    return NumberQuestion.of(
            "sdRatio",
            "the heterogeneity SD of forests over that of grasslands",
            ratio,
            "The line of sigma is on the log scale, where a difference is a ratio.")
        .mistake(contrast, "This is a difference of log SDs. Asked is a ratio.")
        .mistake(Math.exp(grassland), "This is the SD of grasslands.")
        .mistake(forest, "This is the SD of forests. Compared with what?")
        .mistake(ratio * ratio, "This is the ratio of variances.")
        .mistake(1 / ratio, "This is grasslands over forests.")
        .mistake(Math.sqrt(ratio), "sigma is an SD already; no root is due.")
        .mistake(
            Math.exp(mean), "This coefficient is of the mean. The spread has lines of its own.")
        .mistake(mean, "This coefficient is of the mean. The spread has lines of its own.");
  }

  private NumberQuestion varianceRatio() {
    return NumberQuestion.of(
            "varianceRatio",
            "the heterogeneity variance of forests over that of grasslands",
            ratio * ratio,
            "How does a ratio of SDs become one of variances?")
        .mistake(ratio, "This is the ratio of SDs.")
        .mistake(2 * ratio, "Twice is for logarithms. Here something else is done twice.")
        .mistake(2 * contrast, "This is still a logarithm.")
        .mistake(Math.exp(contrast * contrast), "The logarithm was squared. Square after exp.");
  }

  private NumberQuestion sdForest() {
    return NumberQuestion.of(
            "sdForest",
            "the heterogeneity SD of forests",
            forest,
            "Forest is not the reference: two coefficients belong to it.")
        .mistake(Math.exp(grassland), "This is the reference, grassland.")
        .mistake(ratio, "This is a ratio of SDs.")
        .mistake(grassland + contrast, "This is a logarithm.")
        .mistake(forest * forest, "This is a variance.")
        .mistake(
            Math.sqrt(forest * forest + meanVariance(table, "forest")),
            "This holds the sampling error too. Asked is heterogeneity alone.");
  }

  private NumberQuestion upper() {
    return NumberQuestion.of(
            "upper",
            "the upper end of the 95 % Wald interval of the ratio of SDs",
            Math.exp(contrast + Models.Z95 * se),
            "Make the interval where the estimate is close to normal, then go back.")
        .mistake(contrast + Models.Z95 * se, "This is the end on the log scale.")
        .mistake(
            ratio + Models.Z95 * se,
            "The SE belongs to the logarithm. Go back after adding, not before.")
        .mistake(
            ratio + Models.Z95 * se * ratio,
            "Symmetric round a ratio: make the interval on the log scale first.")
        .mistake(Math.exp(contrast + Models.Z90 * se), "1.645 leaves 5 % on each side.")
        .mistake(Math.exp(contrast - Models.Z95 * se), "This is the lower end.")
        .mistake(
            Math.exp(2 * (contrast + Models.Z95 * se)),
            "This is the end for the ratio of variances.")
        .mistake(
            Math.exp(profile), "By profile likelihood, which is better; here Wald's is asked.");
  }

  private static double meanVariance(Table table, String habitat) {
    return table.where(table.stringColumn("habitat").isEqualTo(habitat)).doubleColumn("vi").mean();
  }
}
