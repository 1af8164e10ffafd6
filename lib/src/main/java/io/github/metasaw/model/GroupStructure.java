package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.GroupCovariance;
import io.github.metasaw.formula.GroupCovariance.Structure;
import io.github.metasaw.formula.ModelLine;
import io.github.metasaw.formula.Target;
import io.github.metasaw.formula.Term;
import io.github.metasaw.formula.TermFactor;
import io.github.metasaw.model.covariance.CorrelatedEffects;
import io.github.metasaw.model.covariance.EffectCorrelation;
import io.github.metasaw.model.covariance.EffectCovariance;
import io.github.metasaw.model.covariance.StructuredEffects;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.NumericColumn;

/** The effects of a group with {@code cov = ...}, and the structure of their covariance. */
final class GroupStructure {

  private GroupStructure() {}

  /**
   * The effects that vary over the levels: the terms as written, or with {@code (1 | study, cov =
   * car(week))} one effect per week.
   */
  static ModelLine varying(Term.Group term) {
    Optional<TermFactor.Column> time = term.covariance().flatMap(GroupCovariance::time);
    boolean ofTimes = time.isPresent() && term.intercept() && term.slopes().isEmpty();
    List<Term> slopes =
        ofTimes
            ? List.of(
                new Term.Effect(
                    List.of(new TermFactor.AsFactor(time.get(), time.get().span())), term.span()))
            : List.copyOf(term.slopes());
    return new ModelLine(
        new Target.Mu(0), Optional.empty(), term.intercept() && !ofTimes, slopes, term.span());
  }

  /**
   * Builds the covariance of several effects.
   *
   * @param term term that defines the effects
   * @param z design matrix of the effects [n x m]
   * @throws MetaException if the structure is not possible for these effects
   */
  static EffectCovariance of(Term.Group term, Design z, Studies studies) {
    int m = z.columns();
    if (term.covariance().isEmpty()) {
      return new CorrelatedEffects(m);
    }
    GroupCovariance covariance = term.covariance().get();
    return switch (covariance.structure()) {
      case UN -> new CorrelatedEffects(m);
      case CS -> new StructuredEffects(new EffectCorrelation.Exchangeable(m), true);
      case HCS -> new StructuredEffects(new EffectCorrelation.Exchangeable(m), false);
      case ID -> new StructuredEffects(new EffectCorrelation.Independent(m), true);
      case DIAG -> new StructuredEffects(new EffectCorrelation.Independent(m), false);
      case AR -> new StructuredEffects(new EffectCorrelation.Autoregressive(m), true);
      case HAR -> new StructuredEffects(new EffectCorrelation.Autoregressive(m), false);
      case CAR ->
          new StructuredEffects(
              new EffectCorrelation.ContinuousTime(times(term, covariance, z, studies)), true);
      case EXP, GAU, LIN, RATQUAD, SPH ->
          throw MetaException.format(
              "%s correlates the levels of one effect by their distance, but %s has %d effects %s; write one group for each, as in (1 | %s, %1$s)",
              covariance.code(),
              term.code(),
              m,
              covariance.span().place(),
              term.groups().get(0).name());
    };
  }

  /** Refuses a structure for a single effect, which has nothing to be correlated with. */
  static void requireSeveral(Term.Group term) {
    Optional<GroupCovariance> covariance = term.covariance();
    if (covariance.isEmpty() || covariance.get().structure().isSpatial()) {
      return;
    }
    Structure structure = covariance.get().structure();
    throw MetaException.format(
        "%s needs several effects that vary over %s, but %s has only one %s; write, for example, (0 + outcome | %s, %s), where the text column outcome names the effects",
        covariance.get().code(),
        term.groups().get(term.groups().size() - 1).name(),
        term.code(),
        covariance.get().span().place(),
        term.groups().get(0).name(),
        structure == Structure.CAR ? "cov = cs" : covariance.get().code());
  }

  /** The time of each effect, which is the time of the rows that contain it. */
  private static double[] times(
      Term.Group term, GroupCovariance covariance, Design z, Studies studies) {
    TermFactor.Column name = covariance.time().orElseThrow();
    if (!(ModelFrame.of(studies).find(name) instanceof NumericColumn<?> column)) {
      throw MetaException.format(
          "%s in %s must be numeric, because it holds the times of the effects %s",
          name.name(), studies.name(), name.span().place());
    }
    double[] values = column.asDoubleArray();
    double[] x = z.x();
    int m = z.columns();
    double[] times = new double[m];
    for (int a = 0; a < m; a++) {
      times[a] = Double.NaN;
      for (int i = 0; i < values.length; i++) {
        double own = x[i * m + a];
        if (own != 0 && (own != 1 || (!Double.isNaN(times[a]) && times[a] != values[i]))) {
          throw MetaException.format(
              "%s needs one time per effect, but %s has several values of %s (%s) %s; write (1 | %s, %s) for one effect per time",
              covariance.code(),
              z.names().get(a),
              name.name(),
              studies.rowName(i),
              covariance.span().place(),
              String.join("/", term.groups().stream().map(TermFactor.Column::name).toList()),
              covariance.code());
        }
        times[a] = own == 0 ? times[a] : values[i];
      }
    }
    requireOrder(times, covariance, z.names());
    return times;
  }

  private static void requireOrder(
      double[] times, GroupCovariance covariance, List<String> effects) {
    for (int a = 1; a < times.length; a++) {
      if (!(times[a] > times[a - 1])) {
        throw MetaException.format(
            "%s needs effects in the order of their times, but %s at %s = %s comes after %s at %s %s; sort the levels in order of time",
            covariance.code(),
            effects.get(a),
            covariance.time().orElseThrow().name(),
            CheckNumber.plain(times[a]),
            effects.get(a - 1),
            CheckNumber.plain(times[a - 1]),
            covariance.span().place());
      }
    }
  }
}
