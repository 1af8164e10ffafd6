package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.CoefficientNames;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.Dispersion;
import io.github.metasaw.model.EffectsDraw;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.GroupEffect;
import io.github.metasaw.model.Parameter;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables of the posterior of a model of mean and dispersion: coefficients; what is said of
 * heterogeneity, SDs and correlations as such, and coefficients of their logarithms or Fisher's z
 * where there are predictors; for one outcome tau2, the mean over rows of the variance of the true
 * effects, and tau, its root; theta_new, an effect like that of a row at hand, of a new study; the
 * group effects {@code u[study=Paris]}; the true effects theta.
 */
final class GaussianVariables {

  /** Shown where the model says nothing else of heterogeneity than this one SD. */
  private static final String TAU = "tau";

  private static final String TAU2 = "tau2";
  private static final String NEXT = "theta_new";

  private final List<DispersionParameter> parameters;
  private final List<GroupEffect> groups;
  private final List<String> labels;
  private final List<String> names = new ArrayList<>();
  private final List<Shown> correlations = new ArrayList<>();
  private final CoefficientNames mean;
  private final int coefficients;
  private final int parametersEnd;
  private final boolean hasTau;
  private final boolean hasNext;

  /** A variable that shows the correlation of two effects of a group. */
  private record Shown(int variable, int group, int effect, int with) {}

  GaussianVariables(GaussianModel model, List<DispersionParameter> parameters) {
    this.parameters = parameters;
    this.groups = model.structure().groups();
    this.labels = model.studies().labels();
    this.coefficients = model.mean().columns();
    this.hasNext = model.mean().isInterceptOnly();
    this.hasTau = model.outcomes() == 1;
    this.mean = CoefficientNames.of(model.mean().parameters());
    names.addAll(mean.all());
    if (!DispersionParameter.isOneTau(parameters)) {
      for (DispersionParameter parameter : parameters) {
        correlation(parameter);
        names.add(parameter.shown());
      }
    }
    if (hasTau) {
      names.addAll(List.of(TAU, TAU2));
    }
    this.parametersEnd = names.size() - (hasTau ? 1 : 0);
    if (hasNext) {
      names.add(NEXT);
    }
    for (GroupEffect group : groups) {
      for (String level : group.labels()) {
        for (String effect : group.effects()) {
          String of = group.effects().size() == 1 ? "" : ", " + effect;
          names.add("u[" + group.name() + "=" + level + of + "]");
        }
      }
    }
    for (int i = 0; i < labels.size(); i++) {
      names.add("theta[" + (i + 1) + "]");
    }
    refuseRepeated();
  }

  private void correlation(DispersionParameter parameter) {
    if (parameter.parameter() instanceof Parameter.GroupCorrelation correlation) {
      for (int g = 0; g < groups.size(); g++) {
        if (groups.get(g).name().equals(correlation.group())) {
          int effect = groups.get(g).effects().indexOf(correlation.effect());
          correlations.add(new Shown(names.size(), g, effect, correlation.given().size()));
        }
      }
    }
  }

  /** Names of columns and levels may be such that two variables would be called alike. */
  private void refuseRepeated() {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw MetaException.of(
            "two variables of the posterior would both be called '%s'; rename the column or the level of one"
                .formatted(name));
      }
    }
  }

  /** The coefficients of the mean, which come first. */
  CoefficientNames mean() {
    return mean;
  }

  List<String> names() {
    return names;
  }

  /** The model's own parameters: coefficients and what is said of heterogeneity. */
  List<String> ownParameters() {
    return names.subList(0, parametersEnd);
  }

  /** Where the coefficients end and heterogeneity begins. */
  int coefficients() {
    return coefficients;
  }

  /** Of what a hypothesis may give the value: parameters with a prior of their own. */
  List<String> hypotheses() {
    List<String> all = new ArrayList<>(names.subList(0, coefficients));
    for (String name : ownParameters().subList(coefficients, parametersEnd)) {
      int t = parameter(name);
      if (t >= 0 && !parameters.get(t).isOfGroup()) {
        all.add(name);
      }
    }
    return all;
  }

  /** The dispersion parameter that a variable shows; -1 for another. */
  int parameter(String canonical) {
    for (int t = 0; t < parameters.size(); t++) {
      if (canonical.equals(
          DispersionParameter.isOneTau(parameters) ? TAU : parameters.get(t).shown())) {
        return t;
      }
    }
    return -1;
  }

  /** Writes one draw. */
  void record(
      double[] beta,
      double[] b,
      double[] mean,
      Dispersion dispersion,
      EffectsDraw effects,
      RandomStream stream,
      double[][] out,
      int at) {
    int v = 0;
    for (double value : beta) {
      out[v++][at] = value;
    }
    if (!DispersionParameter.isOneTau(parameters)) {
      for (int t = 0; t < b.length; t++) {
        out[v++][at] = parameters.get(t).shownValue(b[t]);
      }
      correlations(dispersion, out, at);
    }
    double[] heterogeneity = dispersion.heterogeneity();
    if (hasTau) {
      double sum = 0;
      for (double value : heterogeneity) {
        sum += value;
      }
      double tau2 = sum / heterogeneity.length;
      out[v++][at] = Math.sqrt(tau2);
      out[v++][at] = tau2;
    }
    if (hasNext) {
      int like = (int) (heterogeneity.length * stream.nextUniform());
      out[v++][at] = beta[0] + Math.sqrt(heterogeneity[like]) * stream.nextGaussian();
    }
    for (int g = 0; g < groups.size(); g++) {
      for (double value : effects.group(g)) {
        out[v++][at] = value;
      }
    }
    double[] away = effects.heterogeneity();
    for (int i = 0; i < away.length; i++) {
      out[v++][at] = mean[i] + away[i];
    }
  }

  /** Partial correlations become correlations. */
  private void correlations(Dispersion dispersion, double[][] out, int at) {
    for (Shown one : correlations) {
      int m = groups.get(one.group()).effects().size();
      out[one.variable()][at] =
          dispersion.groupCorrelation(one.group())[one.effect() * m + one.with()];
    }
  }

  /**
   * The variable of a name; {@code theta["Paris"]}, {@code beta[term]}, {@code mu} for an intercept
   * beside moderators and {@code sigma} for the tau of a model of one are understood too.
   */
  String find(String name) {
    String plain = name.strip();
    for (String variable : names) {
      if (variable.equals(plain)) {
        return variable;
      }
    }
    int j = mean.find(plain);
    if (j >= 0) {
      return names.get(j);
    }
    if (names.contains(plain + ":(Intercept)")) {
      return plain + ":(Intercept)";
    }
    if (plain.equals("sigma") && DispersionParameter.isOneTau(parameters)) {
      return TAU;
    }
    if (EffectIndex.isTheta(plain)) {
      return "theta[" + (EffectIndex.row(plain, labels, "rows") + 1) + "]";
    }
    List<String> valid = new ArrayList<>(ownParameters());
    if (hasTau) {
      valid.add(TAU2);
    }
    if (hasNext) {
      valid.add(NEXT);
    }
    groups.forEach(group -> valid.add("u[" + group.name() + "=" + group.labels().get(0) + "]"));
    valid.add("theta[1] to theta[" + labels.size() + "]");
    throw MetaException.unknown("variable", plain, "in the posterior", valid);
  }

  /** The row of {@code theta[3]}, from 0; -1 for another variable. */
  int row(String canonical) {
    int first = names.size() - labels.size();
    int at = names.indexOf(canonical);
    return at >= first ? at - first : -1;
  }
}
