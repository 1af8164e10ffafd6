package io.github.metasaw.bayes.posterior;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.RegressionData;
import org.apiguardian.api.API;

/**
 * A model with its data and priors.
 *
 * @param studies the data
 * @param design of the mean
 * @param priors of all parameters
 * @param variables that the posterior has
 */
@API(status = API.Status.INTERNAL)
public record PosteriorModel(
    Studies studies, Design design, ModelPriors priors, PosteriorVariables variables) {

  /**
   * The data as arrays.
   *
   * @return estimates, sampling variances and design
   */
  public RegressionData data() {
    return design.data(studies);
  }
}
