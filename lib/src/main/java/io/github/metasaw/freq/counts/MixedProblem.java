package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.counts.MixedObjective.Role;
import io.github.metasaw.freq.likelihood.ProfileInterval;
import io.github.metasaw.linalg.Dense;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.Loadings;
import io.github.metasaw.model.counts.PredictorLikelihood;
import io.github.metasaw.model.counts.Quadrature;
import io.github.metasaw.model.counts.StudyLikelihood;
import io.github.metasaw.optim.Minimiser;
import io.github.metasaw.optim.OptimReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** One mixed model of one set of counts: the search for its maximum, and what rests on it. */
final class MixedProblem {

  /** An SD below this is 0: its square is lost in the rounding of the likelihood. */
  private static final double NO_SPREAD = 1e-4;

  /** A profile that is high so far out is taken to stay high. */
  private static final double LARGEST_SPREAD = 64;

  /** Where the roles of a study with random levels have the SD of these. */
  private static final int LEVEL_SD = 2;

  /** First step of the search for the upper end of a profile of tau. */
  private static final double FIRST_STEP = 0.5;

  /** How a model is to be fitted. */
  record Model(
      CountsMethod method,
      EffectMeasure measure,
      ZeroCells zeros,
      Quadrature quadrature,
      boolean common) {}

  private final Model model;
  private final CountsSetup setup;
  private final CountData data;
  private final EffectDesign design;
  private final List<List<PredictorLikelihood>> groups;
  private final MixedStart start;
  private final boolean hasLevels;

  private MixedProblem(Model model, CountsSetup setup) {
    this.model = model;
    this.setup = setup;
    this.data = setup.data();
    this.design = setup.design();
    this.hasLevels = model.method() == CountsMethod.UM_RS;
    this.start = MixedStart.of(setup, hasLevels);
    this.groups = new ArrayList<>();
    for (int i = 0; i < data.k(); i++) {
      groups.add(StudyGroups.of(data, model.method(), i));
    }
  }

  /**
   * The problem, with the studies left out that the model says nothing of.
   *
   * @param x design, row-major [k x p]; empty for an intercept
   */
  static MixedProblem of(Model model, CountData data, double[] x) {
    return new MixedProblem(model, CountsSetup.of(model.measure(), model.zeros(), data, x));
  }

  /** Whether there is no finite estimate: in all studies together one group has no events. */
  boolean isInfinite() {
    return design.p() == 1 && SaturatedModel.of(groups).isOneSided();
  }

  /** Whether all studies have the same effect, for one tells nothing of heterogeneity. */
  boolean isCommon() {
    return model.common() || data.k() == 1;
  }

  Model model() {
    return model;
  }

  CountsSetup setup() {
    return setup;
  }

  /** Whether a maximum has a spread of its own, above 0. */
  boolean hasSpread(MixedMaximum maximum) {
    return maximum.t().length > design.p() + (hasLevels ? 2 : 0) && tau(maximum) >= NO_SPREAD;
  }

  private static double tau(MixedMaximum maximum) {
    return Math.abs(maximum.t()[maximum.t().length - 1]);
  }

  /** The largest log-likelihood without moderators. */
  double logLikWithoutModerators() {
    MixedProblem reduced = new MixedProblem(model, setup.withoutModerators());
    MixedMaximum common = reduced.common();
    return isCommon()
        ? common.logLik()
        : Math.max(common.logLik(), reduced.withSpread(common).logLik());
  }

  /** The values of tau2 that the profile likelihood does not reject. */
  Interval tau2Interval(double level) {
    if (isCommon()) {
      throw MetaException.of("a model without heterogeneity has no interval of tau2");
    }
    MixedMaximum common = common();
    MixedMaximum best = withSpread(common);
    double top = Math.max(best.logLik(), common.logLik());
    double estimate = hasSpread(best) ? tau(best) : 0;
    Role[] roles = roles(false);
    MixedObjective objective = objective(roles, model.quadrature(), best.own());
    double[][] last = {common.t()};
    DoubleUnaryOperator profile =
        tau -> {
          if (tau > LARGEST_SPREAD) {
            return top;
          }
          objective.know(roles.length - 1, tau);
          OptimReport report = Minimiser.minimise(objective, last[0]);
          last[0] = report.at();
          return -report.value();
        };
    ProfileInterval ends = ProfileInterval.of(profile, top, level);
    double lower = ends.endUpTo(estimate, 0);
    double upper = ends.end(estimate, Math.max(estimate, FIRST_STEP));
    return new Interval(lower * lower, upper * upper);
  }

  /** The maximum with the same effect in all studies. */
  MixedMaximum common() {
    double[] own = model.method() == CountsMethod.UM_FS ? start.levels() : new double[0];
    return maximise(start.common(), own, false);
  }

  /** The best of several starts: the likelihood may have a maximum at tau = 0 and another above. */
  MixedMaximum withSpread(MixedMaximum common) {
    MixedMaximum best = maximise(start.withSpread(common, 1), common.own(), true);
    if (tau(best) < NO_SPREAD || !best.report().converged()) {
      MixedMaximum other = maximise(start.withSpread(common, 3), common.own(), true);
      best = other.logLik() > best.logLik() ? other : best;
    }
    return best;
  }

