package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.refit.Profiles;
import io.github.metasaw.freq.structured.StructuredChecks;
import io.github.metasaw.freq.structured.StructuredCovariance;
import io.github.metasaw.freq.structured.StructuredPrediction;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.CorrelatedRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/** Any structure of the covariance: location-scale, multilevel, two outcomes, correlated rows. */
final class StructuredKind implements ModelKind {

  private final StructuredCovariance solver;
  private final FittedModel model;

  StructuredKind(GaussianModel model, FreqOptions options) {
    this.solver = StructuredCovariance.fit(model, options);
    this.model = new FittedModel(model.studies(), model.mean(), solver);
  }

  @Override
  public FittedModel model() {
    return model;
  }

  @Override
  public ModelName name() {
    return new ModelName(solver.model().kind(), solver.options().method().id());
  }

  @Override
  public int outcomes() {
    return solver.model().outcomes();
  }

  @Override
  public double[] heterogeneityAt(Table newdata) {
    return StructuredPrediction.heterogeneity(solver.solution(), newdata);
  }

  @Override
  public StructuredCovariance structured() {
    return solver;
  }

  @Override
  public Tau2Interval.Method usualInterval() {
    return Tau2Interval.Method.PROFILE_LIKELIHOOD;
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    if (method != Tau2Interval.Method.PROFILE_LIKELIHOOD) {
      throw MetaException.of(
          "the %s interval is made for independent studies with one tau2; this model has the profile likelihood"
              .formatted(method.label()));
    }
    return Profiles.tau2(solver.solution());
  }

  @Override
  public void requireSubgroups(String by) {
    throw MetaException.of(
        "subgroups are pooled each by itself with one tau2 and independent studies; in this model write %s as a moderator of the mean and of sigma"
            .formatted(by));
  }

  @Override
  public Function<int[], double[]> residualCovariance() {
    return solver.solution()::residualCovariance;
  }

  @Override
  public double[] marginalCovariance(int... rows) {
    return solver.solution().likelihood().dispersion().covarianceOf(rows);
  }

  @Override
  public List<int[]> correlatedRows() {
    return CorrelatedRows.blocks(solver.model().structure());
  }

  @Override
  public List<Check> checks() {
    return StructuredChecks.of(model, solver.solution());
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("V", Structure.of(model.studies().V()).storage());
    settings.put("information", solver.options().information().id());
    return settings;
  }
}
