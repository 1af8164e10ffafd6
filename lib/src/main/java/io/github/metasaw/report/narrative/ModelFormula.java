package io.github.metasaw.report.narrative;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.statement.Statements;
import java.util.Optional;

/** The model as a formula, where one line says all of it. */
final class ModelFormula {

  private static final Block.Formula COMMON =
      new Block.Formula("yᵢ ~ N(β, vᵢ)", "y_i \\sim N(\\beta, v_i)");
  private static final Block.Formula FIXED =
      new Block.Formula(
          "yᵢ ~ N(βᵢ, vᵢ); the estimand is Σ wᵢβᵢ with wᵢ proportional to 1/vᵢ",
          "y_i \\sim N(\\beta_i, v_i), \\qquad \\beta_F = \\sum_i w_i \\beta_i, \\quad w_i \\propto 1 / v_i");
  private static final Block.Formula RANDOM =
      new Block.Formula(
          "yᵢ ~ N(θᵢ, vᵢ), θᵢ ~ N(μ, τ²)",
          "y_i \\sim N(\\theta_i, v_i), \\qquad \\theta_i \\sim N(\\mu, \\tau^2)");
  private static final Block.Formula REGRESSION =
      new Block.Formula(
          "yᵢ ~ N(θᵢ, vᵢ), θᵢ ~ N(xᵢ′β, τ²)",
          "y_i \\sim N(\\theta_i, v_i), \\qquad \\theta_i \\sim N(x_i' \\beta, \\tau^2)");

  private ModelFormula() {}

  /** The formula of a model with one variance or none; empty for others. */
  static Optional<Block.Formula> of(Fit fit) {
    if (fit.studies().k() == 1) {
      return Optional.empty();
    }
    boolean isPooled = fit.design().isInterceptOnly();
    if (fit instanceof BayesFit posterior) {
      boolean isOneTau = posterior.prior(BayesFit.TAU).isPresent();
      return isOneTau ? Optional.of(isPooled ? RANDOM : REGRESSION) : Optional.empty();
    }
    if (!(fit instanceof FrequentistFit frequentist) || !Statements.isOneVariance(frequentist)) {
      return Optional.empty();
    }
    return switch (frequentist.estimator()) {
      case COMMON -> isPooled ? Optional.of(COMMON) : Optional.empty();
      case FIXED -> isPooled ? Optional.of(FIXED) : Optional.empty();
      default -> Optional.of(isPooled ? RANDOM : REGRESSION);
    };
  }
}
