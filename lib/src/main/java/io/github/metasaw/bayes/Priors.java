package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.formula.PriorText;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every distribution that a prior line may name, a line each. Those of coefficients give a {@link
 * Location}; those of heterogeneity a density on the scale of the left side.
 */
public enum Priors {
  FLAT("flat()", of(), of(), a -> new Location.Flat(), (a, log) -> Family.flat(log)),
  FIXED("fixed(value)", of("value"), of(), a -> new Location.Fixed(a.place("value")), null),
  NORMAL(
      "normal(mean, sd = s)",
      of("mean"),
      of("sd", "variance"),
      a -> new Location.Normal(a.place("mean"), a.spread()),
      (a, log) -> Family.normal(a.get("mean"), a.sd())),
  T(
      "t(df, location, scale)",
      of("df", "location", "scale"),
      of(),
      a -> new Location.StudentT(a.df(), a.place("location"), a.spread("scale")),
      null),
  CAUCHY(
      "cauchy(location, scale)",
      of("location", "scale"),
      of(),
      a -> new Location.StudentT(1, a.place("location"), a.spread("scale")),
      null),
  UNIFORM("uniform(from, to)", of("from", "to"), of(), null, (a, log) -> uniform(a, log)),
  HALF_NORMAL(
      "half_normal(sd = s)",
      of(),
      of("sd", "variance"),
      null,
      (a, log) -> Family.halfNormal(a.sd())),
  HALF_T(
      "half_t(df, scale)",
      of("df", "scale"),
      of(),
      null,
      (a, log) -> Family.halfT(a.df(), a.positive("scale"))),
  HALF_CAUCHY(
      "half_cauchy(scale)",
      of("scale"),
      of(),
      null,
      (a, log) -> Family.halfT(1, a.positive("scale"))),
  HALF_LOGISTIC(
      "half_logistic(scale)",
      of("scale"),
      of(),
      null,
      (a, log) -> Family.halfLogistic(a.positive("scale"))),
  EXPONENTIAL(
      "exponential(rate)",
      of("rate"),
      of(),
      null,
      (a, log) -> Family.exponential(a.positive("rate"))),
  LOG_NORMAL(
      "log_normal(meanlog, sdlog)",
      of("meanlog", "sdlog"),
      of(),
      null,
      (a, log) -> Family.logNormal(a.get("meanlog"), a.positive("sdlog"))),
  GAMMA(
      "gamma(shape, rate)",
      of("shape", "rate"),
      of(),
      null,
      (a, log) -> Family.gamma(a.shape("shape"), a.positive("rate"))),
  INVERSE_GAMMA(
      "inverse_gamma(shape, scale)",
      of("shape", "scale"),
      of(),
      null,
      (a, log) -> Family.inverseGamma(a.shape("shape"), a.positive("scale"))),
  LOMAX(
      "lomax(shape, scale)",
      of("shape", "scale"),
      of(),
      null,
      (a, log) -> Family.lomax(a.shape("shape"), a.positive("scale"))),
  PARETO(
      "pareto(shape, minimum)",
      of("shape", "minimum"),
      of(),
      null,
      (a, log) -> Family.pareto(a.shape("shape"), a.positive("minimum"))),
  SQUARE_ROOT("square_root()", of(), of(), null, (a, log) -> Family.squareRoot()),
  GRID("grid(from, to, by)", of("from", "to", "by"), of(), null, null),
  LKJ("lkj(eta)", of("eta"), of(), null, null),
  UNIFORM_SHRINKAGE(DesignFamily.UNIFORM_SHRINKAGE),
  DUMOUCHEL(DesignFamily.DUMOUCHEL),
  I2(DesignFamily.I2),
  JEFFREYS(DesignFamily.JEFFREYS),
  OVERALL_JEFFREYS(DesignFamily.OVERALL_JEFFREYS),
  BERGER_DEELY(DesignFamily.BERGER_DEELY),
  CONVENTIONAL(DesignFamily.CONVENTIONAL);

  private static final int MOST_GRID_POINTS = 100_000;

  private final String signature;
  private final List<String> names;
  private final List<String> namedOnly;
  private final @Nullable Function<Arguments, Location> location;
  private final @Nullable BiFunction<Arguments, Boolean, Family> family;
  private final @Nullable DesignFamily designed;

  Priors(
      String signature,
      List<String> names,
      List<String> namedOnly,
      @Nullable Function<Arguments, Location> location,
      @Nullable BiFunction<Arguments, Boolean, Family> family) {
    this.signature = signature;
    this.names = names;
    this.namedOnly = namedOnly;
    this.location = location;
    this.family = family;
    this.designed = null;
  }

  Priors(DesignFamily designed) {
    this.signature = designed.word() + "()";
    this.names = of();
    this.namedOnly = of();
    this.location = null;
    this.family = null;
    this.designed = designed;
  }

  private static List<String> of(String... names) {
    return List.of(names);
  }

  /** How it is written: {@code half_t(df, scale)}. */
  public String signature() {
    return signature;
  }

  /** The word before the bracket. */
  public String word() {
    return signature.substring(0, signature.indexOf('('));
  }

  /** Whether a coefficient may have it. */
  public boolean isOfCoefficients() {
    return location != null;
  }

  /** Whether heterogeneity may have it. */
  public boolean isOfHeterogeneity() {
    return family != null || designed != null || this == FIXED || this == GRID;
  }

