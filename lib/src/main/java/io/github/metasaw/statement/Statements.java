package io.github.metasaw.statement;

import io.github.metasaw.data.DroppedRow;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.fit.TestsCoefficients;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.statement.Inconsistency.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** The facts of a fit. A fact that a model does not have is not stated. */
public final class Statements {

  /** More coefficients than these are left to a table. */
  private static final int MOST_COEFFICIENTS = 4;

  private Statements() {}

  /**
   * All that is stated of a fit, in the order of a report: the data, what is assumed, whether the
   * numbers can be relied on, the effects, heterogeneity.
   *
   * @param fit any fit
   * @param scale on which effects are read
   * @param wording of what checks advise
   * @return at least the studies and the reliability
   */
  public static List<Statement> of(Fit fit, Transformation scale, Wording wording) {
    List<Statement> all = new ArrayList<>(data(fit));
    if (fit.design().isInterceptOnly()) {
      all.add(new Assumption(Estimand.of(fit, Estimand.Reading.RANDOM)));
    }
    all.add(new Reliability(fit.checkList(), wording));
    all.addAll(effects(fit, scale));
    all.add(heterogeneity(fit));
    return List.copyOf(all);
  }

  /**
   * What was analysed.
   *
   * @param fit any fit
   * @return the studies, and the rows that were excluded
   */
  public static List<Statement> data(Fit fit) {
    List<DroppedRow> dropped = fit.studies().dropped();
    return dropped.isEmpty()
        ? List.of(studies(fit))
        : List.of(studies(fit), new DroppedRows(fit.studies().rowsRead(), dropped));
  }

  /**
   * What was found of the effects.
   *
   * @param fit any fit
   * @param scale on which effects are read
   * @return the pooled effect and the interval for a next study, or the moderators with their
   *     coefficients
   */
  public static List<Statement> effects(Fit fit, Transformation scale) {
    List<Statement> all = new ArrayList<>();
    pooled(fit, scale).ifPresent(all::add);
    nextStudy(fit, scale).ifPresent(all::add);
    if (fit instanceof FrequentistFit frequentist) {
      moderators(frequentist).ifPresent(all::add);
    }
    List<CoefficientEstimate> coefficients = coefficients(fit);
    if (coefficients.size() <= MOST_COEFFICIENTS) {
      all.addAll(coefficients);
    }
    return all;
  }

  /**
   * How many estimates were analysed.
   *
   * @param fit any fit
   * @return their number and source
   */
  public static StudiesAnalysed studies(Fit fit) {
    Studies studies = fit.studies();
    boolean isOfRows = fit instanceof FrequentistFit frequentist && !isOneVariance(frequentist);
    int added = fit instanceof FilledFit filled ? filled.k0() : 0;
    return new StudiesAnalysed(studies.k(), studies.name(), isOfRows, added);
  }

  /**
   * The pooled effect.
   *
   * @param fit any fit
   * @param scale on which it is read
   * @return empty for a model with moderators
   */
  public static Optional<PooledEffect> pooled(Fit fit, Transformation scale) {
    if (!fit.design().isInterceptOnly()) {
      return Optional.empty();
    }
    Pooled pooled = fit.pooled();
    PooledEffect.Test test = PooledEffect.Test.none();
    if (fit instanceof FrequentistFit frequentist) {
      double df = frequentist.coefficients().doubleColumn("df").getDouble(0);
      test = new PooledEffect.Test(false, frequentist.statistic(), df, frequentist.p());
    }
    if (!(fit instanceof FrequentistFit) && fit instanceof PooledFit counts) {
      test = new PooledEffect.Test(false, counts.statistic(), counts.testDf(), counts.p());
    }
    return Optional.of(
        new PooledEffect(
            pooled.label(),
            Estimand.of(fit, Estimand.Reading.RANDOM),
            fit.studies().k(),
            pooled.estimate(),
            new Interval(pooled.lower(), pooled.upper()),
            fit.level(),
            test,
            new PooledEffect.Shown(new EffectName("", fit.studies().measure()), scale)));
  }

