package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads prior lines. The left side says of what, and on which scale:
 *
 * <pre>mu, beta, a term            a coefficient of the mean
 * sigma, sd(study)            an SD; with predictors that where they are all 0
 * sigma^2, 1/sigma^2, log(sigma), log(sigma^2)   the same on another scale
 * tau, tau2, ...              the SD, where the model has but one
 * rho12, atanh(rho12)         a correlation, Fisher's z of it
 * sigma:year, rho12:year      a coefficient of log SD, of Fisher's z
 * sigma:beta                  all of sigma's predictors
 * cor(study)                  all correlations of the effects of study</pre>
 */
final class PriorReader {

  private final CoefficientNames names;
  private final List<DispersionParameter> parameters;
  private final double[] vi;
  private final @Nullable LocationPrior[] coefficients;
  private final @Nullable DispersionPrior[] dispersion;
  private final @Nullable PriorText[] slopes;
  private final List<Check> checks = new ArrayList<>();
  private @Nullable LocationPrior beta;

  /**
   * A reader of the priors of one model.
   *
   * @param terms of its mean
   * @param parameters of heterogeneity
   * @param vi sampling variances of independent studies with one tau; empty for another model
   */
  PriorReader(List<Parameter.Mean> terms, List<DispersionParameter> parameters, double... vi) {
    this.names = CoefficientNames.of(terms);
    this.parameters = parameters;
    this.vi = vi;
    this.coefficients = new LocationPrior[names.all().size()];
    this.dispersion = new DispersionPrior[parameters.size()];
    this.slopes = new PriorText[parameters.size()];
  }

  void read(PriorText text) {
    if (text.isNamed()) {
      LambertPrior named = LambertPrior.of(text);
      PriorText meant = named.text();
      readTau(meant, Objects.requireNonNull(PriorScale.of(meant.target())), text);
      checks.addAll(named.checks());
      return;
    }
    String target = text.target();
    if (target.equals("beta")) {
      refuseSecond(beta, text);
      beta = PriorChoice.coefficient(text);
      return;
    }
    int j = names.find(target);
    if (j >= 0) {
      refuseSecond(coefficients[j], text);
      coefficients[j] = PriorChoice.coefficient(text);
    } else if (!readSlopes(text) && !readCorrelations(text)) {
      readDispersion(text);
    }
  }

  /** {@code sigma:beta = normal(0, sd = 1)}: all predictors of one SD or correlation. */
  private boolean readSlopes(PriorText text) {
    boolean found = false;
    for (int t = 0; t < parameters.size(); t++) {
      DispersionParameter parameter = parameters.get(t);
      boolean slope = !parameter.parameter().isIntercept();
      if (slope && text.target().equals(allSlopes(parameter))) {
        refuseSecond(slopes[t], text);
        slopes[t] = text;
        found = true;
      }
    }
    return found;
  }

  private static String allSlopes(DispersionParameter slope) {
    return plain(slope.parameter().target().orElseThrow().label()) + ":beta";
  }

  /** {@code cor(study) = lkj(2)}: all correlations of the effects of one group. */
  private boolean readCorrelations(PriorText text) {
    boolean found = false;
    for (int t = 0; t < parameters.size(); t++) {
      if (parameters.get(t).parameter() instanceof Parameter.GroupCorrelation correlation
          && text.target().equals("cor(" + plain(correlation.group()) + ")")) {
        refuseSecond(dispersion[t], text);
        dispersion[t] = PriorChoice.correlations(text, parameters.get(t).order());
        found = true;
      }
    }
    return found;
  }

  private void readDispersion(PriorText text) {
    for (int t = 0; t < parameters.size(); t++) {
      DispersionPrior prior = prior(parameters.get(t), text);
      if (prior != null) {
        refuseSecond(dispersion[t], text);
        dispersion[t] = prior;
        checks.addAll(EmpiricalPrior.checks(text));
        return;
      }
    }
    PriorScale scale = PriorScale.of(text.target());
    if (scale == null) {
      throw MetaException.unknown("parameter", text.target(), text.targetSpan().place(), valid());
    }
    readTau(text, scale, text);
  }