  /** What the parameters of a study are; a spread that is not searched for is known to be 0. */
  private Role[] roles(boolean spread) {
    Role tau = spread ? Role.SHARED : Role.KNOWN;
    return switch (model.method()) {
      case UM_FS -> new Role[] {Role.OWN, Role.EFFECT, tau};
      case UM_RS -> new Role[] {Role.SHARED, Role.EFFECT, Role.SHARED, tau};
      default -> new Role[] {Role.EFFECT, tau};
    };
  }

  private Loadings loadings() {
    return switch (model.method()) {
      case UM_FS -> Loadings.TWO_GROUPS;
      case UM_RS -> Loadings.RANDOM_LEVEL;
      default -> Loadings.ONE_GROUP;
    };
  }

  private MixedObjective objective(Role[] roles, Quadrature rule, double[] own) {
    StudyLikelihood[] studies =
        groups.stream()
            .map(study -> StudyLikelihood.of(study, loadings(), rule))
            .toArray(StudyLikelihood[]::new);
    return new MixedObjective(studies, design.rows(), roles, own);
  }

  /** The best from several starts: with random levels a maximum may be at an SD of 0 as well. */
  private MixedMaximum maximise(double[] start, double[] own, boolean spread) {
    MixedMaximum best = search(roles(spread), start, own);
    if (!hasLevels) {
      return best;
    }
    int sd = design.p() + 1;
    MixedMaximum edge = withEqualLevels(start, sd, spread);
    if (edge.logLik() > best.logLik() && !edge.report().curved()) {
      double[] inside = edge.t().clone();
      inside[sd] = start[sd];
      MixedMaximum other = search(roles(spread), inside, own);
      best = other.logLik() > best.logLik() ? other : best;
    }
    return edge.logLik() > best.logLik() ? edge : best;
  }

  /**
   * The maximum where random levels have an SD of 0, looked for along that edge first: seen from
   * anywhere else it may be a saddle, which a search leaves slowly.
   */
  private MixedMaximum withEqualLevels(double[] start, int sd, boolean spread) {
    Role[] roles = roles(spread);
    roles[LEVEL_SD] = Role.KNOWN;
    double[] without = new double[start.length - 1];
    System.arraycopy(start, 0, without, 0, sd);
    System.arraycopy(start, sd + 1, without, sd, without.length - sd);
    double[] found = search(roles, without, new double[0]).t();
    double[] all = new double[start.length];
    System.arraycopy(found, 0, all, 0, sd);
    System.arraycopy(found, sd, all, sd + 1, found.length - sd);
    return search(roles(spread), all, new double[0]);
  }

  private MixedMaximum search(Role[] roles, double[] start, double[] own) {
    // Without any random effect all rules give the same, and the exact one its derivatives.
    boolean isFixed = !hasLevels && roles[roles.length - 1] == Role.KNOWN;
    MixedObjective objective =
        objective(roles, isFixed ? Quadrature.EXACT : model.quadrature(), own);
    OptimReport report = Minimiser.minimise(objective, start);
    return new MixedMaximum(report.at(), objective.own(), -report.value(), report);
  }

  /** Every study with an effect of its own; with random levels these are integrated out. */
  SaturatedModel saturated(MixedMaximum common) {
    if (!hasLevels) {
      return SaturatedModel.of(groups);
    }
    Role[] roles = {Role.SHARED, Role.OWN, Role.SHARED, Role.KNOWN};
    StudyLikelihood[] studies =
        groups.stream()
            .map(study -> StudyLikelihood.of(study, Loadings.RANDOM_LEVEL, model.quadrature()))
            .toArray(StudyLikelihood[]::new);
    MixedObjective objective =
        new MixedObjective(studies, design.rows(), roles, new double[data.k()]);
    int p = design.p();
    double[] start = {common.t()[p], common.t()[p + 1]};
    OptimReport report = Minimiser.minimise(objective, start);
    objective.value(report.at());
    return new SaturatedModel(-report.value(), objective.own(), precision(objective));
  }

  /** Precision of the studies' effects, level and SD of the levels integrated out by Schur. */
  private Dense precision(MixedObjective f) {
    int k = data.k();
    double[] shared = new double[4];
    for (int i = 0; i < k; i++) {
      shared[0] -= f.bend(i, 0, 0);
      shared[1] -= f.bend(i, 0, 2);
      shared[2] -= f.bend(i, 2, 0);
      shared[3] -= f.bend(i, 2, 2);
    }
    double det = shared[0] * shared[3] - shared[1] * shared[2];
    return Dense.of(
        k,
        (i, j, zero) -> {
          double own = i == j ? -f.bend(i, 1, 1) : 0;
          double b0 = f.bend(i, 1, 0);
          double b1 = f.bend(i, 1, 2);
          double c0 = f.bend(j, 1, 0);
          double c1 = f.bend(j, 1, 2);
          double through =
              b0 * (shared[3] * c0 - shared[1] * c1) + b1 * (shared[0] * c1 - shared[2] * c0);
          return own - through / det;
        });
  }
}