  /**
   * The heterogeneity.
   *
   * @param fit any fit
   * @return with the facts that its model has
   */
  public static BetweenStudyVariation heterogeneity(Fit fit) {
    boolean isResidual = !fit.design().isInterceptOnly();
    return new BetweenStudyVariation(
        isResidual,
        fit instanceof BayesFit posterior
            ? List.of(spread(posterior))
            : fit instanceof FrequentistFit frequentist
                ? parts(frequentist)
                : parts((PooledFit) fit));
  }

  private static Statement spread(BayesFit fit) {
    Optional<PriorDensity> prior =
        fit.variables().contains(BayesFit.TAU) ? fit.prior(BayesFit.TAU) : Optional.empty();
    if (prior.isPresent()) {
      return new TauPosterior(
          fit.median(BayesFit.TAU),
          fit.interval(BayesFit.TAU, fit.level()),
          fit.level(),
          prior.get().code(),
          !fit.design().isInterceptOnly());
    }
    List<String> own = fit.parameters();
    List<String> names = own.subList(fit.design().columns(), own.size());
    return new StandardDeviations(
        names, names.stream().map(fit::median).toList(), StandardDeviations.Kind.POSTERIOR);
  }

  private static List<Statement> parts(FrequentistFit fit) {
    List<Statement> parts = new ArrayList<>();
    cochranQ(fit).ifPresent(parts::add);
    if (fit.studies().k() == 1) {
      return parts;
    }
    if (!parts.isEmpty()) {
      parts.add(inconsistency(fit));
    }
    if (isOneTau(fit)) {
      trueVariance(fit).ifPresent(parts::add);
    } else {
      parts.add(standardDeviations(fit));
    }
    return parts;
  }

  /** Of a fit that is not one to estimates, but to counts, or of trim and fill. */
  private static List<Statement> parts(PooledFit fit) {
    if (fit instanceof FilledFit filled) {
      return parts(filled.fit());
    }
    List<Statement> parts = new ArrayList<>();
    boolean isResidual = !fit.design().isInterceptOnly();
    cochranQ(fit).ifPresent(parts::add);
    Basis basis = fit.tau2() > 0 ? Basis.TAU2 : Basis.Q;
    if (!parts.isEmpty()) {
      parts.add(
          new Inconsistency(basis, fit.I2(), fit.H2(), fit.I2FromQ(), fit.H2FromQ(), isResidual));
    }
    if (fit.tau2() > 0) {
      TrueVariance.Source source = new TrueVariance.Source(false, "maximum likelihood");
      double se = fit.heterogeneity().seTau2();
      parts.add(new TrueVariance(fit.tau2(), se, source, fit.df(), isResidual));
    }
    return parts;
  }

  /**
   * Cochran's Q.
   *
   * @param fit by moments or likelihood
   * @return empty where a sampling variance is 0 or V is singular
   */
  public static Optional<CochranQ> cochranQ(PooledFit fit) {
    return Double.isNaN(fit.Q())
        ? Optional.empty()
        : Optional.of(new CochranQ(!fit.design().isInterceptOnly(), fit.Q(), fit.df(), fit.Qp()));
  }

  /**
   * I2 and H2.
   *
   * @param fit by moments or likelihood
   * @return from tau2 where the model has it
   */
  public static Inconsistency inconsistency(FrequentistFit fit) {
    boolean isZero = fit.estimator().isZero();
    Basis basis = !isOneVariance(fit) ? Basis.TYPICAL_ROW : isZero ? Basis.Q : Basis.TAU2;
    return new Inconsistency(
        basis, fit.I2(), fit.H2(), fit.I2FromQ(), fit.H2FromQ(), !fit.design().isInterceptOnly());
  }

  /**
   * I2 by level.
   *
   * @param fit by moments or likelihood
   * @return empty for one source of heterogeneity, for two outcomes, and where V is singular
   */
  public static Optional<InconsistencyByLevel> inconsistencyByLevel(FrequentistFit fit) {
    List<VarianceSource> sources = fit.varianceSources();
    if (sources.size() < 2 || sources.stream().anyMatch(source -> source.outcome() > 0)) {
      return Optional.empty();
    }
    Table levels = fit.I2ByLevel();
    if (levels.doubleColumn("I2").countMissing() > 0) {
      return Optional.empty();
    }
    List<Double> shares = levels.doubleColumn("I2").asList();
    return Optional.of(
        new InconsistencyByLevel(
            levels.stringColumn("level").asList().subList(1, sources.size() + 1),
            shares.subList(1, sources.size() + 1)));
  }

