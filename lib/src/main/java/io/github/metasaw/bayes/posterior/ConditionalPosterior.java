package io.github.metasaw.bayes.posterior;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Marginal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/**
 * Results that have closed forms given the heterogeneity, averaged over its posterior: over a
 * quadrature rule for tau with one tau and independent studies, over draws in any other model.
 */
@API(status = API.Status.INTERNAL)
public interface ConditionalPosterior {

  /**
   * The posterior of a variable by quadrature, with which draws can be compared.
   *
   * @param variable of the model
   * @return empty where there is none
   */
  Optional<Marginal> exactMarginal(PosteriorVariable variable);

  /**
   * Mean share of each row in the posterior mean of mu given the heterogeneity, in per cent [k].
   * What is left to 100 is the share of the prior of mu, as in bayesmeta's {@code weights}.
   */
  double[] weights();

  /** Mean share of the mean in the effect of each row, which for one tau is vi/(vi + tau2) [k]. */
  double[] shrinkageFactors();

  /**
   * Predictions at new values of the moderators, with two outcomes all rows of the first and then
   * all of the second.
   *
   * @param newdata a row for each prediction of an outcome
   * @param to takes them in order
   */
  void predict(Table newdata, Consumer<Prediction> to);

  /**
   * Predictions at the rows fitted; one per outcome without moderators.
   *
   * @param to takes them in order
   */
  void predictFitted(Consumer<Prediction> to);

  /**
   * The predictive distribution of the estimate of a new study.
   *
   * @param se its standard error
   * @return the distribution of the estimate
   */
  Marginal newEstimate(double se);

  /**
   * The predictive distribution of another estimate of the effect of a row, with the same sampling
   * variance.
   *
   * @param row from 0
   * @return the distribution of the estimate
   */
  Marginal replicate(int row);

  /**
   * The marginal likelihood.
   *
   * @return log p(y)
   */
  MarginalLikelihood marginalLikelihood();

  /**
   * The Monte Carlo standard error of log p(y).
   *
   * @return 0 by quadrature
   */
  double logMarginalError();

  /**
   * The marginal likelihood of the same model with other priors.
   *
   * @param other priors
   * @return log p(y)
   */
  MarginalLikelihood marginalLikelihood(ModelPriors other);

  /**
   * Priors of parameters that have been integrated out, as model text writes them.
   *
   * @return left and right side of each; none of most models
   */
  default Map<String, String> otherPriors() {
    return Map.of();
  }

  /**
   * Checks of how much the data say about heterogeneity.
   *
   * @return the checks that do not pass
   */
  List<Check> identification();

  /**
   * Checks of whether the model could have generated the data.
   *
   * @return the checks that do not pass
   */
  List<Check> adequacy();

  /**
   * A prediction.
   *
   * @param outcome 1 or 2 of two outcomes; 0 of one
   * @param mean the mean effect there
   * @param next the true effect of a new study there
   */
  record Prediction(int outcome, Marginal mean, Marginal next) {}
}
