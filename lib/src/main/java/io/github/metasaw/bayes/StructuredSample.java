package io.github.metasaw.bayes;

import io.github.metasaw.bayes.exact.TauMarginal;
import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import java.util.List;
import java.util.Optional;

/**
 * What sampling a model of any structure gives.
 *
 * @param draws of all variables
 * @param checks what the sampler has to remark
 * @param thetas theta of the likelihood at some of the draws [some][q]
 * @param sigma the posterior of sigma by quadrature, where it is the only unknown SD
 * @param marginalLikelihood p(y)
 */
record StructuredSample(
    Draws draws,
    List<Check> checks,
    double[][] thetas,
    Optional<TauMarginal> sigma,
    MarginalLikelihood marginalLikelihood) {

  StructuredSample {
    checks = List.copyOf(checks);
  }
}
