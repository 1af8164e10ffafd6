package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelLine;
import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.GaussianModel.Scale;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.ProportionalVariance;
import io.github.metasaw.model.covariance.ResidualHeterogeneity;
import io.github.metasaw.model.covariance.ScaleDesign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the {@link GaussianModel} of a {@link ModelSpec} and studies. */
public final class ModelBuilder {

  private ModelBuilder() {}

  private static ResidualHeterogeneity rows(Design scale, int k, Optional<ModelLine> line) {
    ScaleDesign design = scale.columns() == 0 ? ScaleDesign.none(k) : scale.scale();
    int[] all = IntStream.range(0, k).toArray();
    return line.map(ModelLine::target).filter(Target.Tau2.class::isInstance).isPresent()
        ? ResidualHeterogeneity.variance(all, design)
        : new ResidualHeterogeneity(new Target.Sigma(0), all, design, line.isPresent());
  }

  /**
   * Builds the model for given studies. Without a line for sigma, {@code sigma ~ 1} is assumed,
   * unless each row has its own level or its own effect of a group, whose SD is then the
   * between-row heterogeneity; without a line for rho12, {@code rho12 ~ 1} is assumed.
   *
   * @param spec what is modelled
   * @param studies what it is fitted to
   * @return the model as numbers
   * @throws MetaException for a group with one level, a moderator of sd(group) that varies within a
   *     level, a column that cannot be coded; with the place in the text
   */
  public static GaussianModel build(ModelSpec spec, Studies studies) {
    return spec.isBivariate() ? BivariateModel.of(spec, studies) : univariate(spec, studies);
  }

  private static GaussianModel univariate(ModelSpec spec, Studies studies) {
    Design mean = DesignBuilder.build(spec, studies);
    boolean[] all = new boolean[studies.k()];
    Arrays.fill(all, true);
    GroupBuilder.Built groups =
        new GroupBuilder(spec, studies).add(spec.text().mean(), 0, all).build();
    Optional<GroupEffect> everyRow =
        groups.effects().stream().filter(GroupEffect::isOwnOfEachRow).findFirst();
    Optional<ModelLine> line =
        spec.line(new Target.Sigma(0)).or(() -> spec.line(new Target.Tau2()));
    boolean leftOut = line.isEmpty() && everyRow.isPresent();
    Design scale =
        line.map(l -> DesignBuilder.build(l, spec.levels(), ModelFrame.of(studies)))
            .orElse(leftOut ? Design.none(studies.k()) : Design.intercept(studies.k()));
    if (line.isPresent() && scale.columns() > 0) {
      everyRow
          .filter(group -> !group.decaysWithDistance())
          .ifPresent(group -> refuseSigma(group, line.get(), studies));
    }
    double[] relative = spec.isProportional() ? relative(studies, scale) : null;
    MarginalCovariance structure =
        new MarginalCovariance(
            relative == null ? studies.V() : Diagonal.of(new double[studies.k()]),
            List.of(rows(scale, studies.k(), line)),
            relative == null ? null : new ProportionalVariance(relative),
            null,
            groups.effects());
    List<Scale> scales = new ArrayList<>();
    if (scale.columns() > 0) {
      scales.add(new Scale(line.map(ModelLine::target).orElse(new Target.Sigma(0)), scale));
    }
    scales.addAll(groups.scales());
    return new GaussianModel(studies, mean, structure, scales, groups.varying(), leftOut);
  }

  private static void refuseSigma(GroupEffect group, ModelLine line, Studies studies) {
    boolean several = group.size() > 1;
    throw MetaException.format(
        "every row of %s has its own %s of %s, so %s and sigma are the same thing %s; write sigma ~ 0, or leave the group out",
        studies.name(),
        several ? "effect" : "level",
        group.name(),
        several ? "their SDs" : "its SD",
        line.span().place());
  }

  /** Sampling variances up to their factor, which sigma must not be. */
  private static double[] relative(Studies studies, Design scale) {
    double[] v = studies.vi();
    if (scale.columns() > 0 && Arrays.stream(v).allMatch(value -> value == v[0])) {
      throw MetaException.of(
          "the weights of the proportional sampling variance are all alike in %s, so it and sigma are the same thing; write sigma ~ 0"
              .formatted(studies.name()));
    }
    return v;
  }
}
