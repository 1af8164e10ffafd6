package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.Dispersion;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.likelihood.EffectsDraw;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Writes draws of a model of any structure into the rows of its {@link PosteriorVariables}. */
final class DrawRecorder {

  private final List<DispersionParameter> parameters;
  private final List<GroupEffect> groups;
  private final List<Shown> correlations = new ArrayList<>();
  private final boolean isOneTau;
  private final boolean hasTau;
  private final boolean hasNext;

  /** A variable that shows the correlation of two effects of a group. */
  private record Shown(int variable, int group, int effect, int with) {}

  DrawRecorder(
      GaussianModel model, List<DispersionParameter> parameters, PosteriorVariables variables) {
    this.parameters = parameters;
    this.groups = model.structure().groups();
    this.isOneTau = DispersionParameter.isOneTau(parameters);
    this.hasTau = variables.first(Kind.TAU) >= 0;
    this.hasNext = variables.first(Kind.THETA_NEW) >= 0;
    for (int t = 0; t < parameters.size(); t++) {
      correlation(parameters.get(t), variables.first(Kind.DISPERSION) + t);
    }
  }

  private void correlation(DispersionParameter parameter, int variable) {
    if (parameter.parameter() instanceof Parameter.GroupCorrelation correlation) {
      for (int g = 0; g < groups.size(); g++) {
        if (groups.get(g).name().equals(correlation.group())) {
          int effect = groups.get(g).effects().indexOf(correlation.effect());
          correlations.add(new Shown(variable, g, effect, correlation.given().size()));
        }
      }
    }
  }

  /**
   * A draw of everything that has a prior or is drawn given it.
   *
   * @param beta coefficients [p]
   * @param b parameters of heterogeneity on the real scale [q]
   * @param mean of each row, X beta [k]
   * @param dispersion at b
   * @param effects drawn given all that
   */
  record State(
      double[] beta, double[] b, double[] mean, Dispersion dispersion, EffectsDraw effects) {}

  /**
   * Writes one draw.
   *
   * @param state the draw
   * @param stream of which theta_new is drawn
   * @param out receives the draw [variable][iteration]
   * @param at the iteration
   */
  void record(State state, RandomStream stream, double[][] out, int at) {
    int v = 0;
    for (double value : state.beta()) {
      out[v++][at] = value;
    }
    if (!isOneTau) {
      for (int t = 0; t < parameters.size(); t++) {
        out[v++][at] = parameters.get(t).shownValue(state.b()[t]);
      }
      correlations(state.dispersion(), out, at);
    }
    v = heterogeneity(state, stream, v, out, at);
    for (int g = 0; g < groups.size(); g++) {
      for (double value : state.effects().group(g)) {
        out[v++][at] = value;
      }
    }
    double[] away = state.effects().heterogeneity();
    for (int i = 0; i < away.length; i++) {
      out[v++][at] = state.mean()[i] + away[i];
    }
  }

  /** tau, tau2 and theta_new, where the model has them, from variable v on; returns the next. */
  private int heterogeneity(State state, RandomStream stream, int v, double[][] out, int at) {
    double[] heterogeneity = state.dispersion().heterogeneity();
    int next = v;
    if (hasTau) {
      double sum = 0;
      for (double value : heterogeneity) {
        sum += value;
      }
      double tau2 = sum / heterogeneity.length;
      out[next++][at] = Math.sqrt(tau2);
      out[next++][at] = tau2;
    }
    if (hasNext) {
      int like = (int) (heterogeneity.length * stream.nextUniform());
      out[next++][at] = state.beta()[0] + Math.sqrt(heterogeneity[like]) * stream.nextGaussian();
    }
    return next;
  }

  /** Partial correlations become correlations. */
  private void correlations(Dispersion dispersion, double[][] out, int at) {
    for (Shown one : correlations) {
      int m = groups.get(one.group()).effects().size();
      out[one.variable()][at] =
          dispersion.groupCorrelation(one.group())[one.effect() * m + one.with()];
    }
  }
}
