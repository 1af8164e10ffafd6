package io.github.metasaw.bayes.posterior;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Marginal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/**
 * What is known in closed form given the heterogeneity, averaged over its posterior: with one tau
 * and independent studies over a quadrature rule for tau, in any other model over draws.
 */
@API(status = API.Status.INTERNAL)
public interface ConditionalPosterior {

  /** The posterior of a variable by quadrature, which draws should follow. */
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

  /** Predictions at the rows fitted; one of each outcome without moderators. */
  void predictFitted(Consumer<Prediction> to);

  /** The estimate that a next study with this standard error would give. */
  Marginal newEstimate(double se);

  /** Another estimate of the effect of a row, from 0, with the same sampling variance. */
  Marginal replicate(int row);

  /** p(y). */
  MarginalLikelihood marginalLikelihood();

  /** Monte Carlo standard error of log p(y); 0 by quadrature. */
  double logMarginalError();

  /** p(y) of the same model with other priors. */
  MarginalLikelihood marginalLikelihood(ModelPriors other);

  /** Remarks on how much the data say of heterogeneity. */
  List<Check> identification();

  /** Remarks on whether the model could have made such data. */
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