  /**
   * The variance of the true effects.
   *
   * @param fit with one tau2
   * @return empty for a model that puts it at 0
   */
  public static Optional<TrueVariance> trueVariance(FrequentistFit fit) {
    Tau2Estimator estimator = fit.estimator();
    if (estimator.isZero()) {
      return Optional.empty();
    }
    boolean isGiven = fit.provenance().settings().containsKey("tau2");
    return Optional.of(
        new TrueVariance(
            fit.tau2(),
            fit.heterogeneity().seTau2(),
            new TrueVariance.Source(isGiven, estimator.label()),
            fit.df(),
            !fit.design().isInterceptOnly()));
  }

  private static StandardDeviations standardDeviations(FrequentistFit fit) {
    List<VarianceSource.Effect> effects =
        fit.varianceSources().stream().flatMap(source -> source.effects().stream()).toList();
    return new StandardDeviations(
        effects.stream().map(VarianceSource.Effect::name).toList(),
        effects.stream().map(VarianceSource.Effect::sd).toList(),
        hasModelledSpread(fit)
            ? StandardDeviations.Kind.MEAN_OF_ESTIMATES
            : StandardDeviations.Kind.ESTIMATES);
  }

  /** Whether SDs or correlations depend on moderators. */
  private static boolean hasModelledSpread(FrequentistFit fit) {
    return fit.parameters().stream()
        .anyMatch(parameter -> !(parameter instanceof Parameter.Mean) && !parameter.isIntercept());
  }

  /**
   * Whether a fit has one tau2 and independent studies, and no other parameter of heterogeneity.
   *
   * @param fit by moments or likelihood
   * @return false for a structure of the covariance
   */
  public static boolean isOneVariance(FrequentistFit fit) {
    return fit.parameters().stream().allMatch(Parameter.Mean.class::isInstance)
        && !fit.provenance().settings().containsKey("V");
  }

  /** Whether the heterogeneity is one variance for all rows, and nothing besides. */
  private static boolean isOneTau(FrequentistFit fit) {
    double[] sigma = fit.sigma();
    return isOneVariance(fit)
        || (fit.varianceSources().size() == 1
            && fit.varianceSources().get(0).effects().size() == 1
            && Arrays.stream(sigma).allMatch(value -> value == sigma[0]));
  }

  /**
   * The interval for the effect of a next study.
   *
   * @param fit any fit
   * @param scale on which it is read
   * @return empty for models with moderators, and for those that say nothing of a next study
   */
  public static Optional<NextStudy> nextStudy(Fit fit, Transformation scale) {
    Pooled pooled = fit.pooled();
    boolean isDistribution = Estimand.of(fit, Estimand.Reading.RANDOM).isDistribution();
    if (!fit.design().isInterceptOnly()
        || !isDistribution
        || fit.studies().k() == 1
        || Double.isNaN(pooled.predictionLower())) {
      return Optional.empty();
    }
    String rule = fit.provenance().settings().getOrDefault("prediction", "");
    return Optional.of(
        new NextStudy(
            new Interval(pooled.predictionLower(), pooled.predictionUpper()),
            fit.level(),
            rule,
            fit.studies().k(),
            scale,
            basis(fit)));
  }

  private static NextStudy.Basis basis(Fit fit) {
    if (fit instanceof BayesFit) {
      return NextStudy.Basis.POSTERIOR;
    }
    if (fit instanceof FrequentistFit frequentist && hasModelledSpread(frequentist)) {
      return NextStudy.Basis.MEAN_OF_ESTIMATES;
    }
    Pooled pooled = fit.pooled();
    return pooled.predictionLower() == pooled.lower() && pooled.predictionUpper() == pooled.upper()
        ? NextStudy.Basis.ESTIMATE_OF_ZERO
        : NextStudy.Basis.ESTIMATE;
  }

