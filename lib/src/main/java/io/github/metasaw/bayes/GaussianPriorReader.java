package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.GaussianModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads priors of a model of mean and dispersion. The left side says of what, and on which scale:
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
final class GaussianPriorReader {

  private static final String INTERCEPT = "(Intercept)";

  private final CoefficientNames names;
  private final List<DispersionParameter> parameters;
  private final @Nullable Location[] coefficients;
  private final @Nullable DispersionPrior[] dispersion;
  private final @Nullable PriorText[] slopes;
  private @Nullable Location beta;

  GaussianPriorReader(GaussianModel model) {
    this.names = new CoefficientNames(model.mean().names(), model.mean().isInterceptOnly());
    this.parameters = DispersionParameter.of(model);
    this.coefficients = new Location[names.all().size()];
    this.dispersion = new DispersionPrior[parameters.size()];
    this.slopes = new PriorText[parameters.size()];
  }

  void read(PriorText text) {
    if (text.isNamed()) {
      PriorText meant = Lambert.of(text).text();
      int t = onlySd(text);
      refuseSecond(dispersion[t], text);
      dispersion[t] =
          DispersionPriorText.ofScale(meant, Objects.requireNonNull(Scale.of(meant.target())));
      return;
    }
    String target = text.target();
    if (target.equals("beta")) {
      refuseSecond(beta, text);
      beta = Priors.location(text);
      return;
    }
    int j = names.find(target);
    if (j >= 0) {
      refuseSecond(coefficients[j], text);
      coefficients[j] = Priors.location(text);
    } else if (!(target.endsWith(":beta") && readSlopes(text))
        && !(target.startsWith("cor(") && readCorrelations(text))) {
      readDispersion(text);
    }
  }

  private boolean readSlopes(PriorText text) {
    String target = text.target().substring(0, text.target().length() - ":beta".length());
    boolean found = false;
    for (int t = 0; t < parameters.size(); t++) {
      DispersionParameter parameter = parameters.get(t);
      if (DispersionPriorText.plain(parameter.target()).equals(target) && !parameter.hasNatural()) {
        refuseSecond(slopes[t], text);
        slopes[t] = text;
        found = true;
      }
    }
    return found;
  }

  /** {@code cor(study) = lkj(2)}: all correlations of the effects of one group. */
  private boolean readCorrelations(PriorText text) {
    boolean found = false;
    for (int t = 0; t < parameters.size(); t++) {
      DispersionParameter parameter = parameters.get(t);
      String group = DispersionPriorText.plain(parameter.target()).substring("sd".length());
      if (parameter.isOfGroup() && text.target().equals("cor" + group)) {
        refuseSecond(dispersion[t], text);
        if (!text.distribution().equals(Priors.LKJ.word())) {
          throw MetaException.format(
              "the prior of all correlations of a group is lkj(eta), and not %s %s",
              text.distribution(), text.distributionSpan().place());
        }
        double eta = Priors.LKJ.arguments(text).shape("eta");
        dispersion[t] =
            DispersionPriorText.lkj(parameter, text.target() + " = " + text.call(), eta);
        found = true;
      }
    }
    return found;
  }

  private void readDispersion(PriorText text) {
    String target = text.target();
    for (int t = 0; t < parameters.size(); t++) {
      DispersionPrior prior = DispersionPriorText.prior(parameters.get(t), text);
      if (prior != null) {
        refuseSecond(dispersion[t], text);
        dispersion[t] = prior;
        return;
      }
    }
    Scale scale = Scale.of(target);
    if (scale == null) {
      throw MetaException.unknown("parameter", target, text.targetSpan().place(), valid());
    }
    int t = onlySd(text);
    refuseSecond(dispersion[t], text);
    dispersion[t] = DispersionPriorText.ofScale(text, scale);
  }

