package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.PriorText;
import org.jspecify.annotations.Nullable;

/** Turns the text of a prior into a {@link DispersionPrior}, on the scale that it is written on. */
final class DispersionPriorText {

  /** Between the ends of a uniform prior of a correlation; less is a known value. */
  private static final double NARROWEST = 1e-6;

  private DispersionPriorText() {}

  /** The prior of a parameter, if the text's left side means it on some scale. */
  static @Nullable DispersionPrior prior(DispersionParameter parameter, PriorText text) {
    String target = text.target();
    if (target.equals(plain(parameter.coefficient()))) {
      return ofCoefficient(text);
    }
    if (!parameter.hasNatural()) {
      return null;
    }
    String natural = plain(parameter.natural());
    if (parameter.link() == DispersionParameter.Link.ATANH) {
      if (target.equals("atanh(" + natural + ")")) {
        return ofCoefficient(text);
      }
      return target.equals(natural) ? ofCorrelation(text) : null;
    }
    Scale scale = scale(natural, target);
    return scale == null ? null : ofScale(text, scale);
  }

  private static @Nullable Scale scale(String natural, String target) {
    for (Scale scale : Scale.values()) {
      if (target.equals(scale.target(natural))) {
        return scale;
      }
    }
    return target.equals(natural + "^-2") ? Scale.PRECISION : null;
  }

  static DispersionPrior ofScale(PriorText text, Scale scale) {
    if (Priors.isOfOneTau(text)) {
      throw MetaException.format(
          "%s is made for one tau and independent studies, which this model has not %s; take for example half_normal or half_cauchy",
          text.distribution(), text.distributionSpan().place());
    }
    TauPrior prior = Priors.heterogeneity(text, scale);
    if (prior instanceof TauPrior.Fixed fixed) {
      return new DispersionPrior.Known(fixed.code(), Math.log(fixed.tau()));
    }
    TauPrior.Continuous continuous = (TauPrior.Continuous) prior;
    // Such a family does not ask for the sampling variances.
    ScaledDensity density = continuous.on(new double[0]);
    return new DispersionPrior.OfScale(continuous.code(), continuous.isProper(), density);
  }

  static DispersionPrior ofCoefficient(PriorText text) {
    String code = text.target() + " = " + text.call();
    Location prior = Priors.location(text);
    if (prior instanceof Location.Fixed fixed) {
      return new DispersionPrior.Known(code, fixed.value());
    }
    double mode =
        prior instanceof Location.Normal normal
            ? normal.mean()
            : prior instanceof Location.StudentT t ? t.mean() : 0;
    return DispersionPrior.OfCoefficient.of(code, prior, mode);
  }

  /** lkj, uniform or fixed. */
  static DispersionPrior ofCorrelation(PriorText text) {
    String code = text.target() + " = " + text.call();
    Priors prior = Priors.find(text, false);
    Arguments arguments = prior.arguments(text);
    switch (prior) {
      case LKJ -> {
        return new DispersionPrior.OfCorrelation(code, arguments.shape("eta"), -1, 1);
      }
      case FIXED -> {
        double rho = inside(arguments, "value");
        return new DispersionPrior.Known(code, DispersionParameter.Link.ATANH.real(rho));
      }
      case UNIFORM -> {
        double from = inside(arguments, "from");
        double to = inside(arguments, "to");
        if (!(to - from >= NARROWEST)) {
          throw arguments.fault(
              "to", "must be larger than from by %s or more".formatted(NARROWEST));
        }
        return new DispersionPrior.OfCorrelation(code, 1, from, to);
      }
      default ->
          throw MetaException.format(
              "%s is a correlation, so its prior is uniform(from, to), lkj(eta) or fixed(value), or one of atanh(%s), and not %s %s",
              text.target(), text.target(), prior.word(), text.distributionSpan().place());
    }
  }

  private static double inside(Arguments arguments, String name) {
    double value = arguments.get(name);
    if (!(value >= -1 && value <= 1)) {
      throw arguments.fault(name, "must lie between -1 and 1, not " + arguments.written(name));
    }
    return value;
  }

  /** Partial correlations are independent, each with an eta of its own. */
  static DispersionPrior lkj(DispersionParameter parameter, String code, double eta) {
    return new DispersionPrior.OfCorrelation(code, eta + parameter.order(), -1, 1);
  }

  /** A name as a left side has it: without blanks. */
  static String plain(String name) {
    return name.replace(" ", "");
  }
}
