package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.sum;
import static io.github.metasaw.exercise.Models.Z90;
import static io.github.metasaw.exercise.Models.Z95;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The checks on one spread for each habitat within lesson 03, numbers 28 to 30. */
final class HabitatChecks {

  private static final double VI = 0.05;
  private static final double SIGMA_B = 0.4827;

  private final Table table = Restoration.table();
  private final FrequentistFit fit = Restoration.fit(table, "habitat");
  private final double grassland = Math.exp(fit.beta()[3]);
  private final double forest = Math.exp(fit.beta()[3] + fit.beta()[4]);

  private HabitatChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(28, () -> new HabitatChecks().largerStudies());
    all.put(29, () -> new HabitatChecks().furtherForest());
    all.put(30, HabitatChecks::homogeneousGroup);
  }

  private Task largerStudies() {
    double common = Math.exp(Restoration.fit(table, "1").beta()[3]);
    double total = VI + forest * forest;
    return Task.of(
            28,
            "Would larger studies help?",
            "Larger studies narrow the scatter in grassland. In forests hardly anything changes.",
            NumberQuestion.of(
                    "total",
                    "the total variance of such an estimate in a forest",
                    total,
                    "Add the sampling variance and σ² of the forests.")
                .mistake(VI + forest, "Add the variance σ², not the SD.")
                .mistake(forest * forest, "The sampling error adds to this.")
                .mistake(VI + grassland * grassland, "This is grassland.")
                .mistake(Math.sqrt(total), "This is the SD of such an estimate."),
            share("forest", "the share of heterogeneity in it, in per cent", forest)
                .mistake(share(grassland), "This is grassland.")
                .mistake(
                    100 * forest / (forest + Math.sqrt(VI)),
                    "Compare variances, not SDs. Only variances add up."),
            share("grassland", "the same share in grassland, in per cent", grassland)
                .mistake(share(forest), "This is for forests.")
                .mistake(share(common), "This is the σ of the model with one SD for both."))
        .asking(
            "A study has the sampling variance vi = " + VI + ". Take σ of both habitats from fit.")
        .on(table);
  }

  private static double share(double sigma) {
    return 100 * sigma * sigma / (VI + sigma * sigma);
  }

  private static NumberQuestion share(String name, String asked, double sigma) {
    return NumberQuestion.of(name, asked, share(sigma), "Divide σ² by the total variance.")
        .mistake(100 - share(sigma), "This is the share of the sampling error.")
        .mistake(100 * sigma * sigma / VI, "Divide by the total, not by the sampling variance.");
  }

  private Task furtherForest() {
    Table at =
        Table.create(
            "at",
            StringColumn.create("habitat", "grassland", "forest"),
            DoubleColumn.create("duration", 0, 0));
    Table predicted = fit.predict(at);
    double[] mean = predicted.doubleColumn("estimate").asDoubleArray();
    double[] se = predicted.doubleColumn("se").asDoubleArray();
    double spread = Math.hypot(se[1], forest);
    return Task.of(
            29,
            "A further forest",
            "More studies shrink only the first of the three parts: the error of the mean.",
            NumberQuestion.of(
                    "below",
                    "the probability that the true effect in a further forest is below 0",
                    Normal.survival(mean[1] / spread),
                    "The variance of a further effect is se² + σ².")
                .mistake(Normal.survival(mean[1] / se[1]), "This is about the mean of all forests.")
                .mistake(
                    Normal.survival(mean[1] / forest), "This takes the mean as known; add its se².")
                .mistake(1 - Normal.survival(mean[1] / spread), "This is the probability above 0.")
                .mistake(Normal.twoSided(mean[1] / spread), "This is two-sided.")
                .mistake(
                    Normal.survival(mean[0] / Math.hypot(se[0], grassland)), "This is grassland."),
            NumberQuestion.of(
                    "width",
                    "half the width of its 95 % interval if the mean were known exactly",
                    Z95 * forest,
                    "Only σ is left then.")
                .mistake(Z95 * spread, "The error of the mean is still in it.")
                .mistake(Z95 * se[1], "This is the interval of the mean; it would vanish.")
                .mistake(Z95 * forest * forest, "Take the SD, not the variance.")
                .mistake(Z90 * forest, "This is a 90 % interval."),
            estimateOfForest(mean[1], se[1]))
        .asking("All at average duration, with normal quantiles; %predict and predictScale help.")
        .on(table);
  }

  private NumberQuestion estimateOfForest(double mean, double se) {
    double spread = Math.hypot(se, forest);
    double all = Math.sqrt(spread * spread + VI);
    return NumberQuestion.of(
            "upper",
            "the upper end of the 95 % interval for the estimate of a further forest study, with"
                + " vi = "
                + VI,
            mean + Z95 * all,
            "Three variances add up: of the mean, of the effects, of the estimate.")
        .mistake(mean + Z95 * spread, "This is for its true effect. Add the sampling variance.")
        .mistake(mean - Z95 * all, "This is the lower end.")
        .mistake(mean + Z95 * (spread + Math.sqrt(VI)), "Add variances, not SDs.")
        .mistake(mean + Z95 * Math.sqrt(VI), "Forests differ, too: σ is missing.");
  }

  private static Task homogeneousGroup() {
    double[] va = {.02, .03, .04, .02};
    double[] vb = {.03, .02, .02, .03};
    double a = sum(map(va, v -> 1 / v));
    double b = sum(map(vb, v -> 1 / (v + SIGMA_B * SIGMA_B)));
    double without = sum(map(vb, v -> 1 / v));
    double added = sum(map(vb, v -> 1 / (v + SIGMA_B)));
    return Task.of(
            30,
            "Four studies against four",
            "σ = 0 makes four studies as good as certain. Ask whether you believe it.",
            NumberQuestion.of(
                    "share",
                    "the share of group a in the weights of the mean, in per cent",
                    100 * a / (a + b),
                    "The weights are 1/(vi + σ²), with the σ of the group.")
                .mistake(100 * a / (a + without), "These weights are 1/vi in group b, too.")
                .mistake(100 * a / (a + added), "Add σ², not σ.")
                .mistake(100 * b / (a + b), "This is the share of group b.")
                .mistake(50, "These are equal weights."),
            NumberQuestion.of(
                    "se",
                    "the standard error of the mean of group a alone",
                    1 / Math.sqrt(a),
                    "It is 1/√(sum of the weights of group a).")
                .mistake(1 / Math.sqrt(a + b), "Group b is still in it.")
                .mistake(1 / a, "This is the variance.")
                .mistake(Math.sqrt(sum(va)) / 4, "This is the mean with equal weights."))
        .asking("Put σ = 0 in group a and σ = " + SIGMA_B + " in group b.")
        .on(
            Table.create(
                "edge",
                StringColumn.create("g", "a", "a", "a", "a", "b", "b", "b", "b"),
                DoubleColumn.create("vi", .02, .03, .04, .02, .03, .02, .02, .03)));
  }
}
