package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.column.OutcomeColumns;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelLine;
import io.github.metasaw.formula.Target;
import io.github.metasaw.formula.Term;
import io.github.metasaw.model.GaussianModel.Scale;
import io.github.metasaw.model.covariance.CorrelatedOutcomes;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.ResidualHeterogeneity;
import io.github.metasaw.model.covariance.ScaleDesign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a {@link GaussianModel} of two outcomes from stacked rows. */
final class BivariateModel {

  private final ModelSpec spec;
  private final Studies studies;
  private final int[] outcome;
  private final int[] source;
  private final List<Scale> scales = new ArrayList<>();

  private BivariateModel(ModelSpec spec, Studies studies) {
    this.spec = spec;
    this.studies = studies;
    this.outcome = studies.table().intColumn(OutcomeColumns.OUTCOME).asIntArray();
    this.source = studies.table().intColumn(OutcomeColumns.PAIR).asIntArray();
  }

  static GaussianModel of(ModelSpec spec, Studies studies) {
    return new BivariateModel(spec, studies).build();
  }

  private GaussianModel build() {
    Design mean = DesignBuilder.bivariate(spec, studies, outcome);
    List<ResidualHeterogeneity> sigmas = List.of(sigma(1), sigma(2));
    CorrelatedOutcomes pairing = pairing(sigmas);
    GroupBuilder builder = new GroupBuilder(spec, studies);
    for (int o = 1; o <= 2; o++) {
      ModelLine line = spec.means().get(o - 1);
      boolean[] has = new boolean[outcome.length];
      for (int i = 0; i < has.length; i++) {
        has[i] = outcome[i] == o;
      }
      refuseEveryRow(line, o);
      builder.add(line, o, has);
    }
    GroupBuilder.Built groups = builder.build();
    scales.addAll(groups.scales());
    MarginalCovariance structure =
        new MarginalCovariance(studies.V(), sigmas, null, pairing, groups.effects());
    return new GaussianModel(studies, mean, structure, scales, groups.varying(), false);
  }

  private int[] rows(int o) {
    int[] rows = IntStream.range(0, outcome.length).filter(i -> outcome[i] == o).toArray();
    if (rows.length == 0) {
      throw MetaException.format(
          "no row of %s has outcome %d, so there is one outcome only", studies.name(), o);
    }
    return rows;
  }

  private ResidualHeterogeneity sigma(int o) {
    Target.Sigma target = new Target.Sigma(o);
    Optional<ModelLine> line = spec.line(target);
    Design design =
        line.map(l -> DesignBuilder.build(l, spec.levels(), ModelFrame.of(studies)))
            .orElse(Design.intercept(studies.k()));
    int[] rows = rows(o);
    ScaleDesign own =
        design.columns() == 0 ? ScaleDesign.none(rows.length) : design.select(rows).scale();
    add(target, design);
    return new ResidualHeterogeneity(target, rows, own, line.isPresent());
  }

  private void add(Target target, Design design) {
    if (design.columns() > 0) {
      scales.add(new Scale(target, design));
    }
  }

  /** The rows whose study has both outcomes. */
  private @Nullable CorrelatedOutcomes pairing(List<ResidualHeterogeneity> sigmas) {
    Optional<ModelLine> line = spec.line(new Target.Rho12());
    boolean both = sigmas.stream().allMatch(sigma -> sigma.design().isPresent());
    Design design =
        line.map(l -> DesignBuilder.build(l, spec.levels(), ModelFrame.of(studies)))
            .orElse(Design.intercept(studies.k()));
    if (line.isPresent() && design.columns() > 0 && !both) {
      throw MetaException.format(
          "rho12 is the correlation of the heterogeneity of two outcomes, but one of them has none %s",
          line.get().span().place());
    }
    Map<Integer, Integer> seconds = new HashMap<>();
    for (int i : rows(2)) {
      seconds.put(source[i], i);
    }
    int[] pairs = Arrays.stream(rows(1)).filter(i -> seconds.containsKey(source[i])).toArray();
    if (!both || design.columns() == 0) {
      return null;
    }
    if (pairs.length < 2) {
      throw MetaException.format(
          "%d rows of %s have both outcomes, too few for a correlation; fit the outcomes apart, or write rho12 ~ 0",
          pairs.length, studies.name());
    }
    ScaleDesign own = design.select(pairs).scale();
    add(new Target.Rho12(), design);
    int[] partners =
        Arrays.stream(pairs)
            .map(i -> java.util.Objects.requireNonNull(seconds.get(source[i])))
            .toArray();
    return new CorrelatedOutcomes(pairs, partners, own, line.isPresent());
  }

  /** A group with one level per row is sigma again. */
  private void refuseEveryRow(ModelLine line, int o) {
    int rows = rows(o).length;
    for (Term.Group group : SpecRules.groups(line)) {
      long levels =
          Arrays.stream(rows(o))
              .mapToObj(
                  i ->
                      group.groups().stream()
                          .map(c -> ModelFrame.of(studies).find(c).getString(i))
                          .toList())
              .distinct()
              .count();
      if (levels == rows && group.intercept() && spec.line(new Target.Sigma(o)).isEmpty()) {
        throw MetaException.format(
            "every row has its own level in %s, so its SD and sigma%d are the same thing %s; leave the group out",
            group.code(), o, group.span().place());
      }
    }
  }
}
