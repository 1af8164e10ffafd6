package io.github.metasaw.bayes.prior;

import static io.github.metasaw.bayes.prior.PriorUse.SdScales.ANY;
import static io.github.metasaw.bayes.prior.PriorUse.SdScales.POSITIVE;
import static io.github.metasaw.bayes.prior.PriorUse.SdScales.REAL;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.formula.PriorText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every distribution that a prior line may name. A constant states how it is written, from which
 * its arguments follow, and what it can be a prior of: of a coefficient, of an SD on some scales,
 * of a correlation. A new prior is one constant; everything else, the messages of {@link
 * PriorChoice} among them, follows from its {@link PriorUse}s.
 */
public enum PriorDistribution implements Named {
  FLAT(
      "flat()",
      PriorUse.coefficient(a -> new LocationPrior.Flat()),
      PriorUse.sd(ANY, (a, scale) -> DensityFamily.flat(scale.isLog()))),
  FIXED(
      "fixed(value)",
      PriorUse.coefficient(a -> new LocationPrior.Fixed(a.place("value"))),
      new PriorUse.OfSd(ANY, false, false, PointPriors::fixed),
      new PriorUse.OfCorrelation(PointPriors::fixedCorrelation)),
  NORMAL(
      "normal(mean, sd = s)",
      PriorUse.coefficient(a -> new LocationPrior.Normal(a.place("mean"), a.spread())),
      PriorUse.sd(REAL, WrittenDensities::normal)),
  T(
      "t(df, location, scale)",
      PriorUse.coefficient(
          a -> new LocationPrior.StudentT(a.df(), a.place("location"), a.spread("scale")))),
  CAUCHY(
      "cauchy(location, scale)",
      PriorUse.coefficient(
          a -> new LocationPrior.StudentT(1, a.place("location"), a.spread("scale")))),
  UNIFORM(
      "uniform(from, to)",
      PriorUse.sd(ANY, WrittenDensities::uniform),
      new PriorUse.OfCorrelation(WrittenDensities::uniformCorrelation)),
  HALF_NORMAL(
      "half_normal(sd = s)", PriorUse.sd(POSITIVE, (a, scale) -> DensityFamily.halfNormal(a.sd()))),
  HALF_T(
      "half_t(df, scale)",
      PriorUse.sd(POSITIVE, (a, scale) -> DensityFamily.halfT(a.df(), a.positive("scale")))),
  HALF_CAUCHY(
      "half_cauchy(scale)",
      PriorUse.sd(POSITIVE, (a, scale) -> DensityFamily.halfT(1, a.positive("scale")))),
  HALF_LOGISTIC(
      "half_logistic(scale)",
      PriorUse.sd(POSITIVE, (a, scale) -> DensityFamily.halfLogistic(a.positive("scale")))),
  EXPONENTIAL(
      "exponential(rate)",
      PriorUse.sd(POSITIVE, (a, scale) -> DensityFamily.exponential(a.positive("rate")))),
  LOG_NORMAL("log_normal(meanlog, sdlog)", PriorUse.sd(POSITIVE, WrittenDensities::logNormal)),
  GAMMA(
      "gamma(shape, rate)",
      PriorUse.sd(
          POSITIVE, (a, scale) -> DensityFamily.gamma(a.shape("shape"), a.positive("rate")))),
  INVERSE_GAMMA(
      "inverse_gamma(shape, scale)",
      PriorUse.sd(
          POSITIVE,
          (a, scale) -> DensityFamily.inverseGamma(a.shape("shape"), a.positive("scale")))),
  LOMAX(
      "lomax(shape, scale)",
      PriorUse.sd(
          POSITIVE, (a, scale) -> DensityFamily.lomax(a.shape("shape"), a.positive("scale")))),
  PARETO(
      "pareto(shape, minimum)",
      PriorUse.sd(
          POSITIVE, (a, scale) -> DensityFamily.pareto(a.shape("shape"), a.positive("minimum")))),
  SQUARE_ROOT("square_root()", PriorUse.sd(POSITIVE, (a, scale) -> DensityFamily.squareRoot())),
  TURNER(EmpiricalPrior.TURNER),
  RHODES(EmpiricalPrior.RHODES),
  GRID("grid(from, to, by)", new PriorUse.OfSd(ANY, true, false, PointPriors::grid)),
  LKJ(
      "lkj(eta)",
      new PriorUse.OfCorrelation(a -> WrittenDensities.lkj(a, a.code(), 0)),
      new PriorUse.OfCorrelations(WrittenDensities::lkj)),
  UNIFORM_SHRINKAGE("uniform_shrinkage()", DataDependentPrior.UNIFORM_SHRINKAGE),
  DUMOUCHEL("dumouchel()", DataDependentPrior.DUMOUCHEL),
  I2("i2()", DataDependentPrior.I2),
  JEFFREYS("jeffreys()", DataDependentPrior.JEFFREYS),
  OVERALL_JEFFREYS("overall_jeffreys()", DataDependentPrior.OVERALL_JEFFREYS),
  BERGER_DEELY("berger_deely()", DataDependentPrior.BERGER_DEELY),
  CONVENTIONAL("conventional()", DataDependentPrior.CONVENTIONAL);

  private final PriorSignature signature;
  private final List<PriorUse> uses;

  PriorDistribution(String signature, PriorUse... uses) {
    this.signature = PriorSignature.of(signature);
    this.uses = List.of(uses);
  }

  PriorDistribution(EmpiricalPrior prior) {
    this(prior.signature(), PriorUse.empirical(prior));
  }

  PriorDistribution(String signature, DataDependentPrior prior) {
    this(signature, PriorUse.variances(prior));
  }

  /**
   * How it is written.
   *
   * @return for example {@code half_t(df, scale)}
   */
  public String signature() {
    return signature.text();
  }

  /**
   * The word before the bracket.
   *
   * @return for example {@code half_t}
   */
  @Override
  public String id() {
    return signature.word();
  }

  /**
   * Whether a coefficient may have it.
   *
   * @return true for priors of the real line, and known values
   */
  public boolean isOfCoefficients() {
    return use(PriorUse.OfCoefficient.class) != null;
  }

  /**
   * Whether heterogeneity may have it, on some scale.
   *
   * @return true for priors of an SD, its square, its precision or their logarithms
   */
  public boolean isOfHeterogeneity() {
    return use(PriorUse.OfSd.class) != null;
  }

  /** Whether an SD itself may have it. */
  boolean isOfPositiveHeterogeneity() {
    PriorUse.OfSd use = use(PriorUse.OfSd.class);
    return use != null && use.scales().fits(PriorScale.SD);
  }

  /** What it is of, and how it is made; null where it cannot be of that. */
  <T extends PriorUse> @Nullable T use(Class<T> kind) {
    return uses.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }

  PriorArguments arguments(PriorText text) {
    return new PriorArguments(text, signature);
  }

  /** Whether it is a density on a scale of any model. */
  boolean isDensityOn(PriorScale scale) {
    PriorUse.OfSd use = use(PriorUse.OfSd.class);
    return use != null && use.scales().fits(scale) && use.isDensity() && !use.needsVariances();
  }
}
