package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.SpatialCorrelation;

/**
 * What a posterior asks of correlations by distance beyond what a maximum of the likelihood does:
 * the effects of the levels are drawn, so that their correlations must be possible at every range.
 */
final class SpatialRules {

  private SpatialRules() {}

  /**
   * Refuses a group whose correlations by distance are none.
   *
   * @throws MetaException where a function, such as the linear one of places in a plane, gives
   *     negative variances
   */
  static void refuse(GroupEffect group) {
    if (group.dependence() instanceof SpatialCorrelation spatial) {
      double range = spatial.impossibleRange();
      if (!Double.isNaN(range)) {
        throw MetaException.of(
            "cov = %s gives no possible correlations of these levels of %s, for example at a range of %s, so that their effects have no posterior; take cov = exp, or fit this model by REML"
                .formatted(spatial.function().id(), group.name(), CheckNumber.number(range)));
      }
    }
  }
}