  /**
   * The test of the moderators.
   *
   * @param fit by moments or likelihood
   * @return empty without moderators
   */
  public static Optional<ModeratorTest> moderators(FrequentistFit fit) {
    if (fit.design().isInterceptOnly()) {
      return Optional.empty();
    }
    TestsCoefficients.ModeratorTest test = fit.moderatorTest();
    return Optional.of(
        new ModeratorTest(
            test.statistic(),
            test.df1(),
            test.df2(),
            test.p(),
            fit.R2(),
            new ModeratorTest.Scope(!fit.design().hasIntercept(), !fit.estimator().isZero())));
  }

  /**
   * The coefficients of the moderators of the mean.
   *
   * @param fit a fit with moderators
   * @return without the intercept; empty without moderators
   */
  public static List<CoefficientEstimate> coefficients(Fit fit) {
    List<CoefficientEstimate> told = new ArrayList<>();
    List<String> names = fit.design().names();
    for (int j = 0; j < names.size(); j++) {
      String name = names.get(j);
      if (fit.design().parameters().get(j).isIntercept()) {
        continue;
      }
      if (fit instanceof BayesFit posterior) {
        String variable = posterior.parameters().get(j);
        told.add(
            new CoefficientEstimate(
                name,
                subject(fit, j, told.isEmpty()),
                posterior.mean(variable),
                posterior.interval(variable, fit.level()),
                fit.level(),
                Double.NaN));
      } else if (fit instanceof FrequentistFit frequentist) {
        Table table = frequentist.coefficients();
        told.add(
            new CoefficientEstimate(
                name,
                subject(fit, j, told.isEmpty()),
                table.doubleColumn("estimate").getDouble(j),
                new Interval(
                    table.doubleColumn("lower").getDouble(j),
                    table.doubleColumn("upper").getDouble(j)),
                fit.level(),
                table.doubleColumn("p").getDouble(j)));
      }
    }
    return List.copyOf(told);
  }

  /** What a coefficient is; the first one says on which scale they are. */
  private static String subject(Fit fit, int j, boolean isFirst) {
    boolean isNamed = isFirst && fit.studies().measure() != EffectMeasure.GEN;
    return CoefficientSubject.of(fit.design(), j)
        + (isNamed
            ? ", on the scale of the "
                + LabelInSentence.of(fit.studies().measure().analysisLabel())
                + ","
            : "");
  }

  /**
   * The cluster-robust test of the same hypothesis as {@link #moderators}, or of all coefficients
   * if there is no intercept.
   *
   * @param fit a fit by moments or likelihood
   * @param robust its cluster-robust inference
   * @return the test; empty if only one coefficient is tested, because the table of coefficients
   *     shows its test
   */
  public static Optional<RobustTest> robust(FrequentistFit fit, RobustInference robust) {
    if (fit.beta().length == 1) {
      return Optional.empty();
    }
    TestsCoefficients.ModeratorTest test = robust.moderatorTest();
    return test.df1() == 1
        ? Optional.empty()
        : Optional.of(
            new RobustTest(
                robust.type(),
                test.statistic(),
                test.df1(),
                test.df2(),
                test.p(),
                test.df1() < fit.beta().length));
  }

  /**
   * The likelihood and its criteria.
   *
   * @param fit by moments or likelihood
   * @return at its estimates
   */
  public static LikelihoodCriteria likelihood(FrequentistFit fit) {
    boolean isRestricted = fit.estimator() == Tau2Estimator.REML;
    return new LikelihoodCriteria(fit.logLik(), isRestricted, fit.aic(), fit.bic(), fit.aicc());
  }

  /**
   * The differences between subgroups.
   *
   * @param subgroups each pooled by itself
   * @param model that pooled them, in words; empty where there is one only
   * @return empty for a single group
   */
  public static Optional<SubgroupDifferences> subgroups(Subgroups subgroups, String model) {
    return subgroups.df() == 0
        ? Optional.empty()
        : Optional.of(
            new SubgroupDifferences(
                subgroups.by(), model, subgroups.Q(), subgroups.df(), subgroups.p()));
  }
}
