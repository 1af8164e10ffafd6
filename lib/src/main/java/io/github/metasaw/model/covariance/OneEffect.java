package io.github.metasaw.model.covariance;

import io.github.metasaw.formula.Target;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Optional;

/** One effect: G_g is exp(2 a_g'alpha), alpha the coefficients of a design of log SD by level. */
public final class OneEffect extends EffectCovariance {

  private final ScaleDesign sd;

  /**
   * @param sd log SD [levels x q]
   */
  public OneEffect(ScaleDesign sd) {
    this.sd = sd;
  }

  @Override
  int size() {
    return 1;
  }

  @Override
  int dimension() {
    return sd.columns();
  }

  @Override
  List<Parameter> parameters(String group, List<String> effects) {
    return sd.parameters(new Target.Sd(group));
  }

  @Override
  Optional<ScaleDesign> design() {
    return Optional.of(sd);
  }

  @Override
  void start(double[] logSd, double[] theta, int from) {
    sd.constant(logSd[0], theta, from);
  }

  @Override
  void roots(double[] own, double[] root) {
    for (int g = 0; g < root.length; g++) {
      root[g] = Math.exp(sd.linear(g, own, 0));
    }
  }

  @Override
  void gradient(double[] own, double[] root, double[] byRoot, double[] gradient, int from) {
    for (int g = 0; g < root.length; g++) {
      sd.accumulate(g, byRoot[g] * root[g], gradient, from);
    }
  }

  @Override
  void slope(double[] own, double[] root, int g, int t, double[] slope) {
    slope[0] = root[g] * sd.x(g, t);
  }

  @Override
  List<Boundary> boundaries(int from) {
    return sd.isConstant() ? List.of(Boundary.variance(from)) : List.of();
  }
}