  /** The one SD of the model, for a left side in tau. */
  private int onlySd(PriorText text) {
    List<String> sds = new ArrayList<>();
    int found = -1;
    for (int t = 0; t < parameters.size(); t++) {
      if (parameters.get(t).isSd()) {
        sds.add(parameters.get(t).natural());
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
      String what = text.isNamed() ? "heterogeneity" : text.target();
      throw MetaException.format(
          "a second prior of %s %s; one is enough", what, text.targetSpan().place());
    }
  }

  /** Left sides that mean something in this model. */
  private List<String> valid() {
    Set<String> valid = new LinkedHashSet<>();
    valid.addAll(names.targets());
    valid.add("beta");
    for (DispersionParameter parameter : parameters) {
      if (parameter.hasNatural()) {
        valid.add(parameter.natural());
      }
      if (!parameter.alone()) {
        valid.add(parameter.coefficient());
      }
    }
    return List.copyOf(valid);
  }

  GaussianPriors priors() {
    List<String> flat = new ArrayList<>();
    List<Location> means = new ArrayList<>();
    for (int j = 0; j < coefficients.length; j++) {
      Location own = coefficients[j];
      String name = names.all().get(j);
      boolean intercept = name.equals("mu") || name.endsWith(INTERCEPT);
      if (own == null && !intercept) {
        own = beta;
      }
      if (own == null) {
        own = new Location.Flat();
        flat.add(name.equals(INTERCEPT) ? "mu" : name);
      }
      means.add(own);
    }
    List<Check> checks = new ArrayList<>();
    checks.addAll(names.checks());
    for (int t = 0; t < parameters.size(); t++) {
      PriorText all = slopes[t];
      if (dispersion[t] == null && all != null) {
        dispersion[t] = DispersionPriorText.ofCoefficient(all);
      }
    }
    correlations(checks);
    if (GaussianVariables.isOneTau(parameters) && dispersion[0] == null) {
      ScaledDensity density = new ScaledDensity(Family.flat(false), Scale.SD);
      dispersion[0] = new DispersionPrior.OfScale("tau = flat()", false, density);
      flat.add("tau");
    }
    defaults(flat, checks);
    refuseMissing();
    return new GaussianPriors(
        means, parameters, Arrays.stream(dispersion).map(Objects::requireNonNull).toList(), checks);
  }

  private static void defaults(List<String> flat, List<Check> checks) {
    if (!flat.isEmpty()) {
      checks.add(
          Check.note(
              "default_priors",
              String.join(", ", flat),
              "No prior was given for "
                  + String.join(", ", flat)
                  + (flat.size() == 1 ? ", so it is flat" : ", so they are flat")
                  + (flat.contains("tau")
                      ? "; that of tau on the SD, not on the variance."
                      : ".")));
    }
  }

  /** A correlation without a prior is uniform. */
  private void correlations(List<Check> checks) {
    List<String> uniform = new ArrayList<>();
    for (int t = 0; t < parameters.size(); t++) {
      DispersionParameter parameter = parameters.get(t);
      boolean correlation = parameter.link() == DispersionParameter.Link.ATANH;
      if (dispersion[t] == null && correlation && parameter.hasNatural()) {
        dispersion[t] = DispersionPriorText.lkj(parameter, parameter.natural() + " = lkj(1)", 1);
        uniform.add(parameter.natural());
      }
    }
    if (!uniform.isEmpty()) {
      checks.add(
          Check.note(
              "default_correlation",
              String.join(", ", uniform),
              "No prior was given for %s, so it is lkj(1): uniform over all correlations."
                  .formatted(String.join(", ", uniform))));
    }
  }

  private void refuseMissing() {
    List<String> missing = new ArrayList<>();
    String example = "";
    for (int t = 0; t < parameters.size(); t++) {
      if (dispersion[t] == null) {
        DispersionParameter parameter = parameters.get(t);
        String name = parameter.hasNatural() ? parameter.natural() : parameter.coefficient();
        String distribution =
            parameter.hasNatural() ? "half_normal(sd = 0.5)" : "normal(0, sd = 0.5)";
        example = missing.isEmpty() ? "prior " + name + " = " + distribution : example;
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw MetaException.of(
          "%s %s no prior, and none goes without saying: write for example %s"
              .formatted(
                  String.join(" and ", missing), missing.size() == 1 ? "has" : "have", example));
    }
  }
}