  /**
   * The prior of a coefficient.
   *
   * @throws MetaException with line and column
   */
  static Location location(PriorText text) {
    Priors prior = find(text, true);
    Function<Arguments, Location> make = prior.location;
    if (make == null) {
      throw MetaException.format(
          "%s is for %s, and %s is a coefficient %s; priors of coefficients: %s",
          prior.word(),
          prior == LKJ ? "correlations" : "heterogeneity",
          text.target(),
          text.distributionSpan().place(),
          String.join(", ", words(true)));
    }
    return make.apply(prior.arguments(text));
  }

  /**
   * The prior of heterogeneity.
   *
   * @throws MetaException with line and column
   */
  static TauPrior heterogeneity(PriorText text, Scale scale) {
    Priors prior = find(text, false);
    if (!prior.isOfHeterogeneity()) {
      throw notOfHeterogeneity(prior, text, scale);
    }
    Arguments arguments = prior.arguments(text);
    String code = text.target() + " = " + text.call();
    if (prior == FIXED) {
      return fixed(arguments, scale, code, text);
    }
    if (prior == GRID) {
      return grid(arguments, scale, code, text);
    }
    if (prior.designed != null) {
      if (scale != Scale.SD) {
        throw MetaException.format(
            "%s() is a prior of tau; write prior tau = %s() %s",
            prior.word(), prior.word(), text.targetSpan().place());
      }
      DesignFamily designed = prior.designed;
      boolean proper = designed.on(new double[] {1, 2}).proper();
      return new TauPrior.Continuous(code, scale, proper, designed::on);
    }
    boolean real = prior == NORMAL || prior == UNIFORM || prior == FLAT;
    if (scale.isLog() && !real) {
      throw MetaException.format(
          "%s is positive, and %s may be any number %s; use normal, uniform or flat, or a prior of the SD",
          prior.word(), text.target(), text.distributionSpan().place());
    }
    if (!scale.isLog() && prior == NORMAL) {
      throw notOfHeterogeneity(prior, text, scale);
    }
    BiFunction<Arguments, Boolean, Family> make = java.util.Objects.requireNonNull(prior.family);
    Family made = make.apply(arguments, scale.isLog());
    if (prior == NORMAL) {
      PriorRange.refuseSpread(text, scale, arguments.get("mean"), arguments.sd());
    } else if (prior == LOG_NORMAL) {
      PriorRange.refuseSpread(text, scale, arguments.get("meanlog"), arguments.get("sdlog"));
    }
    PriorRange.refuse(text, new ScaledDensity(made, scale));
    return new TauPrior.Continuous(code, scale, made.proper(), vi -> made);
  }

  private static MetaException notOfHeterogeneity(Priors prior, PriorText text, Scale scale) {
    if (prior == LKJ) {
      return MetaException.format(
          "lkj is for correlations, and %s is none %s",
          text.target(), text.distributionSpan().place());
    }
    Place place = text.distributionSpan().place();
    return MetaException.format(
        scale.isLog()
            ? "%s is for coefficients, and %s takes normal, uniform or flat %s"
            : "%s may be negative, and %s cannot %s; write half_%1$s",
        prior.word(),
        text.target(),
        place);
  }

  /** Whether it is made for one tau: made of the sampling variances, or a grid. */
  static boolean isOfOneTau(PriorText text) {
    Priors prior = find(text, false);
    return prior == GRID || prior.designed != null;
  }

  Arguments arguments(PriorText text) {
    return new Arguments(text, names, namedOnly, signature);
  }

  static Priors find(PriorText text, boolean ofCoefficient) {
    for (Priors prior : values()) {
      if (prior.word().equals(text.distribution())) {
        return prior;
      }
    }
    throw MetaException.unknown(
        "prior", text.distribution(), text.distributionSpan().place(), words(ofCoefficient));
  }

  private static List<String> words(boolean ofCoefficients) {
    return Arrays.stream(values())
        .filter(p -> ofCoefficients ? p.isOfCoefficients() : p.isOfHeterogeneity() && p != NORMAL)
        .map(Priors::word)
        .toList();
  }

  private static Family uniform(Arguments a, boolean log) {
    double from = a.get("from");
    double to = a.get("to");
    if (!log && !(from >= 0)) {
      throw a.fault("from", "must be 0 or larger, not " + a.written("from"));
    }
    if (!(to > from)) {
      throw a.fault("to", "must be larger than from");
    }
    return Family.uniform(from, to);
  }

  private static TauPrior fixed(Arguments a, Scale scale, String code, PriorText text) {
    double value = a.get("value");
    if (!scale.isLog() && !(value >= 0 && (value > 0 || scale != Scale.PRECISION))) {
      throw a.fault("value", "must be 0 or larger, not " + a.written("value"));
    }
    double tau = scale.tau(value);
    PriorRange.refuseTau(text, tau, !scale.isLog());
    return new TauPrior.Fixed(code, tau);
  }

  private static TauPrior grid(Arguments a, Scale scale, String code, PriorText text) {
    double from = a.get("from");
    double to = a.get("to");
    double by = a.positive("by");
    if (!scale.isLog() && !(from > 0 || (from == 0 && scale != Scale.PRECISION))) {
      throw a.fault("from", "must be 0 or larger, not " + a.written("from"));
    }
    // As R's seq: the last point may pass the end by rounding only.
    double points = Math.floor((to - from) / by + 1e-10) + 1;
    if (!(points >= 1 && points <= MOST_GRID_POINTS)) {
      throw a.fault("by", "must give 1 to " + MOST_GRID_POINTS + " points between from and to");
    }
    double[] tau = new double[(int) points];
    for (int i = 0; i < tau.length; i++) {
      tau[i] = scale.tau(from + i * by);
      PriorRange.refuseTau(text, tau[i], !scale.isLog());
    }
    Arrays.sort(tau);
    return new TauPrior.Grid(code, tau);
  }
}
