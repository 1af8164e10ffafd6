package io.github.metasaw.bayes.posterior;

import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/** Results that exist for independent studies with one tau. */
@API(status = API.Status.INTERNAL)
public interface OneTauPosterior extends ConditionalPosterior {

  /**
   * log p(y | tau), the mean integrated out over its prior.
   *
   * @param tau SDs of the true effects, 0 or more [n]
   * @return natural logs [n]
   */
  double[] logLikelihood(double... tau);

  /**
   * Mean and SD of each true effect given tau.
   *
   * @param tau SDs of the true effects, 0 or more [n]
   * @return study, tau, mean and sd, one row per study and value
   */
  Table thetaGivenTau(double... tau);

  /**
   * The posterior predictive p value of Q.
   *
   * @return P(Q of a replicate &gt;= Q of the data)
   */
  double predictiveP();

  /**
   * Every study against the rest of the model.
   *
   * @return study, yi, and mean, sd and two-sided p of yi as a new study's estimate
   */
  Table posteriorPredictive();
}
