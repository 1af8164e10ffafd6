package io.github.metasaw.formula;

/** The parameter that a line of model text models: its left side. */
public sealed interface Target {

  /** The name as terms are prefixed with it: {@code mu}, {@code sigma}, {@code sd(study)}. */
  String name();

  /**
   * The name in tables and messages, without the backquotes that the text needs.
   *
   * @return {@code mu}, {@code sigma1}, {@code sd(lab/study)}
   */
  default String label() {
    return name();
  }

  /**
   * The mean.
   *
   * @param outcome 0 for the only outcome, 1 and 2 of a bivariate model
   */
  record Mu(int outcome) implements Target {
    @Override
    public String name() {
      return outcome == 0 ? "mu" : "mu" + outcome;
    }
  }

  /** Log SD of the row-level heterogeneity. */
  record Sigma(int outcome) implements Target {
    @Override
    public String name() {
      return outcome == 0 ? "sigma" : "sigma" + outcome;
    }
  }

  /** Variance of the row-level heterogeneity itself, of one outcome: no logarithm is taken. */
  record Tau2() implements Target {
    @Override
    public String name() {
      return "tau2";
    }
  }

  /** Log SD of a group effect. */
  record Sd(String group) implements Target {
    @Override
    public String name() {
      String code = TermFactor.SYNTACTIC.matcher(group).matches() ? group : "`" + group + "`";
      return "sd(" + code + ")";
    }

    @Override
    public String label() {
      return "sd(" + group + ")";
    }
  }

  /** Fisher's z of the residual correlation of two outcomes. */
  record Rho12() implements Target {
    @Override
    public String name() {
      return "rho12";
    }
  }
}
