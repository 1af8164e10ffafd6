package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.fit.WildBootstrap;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.WaldTable;
import io.github.metasaw.freq.robust.ClusterRobust;
import io.github.metasaw.freq.robust.RobustType;
import io.github.metasaw.freq.robust.WildBootstrapTests;
import io.github.metasaw.parallel.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The cluster-robust inference of a fit: the covariance is computed once, tables when asked for.
 */
final class RobustResults implements RobustInference {

  private final ModelKind kind;
  private final FittedModel fit;
  private final String cluster;
  private final ClusterRobust robust;

  private RobustResults(ModelKind kind, String cluster, ClusterRobust robust) {
    this.kind = kind;
    this.fit = kind.model();
    this.cluster = cluster;
    this.robust = robust;
  }

  static RobustResults compute(ModelKind kind, String cluster, String type) {
    RobustType correction = RobustType.parse(type);
    return new RobustResults(
        kind,
        cluster,
        ClusterRobust.compute(kind.model(), kind.structured().solution(), cluster, correction));
  }

  @Override
  public String cluster() {
    return cluster;
  }

  @Override
  public String type() {
    return robust.type().id();
  }

  @Override
  public int clusters() {
    return robust.clusters();
  }

  /** Whether it is the inference that is asked for. */
  boolean isOf(String column, String kindOfCorrection) {
    return cluster.equals(column) && type().equalsIgnoreCase(kindOfCorrection);
  }

  @Override
  public Table coefficients() {
    WaldTable wald = new WaldTable(fit.level());
    String[] terms = new String[robust.size()];
    for (int j = 0; j < terms.length; j++) {
      terms[j] = fit.parameter(j).name();
      double[] unit = new double[terms.length];
      unit[j] = 1;
      double se = Math.sqrt(robust.covariance(j, j));
      wald.add(fit.solution().estimate(j), se, robust.degrees(unit));
    }
    return wald.addTo(Table.create("cluster-robust", StringColumn.create("term", terms)));
  }

  @Override
  public double[][] vcov() {
    double[][] out = new double[robust.size()][robust.size()];
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < out.length; j++) {
        out[i][j] = robust.covariance(i, j);
      }
    }
    return out;
  }

  @Override
  public ModeratorTest moderatorTest() {
    return robust.joint(ModeratorTests.tested(fit));
  }

  @Override
  public ModeratorTest waldTest(String... terms) {
    return robust.joint(ofMean(terms));
  }

  @Override
  public ModeratorTest jointTest(List<Map<String, Double>> combinations) {
    return robust.joint(new LinearCombinations(fit, robust).weights(combinations));
  }

  /** Numbers of coefficients of the mean; others have no cluster-robust covariance. */
  private int[] ofMean(String... terms) {
    int[] tested = TestedTerms.find(kind, List.of(terms));
    Arrays.stream(tested)
        .filter(j -> j >= robust.size())
        .findFirst()
        .ifPresent(
            j -> {
              throw MetaException.of(
                  "%s is not a coefficient of the mean, and cluster-robust tests are of the mean; test it without clusters"
                      .formatted(fit.parameter(j).name()));
            });
    return tested;
  }

  @Override
  public Table bootstrap(WildBootstrap settings, Progress progress, String... terms) {
    List<String> names = new ArrayList<>(List.of(terms));
    if (terms.length == 0) {
      IntStream.range(0, robust.size()).forEach(j -> names.add(fit.parameter(j).name()));
    }
    List<int[]> hypotheses = new ArrayList<>();
    names.forEach(name -> hypotheses.add(ofMean(name)));
    if (terms.length > 1) {
      hypotheses.add(ofMean(terms));
      names.add(String.join(", ", terms));
    }
    return new WildBootstrapTests(robust, settings).table(names, hypotheses, progress);
  }

  @Override
  public Table predict() {
    return Predictions.fitted(kind, robust);
  }

  @Override
  public Table predict(Table newdata) {
    return Predictions.at(kind, robust, newdata);
  }

  @Override
  public Table predictDifferences(Table newdata) {
    return Predictions.differences(kind, robust, newdata);
  }

  @Override
  public Table contrast(Map<String, Double> weights) {
    return new LinearCombinations(fit, robust).contrast(weights);
  }

  @Override
  public Table marginalMeans(String moderator) {
    return new LinearCombinations(fit, robust).marginalMeans(moderator);
  }
}
