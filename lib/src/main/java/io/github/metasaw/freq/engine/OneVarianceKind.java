package io.github.metasaw.freq.engine;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.HatMatrix;
import io.github.metasaw.freq.OneVariance;
import io.github.metasaw.freq.OneVarianceChecks;
import io.github.metasaw.freq.structured.StructuredCovariance;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** One tau2 and independent studies. */
final class OneVarianceKind implements ModelKind {

  private final OneVariance solver;
  private final FittedModel model;
  private @Nullable StructuredCovariance structured;

  OneVarianceKind(Studies studies, Design design, OneVariance solver) {
    this.solver = solver;
    this.model = new FittedModel(studies, design, solver);
  }

  @Override
  public FittedModel model() {
    return model;
  }

  @Override
  public ModelName name() {
    return model.options().model();
  }

  @Override
  public int outcomes() {
    return 1;
  }

  @Override
  public double[] heterogeneityAt(Table newdata) {
    double[] all = new double[newdata.rowCount()];
    Arrays.fill(all, model.solution().tau2());
    return all;
  }

  /** With tau2 as estimated here, unless it is a maximum of the likelihood anyway. */
  @Override
  public StructuredCovariance structured() {
    StructuredCovariance known = structured;
    if (known == null) {
      FreqOptions used = model.options();
      GaussianModel same = GaussianModel.of(model.studies(), model.design());
      boolean likelihood = used.method() == Tau2Estimator.ML || used.method() == Tau2Estimator.REML;
      known =
          likelihood && !used.hasFixedTau2()
              ? StructuredCovariance.fit(same, used)
              : StructuredCovariance.at(same, used, model.solution().theta());
      structured = known;
    }
    return known;
  }

  @Override
  public Tau2Interval.Method usualInterval() {
    return solver.usualInterval();
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    return solver.tau2Interval(method);
  }

  @Override
  public void requireSubgroups(String by) {
    // Each subgroup has a tau2 of its own.
  }

  @Override
  public Function<int[], double[]> residualCovariance() {
    HatMatrix hat = HatMatrix.of(model.design(), model.solution());
    double tau2 = model.solution().tau2();
    double[] variances = Arrays.stream(model.studies().vi()).map(v -> v + tau2).toArray();
    return rows -> hat.residualCovariance(rows, variances);
  }

  @Override
  public double[] marginalCovariance(int... rows) {
    double[] vi = model.studies().vi();
    int m = rows.length;
    double[] out = new double[m * m];
    for (int a = 0; a < m; a++) {
      out[a * m + a] = vi[rows[a]] + model.solution().tau2();
    }
    return out;
  }

  @Override
  public List<int[]> correlatedRows() {
    return IntStream.range(0, model.studies().k()).mapToObj(i -> new int[] {i}).toList();
  }

  @Override
  public List<Check> checks() {
    return OneVarianceChecks.of(model, solver);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }
}
