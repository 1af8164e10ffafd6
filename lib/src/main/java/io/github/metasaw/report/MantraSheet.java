package io.github.metasaw.report;

import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.mantra.MantraModel;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * What MANTRA says of one SNP: Bayes factors and number of clusters, effects, partitions. The prior
 * of mu stands on every line whose number depends on its density.
 */
final class MantraSheet {

  /** Partitions shown. */
  private static final int TOP = 5;

  /** Studies are called by their numbers where partitions would be longer than this. */
  private static final int LONGEST = 100;

  /** Numbers of clusters less probable than this are left out at the end. */
  private static final double SLIGHT = 0.0005;

  private final MantraFit fit;
  private final MantraModel model;
  private final boolean isNumbered;
  private final Wording wording;

  private MantraSheet(MantraFit fit, Wording wording) {
    this.fit = fit;
    this.wording = wording;
    this.model = fit.model();
    this.isNumbered = String.join("+", fit.labels()).length() > LONGEST;
  }

  static List<Sheet> of(MantraFit fit, Wording wording) {
    MantraSheet sheet = new MantraSheet(fit, wording);
    return List.of(sheet.summary(), sheet.effects(), sheet.partitions());
  }

  private Sheet summary() {
    String prior = model.mu().toString();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("log10 BF_1, one effect in all studies", Numbers.fixed(fit.log10BF1(), 3), prior));
    rows.add(List.of("log10 BF, all numbers of clusters", Numbers.fixed(fit.log10BF(), 3), prior));
    rows.add(List.of("P(C > 1), effects differ", probability(fit.probHeterogeneous()), prior));
    Table counts = fit.clusterCounts();
    int last = counts.rowCount() - 1;
    while (last > 0 && counts.doubleColumn("posterior").getDouble(last) < SLIGHT) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      String clusters = i == 0 ? "1 cluster" : (i + 1) + " clusters";
      double posterior = counts.doubleColumn("posterior").getDouble(i);
      rows.add(List.of("P(C = " + (i + 1) + "), " + clusters, probability(posterior), prior));
    }
    return new Sheet(
        "MANTRA, " + how(),
        above(),
        List.of("against no effect in any study", "value", "prior of mu"),
        List.of(),
        List.of(false, true, false),
        rows,
        CheckSheet.remarks(fit.checkList(), wording));
  }

  private String how() {
    return fit.isSampled()
        ? "centres sampled (seed " + fit.provenance().settings().get("seed") + ")"
        : "exact";
  }

  private List<String> above() {
    String distances = "distances: " + model.distances().source();
    String partitions = fit.isSampled() ? "partitions met" : "partitions";
    return List.of(
        "k = %d studies, %,d %s; %s; ties: %s"
            .formatted(fit.k(), fit.partitionCount(), partitions, distances, model.ties().id()),
        "priors: " + model.priors());
  }

  private Sheet effects() {
    Table effects = fit.effects();
    int[] cluster = fit.topClusters();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < fit.k(); i++) {
      List<String> row = new ArrayList<>();
      row.add((isNumbered ? (i + 1) + " " : "") + fit.labels().get(i));
      row.add(Integer.toString(cluster[i] + 1));
      int study = i;
      double[] values =
          Stream.of("estimate", "se", "mean", "sd", "lower", "upper")
              .mapToDouble(column -> effects.doubleColumn(column).getDouble(study))
              .toArray();
      row.addAll(Numbers.row(effects.doubleColumn("sd").getDouble(i), 3, values));
      rows.add(row);
    }
    String level = Numbers.significant(100 * model.level(), 4) + " %";
    return new Sheet(
        "Effects of the studies, mu ~ " + model.mu(),
        List.of("cluster: in the most probable partition; mean to upper: over all partitions"),
        List.of("", "cluster", "estimate", "se", "mean", "sd", level + " lower", "upper"),
        List.of(),
        List.of(false, true, true, true, true, true, true, true),
        rows,
        List.of());
  }

  private Sheet partitions() {
    List<String> names =
        isNumbered
            ? IntStream.rangeClosed(1, fit.k()).mapToObj(Integer::toString).toList()
            : fit.labels();
    Table top = fit.partitions(TOP, names);
    List<List<String>> rows = new ArrayList<>();
    double shown = 0;
    for (int i = 0; i < top.rowCount(); i++) {
      double posterior = top.doubleColumn("posterior").getDouble(i);
      shown += posterior;
      rows.add(
          List.of(
              top.stringColumn("partition").get(i),
              probability(top.doubleColumn("prior").getDouble(i)),
              Numbers.fixed(top.doubleColumn("log10BF").getDouble(i), 3),
              probability(posterior),
              model.mu().toString()));
    }
    String rest =
        "the other %,d partitions: posterior %s"
            .formatted(fit.partitionCount() - rows.size(), probability(Math.max(0, 1 - shown)));
    return new Sheet(
        "Most probable partitions",
        List.of(),
        List.of("partition", "prior", "log10 BF", "posterior", "prior of mu"),
        List.of(),
        List.of(false, true, true, true, false),
        rows,
        fit.partitionCount() > rows.size() ? List.of(rest) : List.of());
  }

  /** Four decimals; what is not 0 never reads as 0, what is not 1 never as 1. */
  private static String probability(double p) {
    if (p > 0 && p < 5e-5) {
      return Numbers.significant(p, 2);
    }
    return p < 1 && p > 1 - 5e-5 ? "> 0.9999" : Numbers.fixed(p, 4);
  }
}
