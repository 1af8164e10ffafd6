package io.github.metasaw.bayes.prior;

import static io.github.metasaw.bayes.prior.PriorUse.SdScales.ANY;
import static io.github.metasaw.bayes.prior.PriorUse.SdScales.POSITIVE;
import static io.github.metasaw.bayes.prior.PriorUse.SdScales.REAL;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.formula.PriorText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every distribution that a prior line may name. A constant says how it is written, which gives its
 * arguments, and what it can be a prior of: of a coefficient, of an SD on some scales, of a
 * correlation. A new prior is one constant; everything else, refusals among them, follows from its
 * {@link PriorUse}s.
 */
public enum PriorDistribution {
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

  private static final String HALF = "half_";

  private final PriorSignature signature;
  private final List<PriorUse> uses;

  PriorDistribution(String signature, PriorUse... uses) {
    this.signature = PriorSignature.of(signature);
    this.uses = List.of(uses);
  }

  PriorDistribution(String signature, DataDependentPrior prior) {
    this(signature, PriorUse.variances(prior));
  }

  /** How it is written: {@code half_t(df, scale)}. */
  public String signature() {
    return signature.text();
  }

  /** The word before the bracket: {@code half_t}. */
  public String id() {
    return signature.word();
  }

  /** Whether a coefficient may have it. */
  public boolean isOfCoefficients() {
    return use(PriorUse.OfCoefficient.class) != null;
  }

  /** Whether heterogeneity may have it, on some scale. */
  public boolean isOfHeterogeneity() {
    return use(PriorUse.OfSd.class) != null;
  }

  private boolean isOfPositiveHeterogeneity() {
    PriorUse.OfSd use = use(PriorUse.OfSd.class);
    return use != null && use.scales().fits(PriorScale.SD);
  }

  private <T extends PriorUse> @Nullable T use(Class<T> kind) {
    return uses.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }

  /**
   * The prior of a coefficient.
   *
   * @param text the prior line
   * @return its prior
   * @throws MetaException with line and column, for a distribution that is none of a coefficient
   *     and for arguments that cannot be
   */
  public static LocationPrior coefficient(PriorText text) {
    PriorDistribution prior = find(text, PriorDistribution::isOfCoefficients);
    PriorUse.OfCoefficient use = prior.use(PriorUse.OfCoefficient.class);
    if (use == null) {
      throw MetaException.format(
          "%s is for %s, and %s is a coefficient %s; priors of coefficients: %s",
          prior.id(),
          prior.isOfHeterogeneity() ? "heterogeneity" : "correlations",
          text.target(),
          text.distributionSpan().place(),
          String.join(", ", inOrder(PriorDistribution::isOfCoefficients)));
    }
    return use.make().apply(prior.arguments(text));
  }

  /**
   * The prior of an SD of heterogeneity.
   *
   * @param text the prior line
   * @param scale on which its left side is
   * @param vi sampling variances of independent studies with one tau [k]; empty for another model
   * @return its prior
   * @throws MetaException with line and column, for a distribution that does not fit this scale or
   *     model, and for arguments that cannot be
   */
  public static DispersionPrior heterogeneity(PriorText text, PriorScale scale, double... vi) {
    PriorDistribution prior = find(text, PriorDistribution::isOfPositiveHeterogeneity);
    PriorUse.OfSd use = prior.use(PriorUse.OfSd.class);
    if (use != null && use.needsVariances() && vi.length == 0) {
      throw MetaException.format(
          "%s is made for one tau and independent studies, which this model has not %s; take for example half_normal or half_cauchy",
          prior.id(), text.distributionSpan().place());
    }
    if (use == null || !use.scales().fits(scale)) {
      throw prior.doesNotFit(text, scale, use);
    }
    return use.maker().make(prior.arguments(text), scale, vi);
  }

