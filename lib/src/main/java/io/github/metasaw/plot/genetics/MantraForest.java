package io.github.metasaw.plot.genetics;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.plot.forest.ForestData;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.forest.ForestRow;
import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.scene.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Makes {@link ForestData} of MANTRA: each study's estimate and the posterior of its effect,
 * studies in the clusters of the most probable partition, each cluster under its heading and in its
 * colour.
 */
final class MantraForest {

  private static final double NEARLY_ONE = 0.99995;

  private MantraForest() {}

  static ForestData read(MantraFit fit, ForestOptions options) {
    double level = fit.model().level();
    Table effects = fit.effects();
    int[] cluster = fit.topClusters();
    int clusters = Arrays.stream(cluster).max().orElse(0) + 1;
    List<ForestRow> rows = new ArrayList<>();
    for (int c = 0; c < clusters; c++) {
      rows.add(ForestRow.words(Kind.HEADING, "Cluster " + (c + 1)));
      for (int i = 0; i < cluster.length; i++) {
        if (cluster[i] == c) {
          rows.add(row(effects, i, c, level));
        }
      }
    }
    return ForestData.of(
        options.title().isEmpty() ? options.withTitle("Estimates and MANTRA") : options,
        EffectMeasure.GEN,
        Transformation.IDENTITY,
        level,
        rows,
        notes(fit));
  }

  private static ForestRow row(Table effects, int i, int cluster, double level) {
    double estimate = effects.doubleColumn("estimate").getDouble(i);
    Interval own = Interval.wald(estimate, effects.doubleColumn("se").getDouble(i), level);
    Interval interval =
        new Interval(
            effects.doubleColumn("lower").getDouble(i), effects.doubleColumn("upper").getDouble(i));
    return new ForestRow(
        Kind.STUDY,
        effects.stringColumn("study").get(i),
        List.of(),
        estimate,
        own.lower(),
        own.upper(),
        Double.NaN,
        List.of(),
        Double.NaN,
        new Effect(effects.doubleColumn("mean").getDouble(i), interval, cluster));
  }

  private static List<String> notes(MantraFit fit) {
    double top = fit.partitions(1).doubleColumn("posterior").getDouble(0);
    double heterogeneous = fit.probHeterogeneous();
    return List.of(
        "Squares: estimates; circles: posterior by MANTRA",
        "Clusters: the most probable of %,d, probability %s"
            .formatted(fit.partitionCount(), Digits.significant(top)),
        "P(C > 1) %s,  log10 BF = %s;  %s"
            .formatted(
                heterogeneous > NEARLY_ONE ? "> 0.9999" : "= " + Digits.significant(heterogeneous),
                Digits.fixed(fit.log10BF(), 3),
                fit.model().priors()));
  }
}
