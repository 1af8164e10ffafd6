package io.github.metasaw.kernel.input;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.robust.RobustVarianceEstimation;
import io.github.metasaw.freq.robust.RveFit;
import io.github.metasaw.freq.robust.RveWeights;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.model.ModelSpec;
import tech.tablesaw.api.Table;

/** Robust variance estimation in place of a likelihood, as robumeta does it. */
public final class RveOption {

  /** The working model. */
  public static final Option<RveWeights> RVE =
      Option.of(
          "rve",
          ValueTypes.constant("MODEL", RveWeights::parse, RveWeights.class),
          "robust variance estimation as robumeta, with correlated or hierarchical effects");

  private RveOption() {}

  /**
   * The table of coefficients; a line says what the heterogeneity is.
   *
   * @param line of a magic with {@link #RVE}, {@link RobustOptions#OPTIONS} and {@link
   *     DependenceOption#DEPENDENCE}
   * @param studies of the line
   * @param level option of the confidence of the intervals
   * @return the table
   * @throws MetaException without clusters, for several correlations, or for one of hierarchical
   *     effects
   */
  public static MagicResult fit(MagicLine line, StudiesInput studies, Option<Double> level) {
    String yi = line.find(StudiesInput.YI).orElse("yi");
    Code<ModelSpec> spec =
        Code.of(
            "ModelSpec.parse",
            ModelSpec::parse,
            Literal.text(line.body() != null ? line.body().strip() : yi + " ~ 1"),
            LevelsOption.of(line));
    studies.variables(spec.value());
    Code<RobustVarianceEstimation> settings = settings(line);
    if (line.has(level)) {
      settings = settings.call("withLevel", RobustVarianceEstimation::withLevel, line.code(level));
    }
    Code<RveFit> fit =
        settings.call("fit", (of, reader, model) -> of.fit(reader, model), studies.reader(), spec);
    line.host().print(fit.value() + "\n");
    Code<Table> table = fit.call("coefficients", RveFit::coefficients);
    return MagicResult.of(table).withType(Table.class);
  }

  private static Code<RobustVarianceEstimation> settings(MagicLine line) {
    Code<String> cluster =
        line.given(RobustOptions.CLUSTER)
            .orElseThrow(
                () ->
                    MetaException.of(
                        "--rve needs --cluster COLUMN, as in --rve corr --cluster study"));
    Code<RobustVarianceEstimation> settings =
        Code.of("RobustVarianceEstimation.of", RobustVarianceEstimation::of, cluster)
            .call("withWeights", RobustVarianceEstimation::withWeights, line.code(RVE));
    if (DependenceOption.isSensitivity(line)) {
      throw MetaException.of(
          "--rve takes one correlation of sampling errors, as in --dependence 0.8");
    }
    if (line.has(DependenceOption.DEPENDENCE)) {
      if (settings.value().weights() == RveWeights.HIERARCHICAL) {
        throw MetaException.of(
            "--dependence has no effect on hierarchical effects; leave it out, or take --rve corr");
      }
      settings =
          settings.call("withRho", RobustVarianceEstimation::withRho, DependenceOption.rho(line));
    }
    return line.has(RobustOptions.TYPE)
        ? settings.call(
            "withType", RobustVarianceEstimation::withType, line.code(RobustOptions.TYPE))
        : settings;
  }
}