  /** Why it is no prior of this SD, and which are. */
  private MetaException doesNotFit(PriorText text, PriorScale scale, PriorUse.@Nullable OfSd use) {
    Place place = text.distributionSpan().place();
    String target = text.target();
    if (use != null && use.scales() == PriorUse.SdScales.SD) {
      return MetaException.format(
          "%s is a prior of tau; write prior tau = %s %s",
          signature(), signature(), text.targetSpan().place());
    }
    if (use == null && !isOfCoefficients()) {
      return MetaException.format(
          "%s is for correlations, and %s is none %s; take for example half_normal or half_cauchy",
          id(), target, place);
    }
    if (scale.isLog()) {
      String real = alternatives(words(p -> p.isDensityOn(PriorScale.LOG_SD)));
      return use == null
          ? MetaException.format(
              "%s is for coefficients, and %s takes %s %s", id(), target, real, place)
          : MetaException.format(
              "%s is positive, and %s may be any number %s; use %s, or a prior of the SD",
              id(), target, place, real);
    }
    List<String> positive = words(p -> p.isDensityOn(PriorScale.SD));
    return MetaException.format(
        "%s may be negative, and %s cannot %s; write %s",
        id(), target, place, positive.contains(HALF + id()) ? HALF + id() : alternatives(positive));
  }

  /** Whether it is a density on a scale of any model. */
  private boolean isDensityOn(PriorScale scale) {
    PriorUse.OfSd use = use(PriorUse.OfSd.class);
    return use != null && use.scales().fits(scale) && use.isDensity() && !use.needsVariances();
  }

  private static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /**
   * The prior of one correlation.
   *
   * @param text the prior line
   * @return its prior
   * @throws MetaException with line and column, for a distribution that is none of a correlation
   *     and for arguments that cannot be
   */
  public static DispersionPrior correlation(PriorText text) {
    PriorDistribution prior = find(text, PriorDistribution::isOfPositiveHeterogeneity);
    PriorUse.OfCorrelation use = prior.use(PriorUse.OfCorrelation.class);
    if (use == null) {
      throw MetaException.format(
          "%s is a correlation, so its prior is %s, or one of atanh(%s), and not %s %s",
          text.target(),
          alternatives(signatures(PriorUse.OfCorrelation.class)),
          text.target(),
          prior.id(),
          text.distributionSpan().place());
    }
    return use.make().apply(prior.arguments(text));
  }

  /**
   * The prior of a partial correlation of the effects of a group, one of all their correlations.
   *
   * @param text the prior line, of {@code cor(group)}
   * @param order half the number of effects that come after those of the correlation
   * @return its prior
   * @throws MetaException with line and column, for a distribution that is none of all correlations
   */
  public static DispersionPrior correlations(PriorText text, double order) {
    PriorDistribution prior = find(text, PriorDistribution::isOfPositiveHeterogeneity);
    PriorUse.OfCorrelations use = prior.use(PriorUse.OfCorrelations.class);
    if (use == null) {
      throw MetaException.format(
          "the prior of all correlations of a group is %s, and not %s %s",
          String.join(" or ", signatures(PriorUse.OfCorrelations.class)),
          prior.id(),
          text.distributionSpan().place());
    }
    PriorArguments arguments = prior.arguments(text);
    return use.maker().make(arguments, arguments.code(), order);
  }

  PriorArguments arguments(PriorText text) {
    return new PriorArguments(text, signature);
  }

  private static PriorDistribution find(PriorText text, Predicate<PriorDistribution> likely) {
    for (PriorDistribution prior : values()) {
      if (prior.id().equals(text.distribution())) {
        return prior;
      }
    }
    throw MetaException.unknown(
        "prior", text.distribution(), text.distributionSpan().place(), inOrder(likely));
  }

  private static List<String> inOrder(Predicate<PriorDistribution> which) {
    return Arrays.stream(values()).filter(which).map(PriorDistribution::id).toList();
  }

  /** Words of some, those that take arguments first. */
  private static List<String> words(Predicate<PriorDistribution> which) {
    return Arrays.stream(values())
        .filter(which)
        .sorted(Comparator.comparing(p -> p.signature().endsWith("()")))
        .map(PriorDistribution::id)
        .toList();
  }

  private static List<String> signatures(Class<? extends PriorUse> kind) {
    List<String> all = new ArrayList<>();
    for (PriorDistribution prior : values()) {
      if (prior.use(kind) != null) {
        all.add(prior.signature());
      }
    }
    return all;
  }
}
