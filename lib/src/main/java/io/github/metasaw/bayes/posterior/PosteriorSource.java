package io.github.metasaw.bayes.posterior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/** The source of the marginals of a posterior: quadrature or draws. */
@API(status = API.Status.INTERNAL)
public interface PosteriorSource {

  /**
   * The posterior of a variable.
   *
   * @param variable of the model
   * @return its marginal distribution
   */
  Marginal marginal(PosteriorVariable variable);

  /**
   * The posterior of all variables.
   *
   * @return variable, mean, sd, quantiles, rhat, ess_bulk, ess_tail, mcse; the last four are NaN by
   *     quadrature
   */
  Table summary();

  /**
   * Draws from the joint posterior.
   *
   * @return draws of all variables
   */
  Draws sample();

  /**
   * Checks of how the posterior was computed.
   *
   * @return the checks, those that pass among them
   */
  List<Check> checks();
}
