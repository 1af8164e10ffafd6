package io.github.metasaw.bayes.counts;

/** A quantity of a posterior of counts that is known by mean, SD and density. */
interface MixedQuantity {

  /** Its mean; NaN where there is none. */
  double mean();

  /** Its SD; infinite where there is none. */
  double sd();

  /** The middle of its bulk. */
  double centre();

  /** Half the width of its bulk; 0 of a known value. */
  double scale();

  /** Its density at x. */
  double density(double x);

  /** Whether it is known. */
  default boolean isPoint() {
    return scale() == 0;
  }
}
