package io.github.metasaw.bayes;

import io.github.metasaw.formula.Target;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.GroupEffect;
import java.util.ArrayList;
import java.util.List;

/**
 * One number that a {@link GaussianModel} says of heterogeneity, on the scale on which it may be
 * any real number.
 *
 * @param coefficient its name there, as the table of coefficients has it: {@code sigma:year}
 * @param natural the name of what it is turned back: {@code sigma}, {@code sd(study)}, {@code
 *     rho12}; with predictors the value where they are all 0; empty for a predictor's own
 * @param target what it belongs to: {@code sigma}, {@code sd(study)}
 * @param link what makes it a real number
 * @param alone whether the natural scale tells all, there being no predictors
 * @param group the group of a covariance matrix of several effects; -1 for another parameter
 * @param order half the number of effects that come after those of a partial correlation; else 0
 */
record DispersionParameter(
    String coefficient,
    String natural,
    String target,
    Link link,
    boolean alone,
    int group,
    double order) {

  /** From the natural to the real scale. */
  enum Link {
    /** Natural log, of an SD or of the factor phi of sampling variances. */
    LOG,
    /** Fisher's z, of a correlation; of a partial one for the third effect of a group on. */
    ATANH;

    double natural(double b) {
      return this == LOG ? Math.exp(b) : Math.tanh(b);
    }

    double real(double natural) {
      return this == LOG ? Math.log(natural) : 0.5 * (Math.log1p(natural) - Math.log1p(-natural));
    }

    /** Log of d natural / d b. */
    double logSlope(double b) {
      if (this == LOG) {
        return b;
      }
      double a = Math.abs(b);
      return 2 * (Math.log(2) - a - Math.log1p(Math.exp(-2 * a)));
    }
  }

  private static final String INTERCEPT = "(Intercept)";

  /** Whether it is a correlation of the effects of one group, or a partial one. */
  boolean isOfGroup() {
    return group >= 0 && link == Link.ATANH;
  }

  boolean hasNatural() {
    return !natural.isEmpty();
  }

  /** Whether it is an SD of heterogeneity, or its logarithm with predictors at 0. */
  boolean isSd() {
    return hasNatural() && link == Link.LOG && !natural.equals("phi");
  }

  /**
   * The parameters of a model in the order of its theta; a covariance as SDs, then correlations.
   */
  static List<DispersionParameter> of(GaussianModel model) {
    List<String> names = model.structure().names();
    List<DispersionParameter> all = new ArrayList<>();
    for (GaussianModel.Scale scale : model.scales()) {
      if (!(scale.target() instanceof Target.Sd)) {
        design(names, scale.target().label(), all);
      }
      if (scale.target().equals(new Target.Sigma(0)) && names.contains("log(phi)")) {
        all.add(factor());
      }
    }
    if (names.contains("log(phi)") && all.isEmpty()) {
      all.add(factor());
    }
    for (int g = 0; g < model.structure().groups().size(); g++) {
      GroupEffect group = model.structure().groups().get(g);
      if (group.effects().size() == 1) {
        design(names, "sd(" + group.name() + ")", all);
      } else {
        covariance(group, g, all);
      }
    }
    return List.copyOf(all);
  }

  private static DispersionParameter factor() {
    return new DispersionParameter("log(phi)", "phi", "phi", Link.LOG, true, -1, 0);
  }

  private static void design(List<String> names, String target, List<DispersionParameter> all) {
    List<String> own = names.stream().filter(name -> name.startsWith(target + ":")).toList();
    Link link = target.equals("rho12") ? Link.ATANH : Link.LOG;
    String intercept = target + ":" + INTERCEPT;
    for (String name : own) {
      boolean natural = name.equals(intercept);
      all.add(
          new DispersionParameter(
              name, natural ? target : "", target, link, natural && own.size() == 1, -1, 0));
    }
  }

  private static void covariance(GroupEffect group, int g, List<DispersionParameter> all) {
    String target = "sd(" + group.name() + ")";
    List<String> effects = group.effects();
    for (String effect : effects) {
      String sd = "sd(" + group.name() + ":" + effect + ")";
      all.add(new DispersionParameter("log(" + sd + ")", sd, target, Link.LOG, true, g, 0));
    }
    for (int a = 1; a < effects.size(); a++) {
      for (int b = 0; b < a; b++) {
        String cor = "cor(" + group.name() + ":" + effects.get(a) + "," + effects.get(b) + ")";
        double order = 0.5 * (effects.size() - 2 - b);
        all.add(
            new DispersionParameter("atanh(" + cor + ")", cor, target, Link.ATANH, true, g, order));
      }
    }
  }
}