  /**
   * A prior of the one SD of the model.
   *
   * @param text the prior
   * @param place where it was asked for, which may be by name
   */
  private void readTau(PriorText text, PriorScale scale, PriorText place) {
    int t = onlySd(place);
    refuseSecond(dispersion[t], place);
    dispersion[t] = PriorChoice.heterogeneity(text, scale, vi);
    checks.addAll(EmpiricalPrior.checks(text));
  }

  /** The prior of a parameter, if the text's left side means it on some scale. */
  private @Nullable DispersionPrior prior(DispersionParameter parameter, PriorText text) {
    String target = text.target();
    boolean independent = vi.length > 0;
    if (!independent && target.equals(plain(parameter.coefficient()))) {
      return ofCoefficient(parameter, text);
    }
    if (parameter.natural().isEmpty()) {
      return null;
    }
    String natural = plain(parameter.natural().get());
    if (parameter.link().equals(Link.ATANH)) {
      if (target.equals("atanh(" + natural + ")")) {
        return ofCoefficient(parameter, text);
      }
      return target.equals(natural) ? PriorChoice.correlation(text) : null;
    }
    PriorScale scale = PriorScale.of(target, natural);
    return scale == null ? null : PriorChoice.heterogeneity(text, scale, vi);
  }

  private static DispersionPrior ofCoefficient(DispersionParameter parameter, PriorText text) {
    String code = text.target() + " = " + text.call();
    LocationPrior prior = PriorChoice.coefficient(text);
    return prior instanceof LocationPrior.Fixed fixed
        ? new DispersionPrior.Known(code, fixed.value(), parameter.shownValue(fixed.value()))
        : DispersionPrior.OfCoefficient.of(code, prior);
  }

  /** The one SD of the model, for a left side in tau. */
  private int onlySd(PriorText text) {
    List<String> sds = new ArrayList<>();
    int found = -1;
    for (int t = 0; t < parameters.size(); t++) {
      if (parameters.get(t).isSd()) {
        sds.add(parameters.get(t).written());
        found = t;
      }
    }
    if (sds.size() != 1) {
      String what = sds.isEmpty() ? "no SD of heterogeneity" : String.join(" and ", sds);
      throw MetaException.format(
          "this model has no one tau, but %s%s %s",
          what,
          sds.isEmpty()
              ? ""
              : ": write a prior of each, as in prior %s = half_normal(sd = 0.5)"
                  .formatted(sds.get(0)),
          text.targetSpan().place());
    }
    return found;
  }

  private static void refuseSecond(@Nullable Object first, PriorText text) {
    if (first != null) {
      boolean tau = text.isNamed() || PriorScale.of(text.target()) != null;
      throw MetaException.format(
          "a second prior of %s %s; one is enough",
          tau ? "heterogeneity" : text.target(), text.targetSpan().place());
    }
  }

  /** Left sides that mean something in this model. */
  private List<String> valid() {
    Set<String> valid = new LinkedHashSet<>(names.targets());
    valid.add("beta");
    if (vi.length > 0) {
      valid.addAll(PriorScale.targets());
      return List.copyOf(valid);
    }
    for (DispersionParameter parameter : parameters) {
      parameter.natural().ifPresent(valid::add);
      if (!parameter.alone()) {
        valid.add(parameter.coefficient());
      }
    }
    return List.copyOf(valid);
  }

  /**
   * Completes the priors that were written by defaults.
   *
   * @throws MetaException for a parameter of heterogeneity that has no prior and no default
   */
  CompletePriors complete() {
    for (int t = 0; t < parameters.size(); t++) {
      PriorText all = slopes[t];
      if (dispersion[t] == null && all != null) {
        dispersion[t] = ofCoefficient(parameters.get(t), all);
      }
    }
    for (int j = 0; j < coefficients.length; j++) {
      if (coefficients[j] == null && !names.isIntercept(j)) {
        coefficients[j] = beta;
      }
    }
    checks.addAll(names.checks());
    CompletePriors complete = new CompletePriors(parameters, checks);
    complete.fill(coefficients, names);
    complete.fill(dispersion);
    return complete;
  }

  /** A name as a left side has it: without blanks. */
  private static String plain(String name) {
    return name.replace(" ", "");
  }
}
