package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.CoefficientNames;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.List;

/** The names of the variables of a posterior, and what each is. */
final class Variables {

  /** What a variable is. */
  enum Kind {
    COEFFICIENT,
    TAU,
    TAU2,
    THETA_NEW,
    BETA_F,
    ZETA2,
    THETA
  }

  /**
   * A variable.
   *
   * @param index of the coefficient or study, from 0
   */
  record Variable(String name, Kind kind, int index) {}

  private final List<Variable> all = new ArrayList<>();
  private final CoefficientNames coefficients;
  private final List<String> labels;

  Variables(Studies studies, Design design) {
    this.labels = studies.labels();
    this.coefficients = CoefficientNames.of(design.parameters());
    for (int j = 0; j < design.columns(); j++) {
      all.add(new Variable(coefficients.all().get(j), Kind.COEFFICIENT, j));
    }
    all.add(new Variable("tau", Kind.TAU, 0));
    all.add(new Variable("tau2", Kind.TAU2, 0));
    if (design.isInterceptOnly()) {
      all.add(new Variable("theta_new", Kind.THETA_NEW, 0));
    }
    all.add(new Variable("beta_F", Kind.BETA_F, 0));
    all.add(new Variable("zeta2", Kind.ZETA2, 0));
    for (int i = 0; i < studies.k(); i++) {
      all.add(new Variable("theta[" + (i + 1) + "]", Kind.THETA, i));
    }
  }

  List<Variable> all() {
    return all;
  }

  List<String> names() {
    return all.stream().map(Variable::name).toList();
  }

  /** The coefficients, which come first. */
  CoefficientNames coefficients() {
    return coefficients;
  }

  /**
   * The variable of a name; {@code theta[3]}, {@code theta["Paris"]}, {@code beta[term]} and {@code
   * mu} for an intercept beside moderators are understood too.
   */
  Variable find(String name) {
    String plain = name.strip();
    for (Variable variable : all) {
      if (variable.name().equals(plain)) {
        return variable;
      }
    }
    int j = coefficients.find(plain);
    if (j >= 0) {
      return all.get(j);
    }
    if (EffectIndex.isTheta(plain)) {
      int i = EffectIndex.row(plain, labels, "studies");
      return new Variable("theta[" + (i + 1) + "]", Kind.THETA, i);
    }
    List<String> valid = new ArrayList<>();
    all.stream().filter(v -> v.kind() != Kind.THETA).forEach(v -> valid.add(v.name()));
    valid.add("theta[1] to theta[" + labels.size() + "]");
    throw MetaException.unknown("variable", plain, "in the posterior", valid);
  }
}
