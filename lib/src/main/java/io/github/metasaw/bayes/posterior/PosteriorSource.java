package io.github.metasaw.bayes.posterior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/** Where the marginals of a posterior come from: from quadrature, or from draws. */
@API(status = API.Status.INTERNAL)
public interface PosteriorSource {

  /** The posterior of a variable. */
  Marginal marginal(PosteriorVariable variable);

  /** variable, mean, sd, quantiles, and what tells of convergence: NaN where nothing converges. */
  Table summary();

  /** Joint draws. */
  Draws sample();

  /** Remarks on how the posterior was computed. */
  List<Check> checks();
}
