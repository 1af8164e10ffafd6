package io.github.metasaw.bayes.posterior;

import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import org.apiguardian.api.API;

/**
 * A quantity that has one value with a probability, the spike, and else a continuous distribution,
 * the slab: what averaging over models with and without a parameter leaves.
 *
 * @param spike the value
 * @param probability of the value, from 0 to 1
 * @param slab the distribution where it is not the value
 */
@API(status = API.Status.INTERNAL)
public record SpikeAndSlab(double spike, double probability, Marginal slab) implements Marginal {

  @Override
  public double mean() {
    return probability * spike + (1 - probability) * slab.mean();
  }

  @Override
  public double sd() {
    double mean = mean();
    double of = slab.sd();
    double gap = slab.mean() - mean;
    return Math.sqrt(
        probability * (spike - mean) * (spike - mean) + (1 - probability) * (of * of + gap * gap));
  }

  @Override
  public double density(double x) {
    return x == spike && probability > 0
        ? Double.POSITIVE_INFINITY
        : (1 - probability) * slab.density(x);
  }

  @Override
  public double cdf(double x) {
    return (x >= spike ? probability : 0) + (1 - probability) * slab.cdf(x);
  }

  @Override
  public double quantile(double p) {
    double share = 1 - probability;
    double below = share * slab.cdf(spike);
    if (p <= below && share > 0) {
      return slab.quantile(Math.min(1, p / share));
    }
    return p <= below + probability ? spike : slab.quantile(Math.min(1, (p - probability) / share));
  }

  @Override
  public double mode() {
    return probability > 0 ? spike : slab.mode();
  }

  @Override
  public Interval shortest(double level) {
    return HighestDensityInterval.interval(this::quantile, level);
  }
}
